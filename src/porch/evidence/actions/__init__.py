"""Verbs of this room: asking for a report, making it, letting it be read."""
