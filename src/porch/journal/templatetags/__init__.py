"""Pieces of a page of the journal."""
