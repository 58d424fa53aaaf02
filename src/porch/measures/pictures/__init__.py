"""Drawings of what the engines say: plain values and words in, marks out. Pages translate the words they pass in."""
