"""What this room decides, as values in and values out."""
