"""Who is around when, by the clock on the community's wall."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from porch.people.rules.hours import DAYS, PARTS


@dataclass(frozen=True)
class Around:
    """Someone, the zone they live by, and the hours of the week they said they are usually free."""

    name: str
    zone: str
    hours: tuple[str, ...]


@dataclass(frozen=True)
class Slot:
    """A part of a day: who is around for any hour of it, by name."""

    day: str
    part: str
    names: tuple[str, ...]


def rota(people: Iterable[Around], zone: str, monday: date) -> list[list[Slot]]:
    """One row for each part of a day from morning to night, one slot for each day from Monday.

    Hours are told in each person's own zone and shown in ``zone``, as the clocks stand in the week of ``monday``.
    """
    found: dict[tuple[str, str], set[str]] = {}
    for one in people:
        for hour in one.hours:
            found.setdefault(_slot(hour, one.zone, zone, monday), set()).add(one.name)
    parts = ("morning", "afternoon", "evening", "night")
    return [[Slot(day, part, tuple(sorted(found.get((day, part), ())))) for day in DAYS] for part in parts]


def _slot(hour: str, told_in: str, shown_in: str, monday: date) -> tuple[str, str]:
    day, at = hour.split("-")
    on = monday + timedelta(days=DAYS.index(day))
    told = datetime(on.year, on.month, on.day, int(at), tzinfo=ZoneInfo(told_in))
    here = told.astimezone(ZoneInfo(shown_in))
    return DAYS[here.weekday()], next(part for part, hours in PARTS.items() if here.hour in hours)
