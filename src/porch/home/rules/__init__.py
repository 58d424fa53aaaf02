"""What the door knows without asking anyone."""
