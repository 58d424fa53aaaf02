"""What this room decides: plain values in, plain values out."""
