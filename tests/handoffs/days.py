"""Days to try the rules of hand-overs with."""

from datetime import date

from hypothesis import strategies as st

FIRST = date(2026, 12, 1)


def days() -> st.SearchStrategy[int]:
    """A day of December."""
    return st.integers(1, 31)
