"""Pages of the door, what helps, and paper."""
