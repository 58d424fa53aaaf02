"""Pages of this room: parse, call one door, answer."""
