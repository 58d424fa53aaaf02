"""What a look found, with names put to the ids; and whom a coordinator may name."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext

from porch.bonds.models import Load, Look, Pair
from porch.bonds.queries.asked import asked_in_words
from porch.bonds.queries.pool import pairable
from porch.bonds.rules.parts import part_of_first
from porch.people.models import Member, Role
from porch.people.rules.hours import DAYS
from porch.people.rules.vocabulary import label_of


@dataclass(frozen=True)
class Candidate:
    """Someone the engine named, with reasons, what they carry and how many pairs of theirs have ended."""

    member: Member
    reasons: list[str]
    held: int
    capacity: int
    before: int


@dataclass(frozen=True)
class Circle:
    """A small group that could meet. ``hour`` and ``language`` are empty when any would do."""

    hour: str
    language: str
    members: list[Member]


def people_to_pair(viewer: Member) -> QuerySet[Member]:
    """Everyone a coordinator may name by hand: here for themselves, not staff."""
    if not viewer.holds(Role.Name.COORDINATOR):
        return Member.objects.none()
    return pairable().order_by("handle")


def candidates_in(look: Look) -> list[Candidate]:
    """The candidates of a look at someone, best first."""
    named = look.answer.get("candidates", [])
    people = _by_id(UUID(one["id"]) for one in named)
    loads = Load.objects.filter(member__in=people.values(), part=part_of_first(look.mode))
    held, before = dict(loads.values_list("member", "held")), _ended_pairs(people.values())
    return [
        Candidate(
            people[one["id"]],
            one["reasons"],
            held.get(UUID(one["id"]), 0),
            people[one["id"]].lived.capacity,
            before[UUID(one["id"])],
        )
        for one in named
        if one["id"] in people
    ]


def _ended_pairs(people: Iterable[Member]) -> Counter[UUID | None]:
    """How many pairs of each have ended; that says nothing good or bad."""
    theirs = list(people)
    pairs = Pair.objects.filter(Q(first__in=theirs) | Q(second__in=theirs), state="ended")
    return Counter(chain.from_iterable(pairs.values_list("first_id", "second_id")))


def asked_of(look: Look) -> list[str]:
    return asked_in_words(look.second.lived) if look.second else []


def circles_in(look: Look) -> list[Circle]:
    """Groups the engine found, hours in the coordinator's own time."""
    found = look.answer.get("circles", [])
    people = _by_id(UUID(member) for circle in found for member in circle["members"])
    return [
        Circle(
            hour_in_words(circle["hour_utc"] or "", look.asked_by.time_zone, look.asked_at),
            gettext(label_of("languages", circle["language"])) if circle["language"] else "",
            [people[member] for member in circle["members"] if member in people],
        )
        for circle in found
    ]


def _by_id(ids: Iterable[UUID]) -> dict[str, Member]:
    return {
        str(member.pk): member for member in Member.objects.filter(pk__in=list(ids)).select_related("lived")
    }


def hour_in_words(code: str, zone: str, near: datetime) -> str:
    """An hour of the week in UTC as a clock in ``zone`` shows it in the week of ``near``; nothing for none."""
    if not code:
        return ""
    day, hour = code.split("-")
    monday = near.replace(hour=0, minute=0, second=0, microsecond=0) - timedelta(days=near.weekday())
    moment = monday + timedelta(days=DAYS.index(day), hours=int(hour))
    return date_format(moment.astimezone(ZoneInfo(zone)), "l H:i")
