"""What is known of people whose figures may be counted, each kind read in one question for a chunk of them."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q

from porch.asks.models import Ask
from porch.bonds.models import Mode, Pair
from porch.evidence.rules.gathered import Roll
from porch.mentoring.models import Seat
from porch.people.models import LivedExperience
from porch.programmes.models import Mark
from porch.programmes.rules.roll import Here

CRISIS = (Ask.Kind.TALK,)
"""Kinds of ask that cannot wait: somebody, now."""


@dataclass(frozen=True)
class Until:
    """How far things count: days to ``cut``, and what was written ``before`` its end, by the community's clock."""

    cut: date
    before: datetime
    zone: ZoneInfo

    @classmethod
    def end_of(cls, cut: date, zone: str) -> "Until":
        there = ZoneInfo(zone)
        return cls(cut, datetime.combine(cut + timedelta(days=1), datetime.min.time(), there), there)

    def day(self, at: datetime) -> date:
        return at.astimezone(self.zone).date()


# ---- walking with somebody ----


@dataclass
class Walks:
    """``peer_on``: the first day with a peer or a mentor; ``mentors``: they were one to somebody."""

    peer_on: date | None = None
    mentors: bool = False

    def met(self, day: date) -> None:
        self.peer_on = day if self.peer_on is None else min(self.peer_on, day)


def walks_of(
    ids: Collection[UUID], until: Until, since: Mapping[UUID, date] = MappingProxyType({})
) -> dict[UUID, Walks]:
    """How each stood to others until the cut: pairs of two, and seats in circles around a mentor.

    ``since``: the index day of each. A pair that was over by then, or a seat that was left and taken before it, was of
    another time.
    """
    found = {one: Walks() for one in ids}

    def in_its_time(one: UUID, ended: date | None) -> bool:
        return one in found and (ended is None or one not in since or ended > since[one])

    pairs = Pair.objects.filter(Q(first__in=ids) | Q(second__in=ids), started_at__lt=until.before)
    for mode, first, second, at, end in pairs.values_list(
        "mode", "first_id", "second_id", "started_at", "ended_at"
    ):
        ended = until.day(end) if end is not None else None
        if mode == Mode.MENTORS and in_its_time(first, ended):
            found[first].mentors = True
        elif in_its_time(first, ended):
            found[first].met(until.day(at))
        if in_its_time(second, ended):
            found[second].met(until.day(at))
    seats = Seat.objects.filter(member__in=ids, state__in=("joined", "left"), answered_at__lt=until.before)
    for member, part, state, answered in seats.values_list("member_id", "part", "state", "answered_at"):
        if answered is None or not in_its_time(member, until.day(answered) if state == "left" else None):
            continue
        if part == Seat.Part.MENTOR:
            found[member].mentors = True
        else:
            found[member].met(until.day(answered))
    return found


# ---- sessions ----


@dataclass
class Attended:
    """The roll of one stay, the last day somebody was there, and each day with how it was marked."""

    marks: list[tuple[date, str]]

    @property
    def roll(self) -> Roll:
        said = [here for _, here in self.marks]
        return Roll(*(said.count(one.value) for one in (Here.PRESENT, Here.EXCUSED, Here.ABSENT)))

    @property
    def last(self) -> date | None:
        return max((day for day, here in self.marks if here == Here.PRESENT), default=None)


def rolls_of(episodes: Collection[UUID], until: Until) -> dict[UUID, Attended]:
    """Marks of sessions that took place and whose roll was called, by stay."""
    marks = Mark.objects.filter(
        episode__in=episodes,
        session__called_off=False,
        session__rolled_at__isnull=False,
        session__starts_at__lt=until.before,
    )
    found: dict[UUID, Attended] = {}
    rows = marks.order_by("session__starts_at", "pk").values_list("episode_id", "session__starts_at", "here")
    for episode, at, here in rows:
        found.setdefault(episode, Attended([])).marks.append((until.day(at), here))
    return found


# ---- who is reached ----


@dataclass(frozen=True)
class Lived:
    """What somebody said of themselves, as codes; ``figures`` is for whom limits of grams are meant, if they said."""

    codes: Mapping[str, str]
    figures: str = ""


def lived_of(ids: Collection[UUID]) -> dict[UUID, Lived]:
    """Age band, gender, what they are in recovery from, language: what was told, never words of their own."""
    rows = LivedExperience.objects.filter(member__in=ids).values_list(
        "member_id", "age_band", "gender_lists", "substances", "languages"
    )
    return {member: _lived(age, genders, what, speaks) for member, age, genders, what, speaks in rows}


def _lived(age: str, genders: list[str], what: list[str], speaks: list[str]) -> Lived:
    told = {"age": age, "gender": _one(genders), "substance": _one(what), "language": _one(speaks)}
    figures = [one for one in ("men", "women") if one in genders]
    return Lived({name: code for name, code in told.items() if code}, figures[0] if len(figures) == 1 else "")


def _one(codes: list[str]) -> str:
    """One code as it is; more than one are "several", so that nobody stands in two lines of a table."""
    return "" if not codes else codes[0] if len(codes) == 1 else "several"


# ---- harms ----


def crises_of(ids: Collection[UUID], until: Until) -> dict[UUID, list[date]]:
    """The days on which each asked for somebody at once."""
    asks = Ask.objects.filter(asker__in=ids, kind__in=CRISIS, asked_at__lt=until.before)
    found: dict[UUID, list[date]] = {}
    for member, at in asks.order_by("asked_at", "pk").values_list("asker_id", "asked_at"):
        if member is not None:
            found.setdefault(member, []).append(until.day(at))
    return found


def in_chunks[Found](
    ids: Iterable[UUID], read: Callable[[Collection[UUID]], dict[Any, Found]], size: int = 2000
) -> dict[Any, Found]:
    """``read`` for all of ``ids``, some thousands at a time: databases take only so many in one question."""
    every, found = list(ids), dict[Any, Found]()
    for at in range(0, len(every), size):
        found |= read(every[at : at + size])
    return found
