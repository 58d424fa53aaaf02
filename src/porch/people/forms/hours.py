"""The hours of a week: whole parts of a day, or single hours, and the time zone they are in."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from porch.people.forms.joining import ZoneField, offer_told_zone
from porch.people.models import Member
from porch.people.rules.hours import DAYS, PARTS, NotAnHour, checked_hours, hours_of_part

DAY_NAMES = {
    "mon": _("Monday"),
    "tue": _("Tuesday"),
    "wed": _("Wednesday"),
    "thu": _("Thursday"),
    "fri": _("Friday"),
    "sat": _("Saturday"),
    "sun": _("Sunday"),
}
PART_NAMES = {
    "night": _("Night 0–6"),
    "morning": _("Morning 6–12"),
    "afternoon": _("Afternoon 12–18"),
    "evening": _("Evening 18–24"),
}


@dataclass(frozen=True)
class Box:
    """One box of the grid: what it is called, what it sends, whether it is ticked."""

    label: str
    value: str
    ticked: bool


@dataclass(frozen=True)
class Row:
    """One day across, for the parts, or one hour across all days; ``short`` is for a narrow page."""

    label: str
    boxes: list[Box]
    short: str = ""


@dataclass(frozen=True)
class PartOfDay:
    """The finer hours of one part; ``open`` when some of them are ticked."""

    label: str
    rows: list[Row]
    open: bool


class HoursForm(forms.Form):
    """Hours make no sense without a time zone, so both are said on one page and saved together.

    A part that is wholly free is one tick; only what is left over is ticked hour by hour, so that without a
    script nothing has to be unticked twice.
    """

    time_zone = ZoneField()

    def __init__(self, member: Member, data: Any = None) -> None:
        super().__init__(data, initial={"time_zone": member.time_zone})
        offer_told_zone(self)
        self.told = _posted(data) if data is not None else list(member.lived.hours)

    def clean(self) -> dict[str, Any]:
        try:
            hours = checked_hours(self.told)
        except NotAnHour as strange:
            raise forms.ValidationError(gettext("One of the hours was not understood.")) from strange
        return {**self.cleaned_data, "hours": hours}

    @property
    def parts(self) -> list[Row]:
        return [
            Row(str(name), [_part_box(day, part, self._free) for part in PARTS], str(name)[:3])
            for day, name in DAY_NAMES.items()
        ]

    @property
    def part_names(self) -> list[str]:
        return [str(name) for name in PART_NAMES.values()]

    @property
    def day_names(self) -> list[tuple[str, str]]:
        return [(str(name)[:2], str(name)) for name in DAY_NAMES.values()]

    @property
    def finer(self) -> list[PartOfDay]:
        return [self._finer(part, str(name)) for part, name in PART_NAMES.items()]

    @property
    def _free(self) -> set[str]:
        return set(self.told)

    def _finer(self, part: str, name: str) -> PartOfDay:
        left = {hour for day in DAYS for hour in _left_over(day, part, self._free)}
        rows = [
            Row(
                f"{hour}:00",
                [_hour_box(day, hour, ticked=f"{day}-{hour}" in left) for day in DAYS],
            )
            for hour in PARTS[part]
        ]
        return PartOfDay(name, rows, bool(left))


def _posted(data: Any) -> list[str]:
    """Single hours, and the hours of every whole part."""
    whole = [part.partition("-")[::2] for part in data.getlist("part")]
    found = [hour for day, part in whole for hour in (hours_of_part(day, part) if part in PARTS else [day])]
    return [*data.getlist("hour"), *found]


def _left_over(day: str, part: str, free: Iterable[str]) -> list[str]:
    hours = hours_of_part(day, part)
    return [] if set(hours) <= set(free) else [hour for hour in hours if hour in set(free)]


def _part_box(day: str, part: str, free: set[str]) -> Box:
    label = f"{DAY_NAMES[day]}, {PART_NAMES[part]}"
    return Box(label, f"{day}-{part}", set(hours_of_part(day, part)) <= free)


def _hour_box(day: str, hour: int, *, ticked: bool) -> Box:
    return Box(f"{DAY_NAMES[day]}, {hour}:00 to {hour + 1}:00", f"{day}-{hour}", ticked)
