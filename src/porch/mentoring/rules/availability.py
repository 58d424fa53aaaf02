"""How long a mentor's word that they are there holds, and when to ask again."""

from dataclasses import dataclass
from datetime import datetime, timedelta

NOTICE = timedelta(days=7)
"""How long before it runs out they are told."""

TIME_TO_SAY = timedelta(days=7)
"""How long the question whether they are still up for it stays open."""

UNANSWERED = 2
"""So many offers in a row without any answer, and they are asked."""


@dataclass(frozen=True)
class Word:
    """``confirmed_at``: when they last said they are there. ``rests``: they said they rest, or were asked in vain."""

    confirmed_at: datetime
    rests: bool = False

    def until(self, days: int) -> datetime:
        return self.confirmed_at + timedelta(days=days)

    def holds(self, now: datetime, days: int) -> bool:
        return not self.rests and now < self.until(days)

    def is_notice_due(self, now: datetime, days: int) -> bool:
        """A week before it runs out, and not once it has."""
        return not self.rests and self.until(days) - NOTICE <= now < self.until(days)
