"""What is answered at the addresses of this room."""
