"""What is fair in a house."""
