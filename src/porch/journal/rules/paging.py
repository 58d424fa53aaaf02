"""Where one page of the journal ends and the next begins: by the last story's own key, so that no page is ever counted.

Stories that come or go meanwhile neither repeat nor hide one.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_A_TICK = timedelta(microseconds=1)


@dataclass(frozen=True, order=True)
class Key:
    """The place of a story among all of them: when it was posted, then its number."""

    at: datetime
    number: UUID

    def __str__(self) -> str:
        return f"{(self.at - EPOCH) // _A_TICK:x}-{self.number.hex}"


def key_in(said: str) -> Key | None:
    """What ``str`` of a key gave; None for anything else."""
    moment, dash, number = said.partition("-")
    if not dash or not 0 < len(moment) <= 15 or len(number) != 32:
        return None
    try:
        key = Key(EPOCH + int(moment, 16) * _A_TICK, UUID(hex=number))
    except (ValueError, OverflowError):
        return None
    return key if str(key) == said else None
