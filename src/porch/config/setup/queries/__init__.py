"""Reads: has this community begun, how it is set up, what remains."""
