"""What somebody keeps days of, the rows that are only ever added, and what was wished for afterwards."""

from porch.days.models.after import After
from porch.days.models.thread import Row, Thread

__all__ = ["After", "Row", "Thread"]
