"""What the journal does by itself and when told: keep the index, and bring along what was written elsewhere."""

from porch.journal.actions.indexing import catch_up, index

__all__ = ["catch_up", "index"]
