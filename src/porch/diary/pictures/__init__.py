"""What the days together show: pictures of one's own entries and runs, each with a sentence and its numbers.

Every module makes one picture from plain values and decides nothing else; ``gathered`` reads them, ``page`` puts them
together.
"""

from porch.diary.pictures.page import CODES, Page, for_page, one
from porch.diary.pictures.periods import Period

__all__ = ["CODES", "Page", "Period", "for_page", "one"]
