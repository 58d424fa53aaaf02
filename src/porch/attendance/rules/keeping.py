"""How long what is kept."""

from datetime import timedelta

TAKEN_KEPT = timedelta(days=1)
"""A certificate that was taken keeps its number so long, for whoever lost the page; then nothing leads to the sheet."""

KEPT = timedelta(days=365)
"""What is held, and what one noted oneself, goes a year after its day."""

LONGEST_NAME = 120
LONGEST_WORDS = 100
MOST_NOTED = 400
