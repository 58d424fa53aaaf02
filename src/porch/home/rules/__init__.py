"""What the door knows without asking anyone: the studies, as data."""
