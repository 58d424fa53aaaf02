"""Pages of this room: the public list with its desk, and what a group keeps of its own meetings."""
