"""Reads of this room, each narrowed to its viewer."""
