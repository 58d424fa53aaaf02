"""What is decided here, as plain values."""
