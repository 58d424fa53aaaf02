"""What is given at the gate so that somebody may be told that one comes less, and why it is looked at."""

SCOPE = "coming-less"
PURPOSE = "staying"
TO_WORKERS = "programme-workers"
"""The relation: whoever works in a programme somebody stays in."""
