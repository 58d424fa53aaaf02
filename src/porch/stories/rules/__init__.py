"""What holds for stories, as plain values."""
