"""A floor as it lies in the database: short, plain values."""

from datetime import datetime
from typing import Any

from porch.rooms.rules.floor import Chair, Floor


def as_values(floor: Floor) -> dict[str, Any]:
    return {
        "mode": floor.mode,
        "how": floor.how,
        "minutes": floor.minutes,
        "hosts_speak": floor.hosts_speak,
        "order": list(floor.order),
        "holder": floor.holder,
        "since": _written(floor.since),
        "extra": floor.extra,
        "paused_at": _written(floor.paused_at),
        "said": list(floor.said),
        "chairs": [_chair(chair) for chair in floor.chairs],
    }


def from_values(values: dict[str, Any]) -> Floor:
    """The floor that was written; an empty one where there is nothing yet."""
    if not values:
        return Floor()
    told = dict(values)
    for moment in ("since", "paused_at"):
        told[moment] = _read(told[moment])
    for many in ("order", "said"):
        told[many] = tuple(told[many])
    told["chairs"] = tuple(_read_chair(*row) for row in told["chairs"])
    return Floor(**told)


_MARKS = (("types", "t"), ("joins", "j"), ("newcomer", "n"), ("slow", "s"), ("known", "k"))


def _chair(chair: Chair) -> list[Any]:
    marks = "".join(mark for name, mark in _MARKS if getattr(chair, name))
    return [chair.no, chair.role, marks, chair.shares, _written(chair.gone_at)]


def _read_chair(no: int, role: str, marks: str, shares: int, gone_at: str | None) -> Chair:
    flags = {name: mark in marks for name, mark in _MARKS}
    return Chair(no, role, shares=shares, gone_at=_read(gone_at), **flags)


def _written(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _read(written: str | None) -> datetime | None:
    return datetime.fromisoformat(written) if written else None
