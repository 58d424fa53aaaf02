"""Pages and verbs of this room."""
