"""What somebody brought from another place."""

from dataclasses import dataclass
from datetime import date, datetime

from porch.people.models import Brought, Member


@dataclass(frozen=True)
class Archive:
    """``lines``: moments (None where there was none) and words, oldest first."""

    on: date
    lines: list[tuple[datetime | None, str]]


def brought_of(member: Member) -> Archive | None:
    kept = Brought.objects.filter(member=member).first()
    if kept is None:
        return None
    lines = [(datetime.fromisoformat(one["at"]) if one["at"] else None, one["words"]) for one in kept.lines]
    return Archive(kept.brought_on, lines)
