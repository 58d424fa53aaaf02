"""Pieces of what stands under a story."""
