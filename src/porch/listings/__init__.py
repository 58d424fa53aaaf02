"""Meetings as the field's lists tell of them: read, written, told by the clock, found. Plain Python, no database."""
