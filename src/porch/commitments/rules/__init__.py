"""What this room decides, in plain values."""
