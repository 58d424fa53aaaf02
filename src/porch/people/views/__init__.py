"""Pages of this room: joining, coming back, settings, the desk of roles."""
