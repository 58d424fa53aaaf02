"""What somebody can write when they mark something of their own."""

LONGEST = 80
MOST = 1000  # marks of one person
"""Words fit on a card."""
