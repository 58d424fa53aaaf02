"""What the journal does by itself and when told: keep the index, and bring along what was written elsewhere."""

from porch.journal.actions.bringing import Outcome, Whose, bring
from porch.journal.actions.files import MARKDOWN, WXR, Pictures, kind_of, posts_in
from porch.journal.actions.indexing import catch_up, index

__all__ = [
    "MARKDOWN",
    "WXR",
    "Outcome",
    "Pictures",
    "Whose",
    "bring",
    "catch_up",
    "index",
    "kind_of",
    "posts_in",
]
