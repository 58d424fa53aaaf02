"""When a weekly meeting happens, what may be told of one, and how a calendar reads it."""
