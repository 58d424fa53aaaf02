"""One meeting as a line of a list: all of it in words already, because a page holds fifty of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language, gettext

from porch.kit.wall_clock import shown_elsewhere
from porch.listings.found import Hit
from porch.listings.vocabulary import FELLOWSHIPS, TYPES
from porch.meetings.models import Meeting
from porch.meetings.rules.around import Measure
from porch.meetings.rules.getting_in import digits_of, leads_in
from porch.meetings.rules.towns import town_in
from porch.meetings.words import CLOSED, CLOSED_OF_FAMILIES, DAYS, KINDS, distance_in_words
from porch.people.rules.zones import town_of

LEFT_OUT = frozenset({"venue", "way", "subject", "place", "beside"})
"""Kinds of words that wait for the meeting's own page: a line tells who may come and what one needs to get in."""
MOST_WORDS = 5
ORDER = {one: at for at, one in enumerate(TYPES)}
USUAL = f"lang-{settings.LANGUAGE_CODE[:2]}"
"""The language nobody needs to be told of."""


@dataclass(frozen=True, slots=True)
class Clock:
    """Whose clock a list is read by, and the moment."""

    zone: str
    now: datetime

    @property
    def today(self) -> date:
        return self.now.astimezone(ZoneInfo(self.zone)).date()


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """``on`` is the day it stands under, None by appointment. ``href`` and ``act`` are its one button, or empty."""

    number: int
    meeting: Meeting
    address: str
    on: date | None
    time: str
    ends: str
    elsewhere: str
    is_on: bool
    where: str
    words: str
    checked: date
    href: str
    act: str
    leaves: bool
    point: tuple[float, float] | None


def cards(
    found: Iterable[tuple[Meeting, Hit]],
    clock: Clock,
    measure: Measure,
    first: int = 1,
    *,
    to_the_door: bool = False,
) -> list[Card]:
    """In the order in which they were found, numbered from ``first`` on.

    ``to_the_door``: of a meeting held both ways the button leads to its place, not into its link.
    """
    drawing = _Drawing(clock, measure, to_the_door)
    return [drawing.card(number, meeting, hit) for number, (meeting, hit) in enumerate(found, first)]


class _Drawing:
    """What is the same for all cards of a list: whose clock, which measure, the words in one language."""

    def __init__(self, clock: Clock, measure: Measure, to_the_door: bool) -> None:
        self.clock, self.measure, self.to_the_door = clock, measure, to_the_door
        self.pages, self.said = reverse("meetings:find"), _said(get_language() or "")
        self.today = clock.today

    def card(self, number: int, meeting: Meeting, hit: Hit) -> Card:
        address = f"{self.pages}{meeting.slug}/"
        href, act, leaves = self._button(meeting, address)
        return Card(
            number=number,
            meeting=meeting,
            address=address,
            **self._when(meeting, hit),
            where=self._where(meeting, hit),
            words=" · ".join(words_of(meeting)),
            checked=meeting.confirmed_on,
            href=href,
            act=act,
            leaves=leaves,
            point=_point(meeting),
        )

    def _when(self, meeting: Meeting, hit: Hit) -> dict[str, Any]:
        if hit.starts is None or hit.ends is None:
            return {"on": None, "time": "", "ends": "", "elsewhere": "", "is_on": False}
        zone = ZoneInfo(self.clock.zone)
        starts, ends = hit.starts.astimezone(zone), hit.ends.astimezone(zone)
        return {
            "on": self.today if hit.is_on else starts.date(),
            "time": f"{starts:%H:%M}",
            "ends": f"{ends:%H:%M}",
            "elsewhere": _elsewhere(meeting, starts) if meeting.time_zone != self.clock.zone else "",
            "is_on": hit.is_on,
        }

    def _where(self, meeting: Meeting, hit: Hit) -> str:
        """How far and at what place, or the town of a place; online or by phone beside it."""
        parts, more = [], meeting.more
        if meeting.has_a_door:
            far = distance_in_words(hit.km, self.measure) if hit.km is not None else ""
            place = meeting.location or more.get("address") or more.get("formatted_address", "")
            town = town_in(more)
            town = "" if town in place else town
            parts.append(", ".join(part for part in (far, place, town) if part))
        if meeting.conference_url:
            parts.append(self.said["online"])
        elif meeting.conference_phone:
            parts.append(self.said["phone"])
        if not parts:
            parts.append(", ".join(part for part in (town_in(more), self.said["ask"]) if part))
        return " · ".join(parts)

    def _button(self, meeting: Meeting, address: str) -> tuple[str, str, bool]:
        """Where the one button leads, what it says, and whether that is another site."""
        goes = meeting.has_a_door
        if leads_in(meeting.conference_url) and not (goes and self.to_the_door):
            return meeting.conference_url, self.said["join"], True
        if goes:
            return f"{address}#where", self.said["directions"], False
        number = digits_of(meeting.conference_phone)
        return (f"tel:{number}", self.said["call"], False) if number else ("", "", False)


def _elsewhere(meeting: Meeting, starts: datetime) -> str:
    """The start by the meeting's own clock, where that shows another time."""
    there = shown_elsewhere(starts, meeting.zone)
    if there is None:
        return ""
    when = {"time": f"{there:%H:%M}", "town": town_of(meeting.zone)}
    if there.date() == starts.date():
        return gettext("%(time)s in %(town)s") % when
    return gettext("%(day)s %(time)s in %(town)s") % {**when, "day": DAYS[there.isoweekday() % 7]}


def words_of(meeting: Meeting) -> list[str]:
    """Fellowship and kinds, the few that decide whether one goes."""
    known = FELLOWSHIPS.get(meeting.fellowship)
    first = [known.short if known else meeting.fellowship] if meeting.fellowship else []
    ids = list(meeting.types)
    if meeting.open_to and meeting.open_to not in ids:
        ids.insert(0, meeting.open_to)
    kinds = [one for one in ids if one in TYPES and TYPES[one].kind not in LEFT_OUT and one != USUAL]
    names = _names(get_language() or "")
    named = [names[one] for one in sorted(kinds, key=ORDER.__getitem__)]
    if "closed" in kinds and known is not None and known.for_families:
        named[named.index(names["closed"])] = str(CLOSED_OF_FAMILIES)
    return [*first, *named][:MOST_WORDS]


@cache
def _names(language: str) -> dict[str, str]:
    """Looked up once: fifty lines of five words each would ask for the same dozen."""
    return {one: str(KINDS.get(one, known.name)) for one, known in TYPES.items()} | {"closed": str(CLOSED)}


@cache
def _said(language: str) -> dict[str, str]:
    return {
        "online": gettext("Online"),
        "phone": gettext("By phone"),
        "join": gettext("Join"),
        "directions": gettext("Directions"),
        "call": gettext("Call in"),
        "ask": gettext("ask where"),
    }


def _point(meeting: Meeting) -> tuple[float, float] | None:
    if meeting.latitude is None or meeting.longitude is None or not meeting.has_a_door:
        return None
    return meeting.latitude, meeting.longitude
