"""Conversations between two or in a group, and their messages."""
