"""What groups decide by: plain values in, plain values out."""
