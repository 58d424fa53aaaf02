"""Pages of the asks room."""
