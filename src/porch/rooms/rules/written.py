"""A floor as it lies in the database: short, plain values."""

from datetime import datetime
from typing import Any

from porch.rooms.rules.floor import Chair, Floor
from porch.rooms.rules.lead import Door, Lead


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
        "door": [floor.door.way, list(floor.door.waiting)],
        "lead": _lead(floor.lead),
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
    if "door" in told:
        way, waiting = told["door"]
        told["door"] = Door(way, tuple(waiting))
    if "lead" in told:
        told["lead"] = _read_lead(told["lead"])
    return Floor(**told)


_MOMENTS = ("missing_since", "asked_at", "adrift_at")


def _lead(lead: Lead) -> dict[str, Any]:
    """Only what is so: most of the time nobody is missing and nobody is asked."""
    usual = Lead()
    found = {name: getattr(lead, name) for name in Lead.__dataclass_fields__}
    told = {name: value for name, value in found.items() if value != getattr(usual, name)}
    return {name: _written(value) if name in _MOMENTS else value for name, value in told.items()}


def _read_lead(values: dict[str, Any]) -> Lead:
    told = dict(values)
    for name in _MOMENTS:
        if name in told:
            told[name] = _read(told[name])
    for pairs in ("offers", "ready"):
        told[pairs] = tuple((no, role) for no, role in told.get(pairs, ()))
    told["passed"] = tuple(told.get("passed", ()))
    return Lead(**told)


_MARKS = (("types", "t"), ("joins", "j"), ("newcomer", "n"), ("slow", "s"), ("known", "k"), ("steady", "y"))


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
