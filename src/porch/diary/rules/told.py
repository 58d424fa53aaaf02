"""What one entry says: as it is told, as it is kept, and as measures read it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from porch.measures.told import Amount, Mood, Told, Used

FARTHEST = 32_000
"""Days back that can be told of: some 87 years."""


@dataclass(frozen=True)
class Said:
    """One time of telling, before it is kept. What is None or empty was not answered, and stays so.

    ``zone`` is where it is written (IANA); empty means its teller's own. ``note`` is for themselves only.
    """

    day: date
    zone: str = ""
    mood: Mood | None = None
    craving: int | None = None  # 0 to 10
    used: Used | None = None
    amounts: tuple[Amount, ...] = ()
    sleep: float | None = None  # hours
    halt: frozenset[str] = field(default_factory=frozenset)
    did: frozenset[str] = field(default_factory=frozenset)
    note: str = ""

    @property
    def is_empty(self) -> bool:
        """Nothing was answered and nothing was written."""
        return not as_body(self) and not self.note.strip()


class NotTold(Exception):
    """``field`` cannot be kept as it is; the words say why, in one sentence."""

    def __init__(self, field: str, why: str) -> None:
        super().__init__(why)
        self.field = field


def as_body(said: Said) -> dict[str, Any]:
    """What is kept of the answers, under readable keys: those that were given, and no others. Not the note."""
    body: dict[str, Any] = {
        "mood": said.mood and str(said.mood),
        "craving": said.craving,
        "used": said.used and str(said.used),
        "amounts": [_amount(one) for one in said.amounts],
        "sleep": said.sleep,
        "halt": sorted(said.halt),
        "did": sorted(said.did),
    }
    return {name: value for name, value in body.items() if value is not None and value != []}


def _amount(one: Amount) -> dict[str, Any]:
    told: dict[str, Any] = {"what": one.what}
    if one.grams is not None:
        told["grams"] = one.grams
    if one.how_much:
        told["how_much"] = one.how_much
    return told


def as_told(body: Mapping[str, Any], day: date, at: datetime) -> Told:
    """A kept entry as measures and pictures read it. What an older or newer program wrote and this one does not
    know is left out, never guessed."""
    return Told(
        day=day,
        at=at,
        zone=str(body.get("zone") or "UTC"),
        mood=one_of(Mood, body.get("mood")),
        craving=body.get("craving"),
        used=one_of(Used, body.get("used")),
        amounts=tuple(
            Amount(str(one.get("what", "")), one.get("grams"), str(one.get("how_much", "")))
            for one in body.get("amounts", ())
        ),
        sleep=body.get("sleep"),
        halt=frozenset(body.get("halt", ())),
        did=frozenset(body.get("did", ())),
    )


def one_of[Code: StrEnum](codes: type[Code], value: object) -> Code | None:
    """The member of a list of codes; None when it has no such code."""
    return codes(value) if isinstance(value, str) and value in list(codes) else None


def is_zone(name: str) -> bool:
    """Whether there is a time zone of this name."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True
