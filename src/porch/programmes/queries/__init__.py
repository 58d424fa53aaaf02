"""What is read here, narrowed to whoever reads it."""
