"""For how long a mentor is someone's: two for a while at first, then one who stays, and one who stands in meanwhile."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

TEMPORARY = "temporary"
LASTING = "lasting"
COVER = "cover"

MOST_TEMPORARY = 2
MOST_COVERED = MOST_TEMPORARY + 1
"""Each of someone's mentors may rest."""

SLOTS = {TEMPORARY: (1, 2), LASTING: (1,), COVER: (3,)}
"""Which of their open offers it is, for whoever waits: two may be open while they look for two."""


@dataclass(frozen=True)
class Had:
    """A mentor someone has or had. ``until`` is the end that was said beforehand, if there was one."""

    term: str
    is_live: bool
    until: datetime | None = None
    ended_at: datetime | None = None

    @property
    def ran_its_time(self) -> bool:
        """A time that came to its end as it was meant to."""
        return (
            self.term == TEMPORARY
            and self.until is not None
            and self.ended_at is not None
            and self.ended_at >= self.until
        )


@dataclass(frozen=True)
class Seeks:
    """What someone who asks for a mentor still seeks: ``more`` of this ``term``, beside the ``has`` they have."""

    term: str
    more: int
    has: int


def seeks(had: Iterable[Had], asked: Collection[str], *, most: int, is_mentor: bool) -> Seeks:
    """``asked`` are the terms of offers that are being answered; ``most`` is how many temporary mentors there are.

    Temporary mentors come first. Whoever had a lasting one, came to the end of a temporary one, or is a mentor
    already looks for one who stays.
    """
    known = list(had)
    live = [one for one in known if one.is_live and one.term != COVER]
    if any(one.term == LASTING for one in live):
        return Seeks(LASTING, 0, len(live))
    past_it = is_mentor or any(one.term == LASTING or one.ran_its_time for one in known)
    term = LASTING if past_it or not most else TEMPORARY
    under_way = sum(one != COVER for one in asked)
    filled = under_way + (len(live) if term == TEMPORARY else 0)
    return Seeks(term, max(0, (most if term == TEMPORARY else 1) - filled), len(live))
