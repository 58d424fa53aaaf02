"""Bringing what is one's own from another place, and letting go of it again."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from porch.kit.geo import NotAPlace
from porch.people.actions.account import move_to
from porch.people.actions.lived import NotUnderstood, say_lived_experience
from porch.people.models import Brought, Member
from porch.people.registries import brings
from porch.people.rules.bringing import open_parcel, own_words_in, told_in, zone_in
from porch.people.rules.hours import NotAnHour, NotAZone
from porch.people.rules.vocabulary import NotInTheList
from porch.record.actions import note

NOT_FOR_HERE = (
    *(NotUnderstood, NotInTheList, NotAnHour, NotAZone, NotAPlace),
    *(TypeError, ValueError, OverflowError, AttributeError),
)
LONGEST = 300


@dataclass(frozen=True)
class Taken:
    """How many things told were taken, how many this place does not know, how many lines of one's own words."""

    told: int
    left: int
    words: int


@transaction.atomic
def bring(member: Member, packed: bytes, *, by: UUID | None, now: datetime) -> Taken:
    """Take what is ``member``'s own out of a parcel, in place of what stands here; NotAParcel when it is none."""
    data = open_parcel(packed)
    _take_zone(member, zone_in(data), now)
    told = told_in(data)
    taken = sum(_take(member, field, value, now) for field, value in told.items())
    lines = own_words_in(data)
    if lines:
        kept = Brought(member=member, brought_on=now.date())
        kept.lines = lines
        kept.save()
    for room in brings:
        room(member, data, now)
    note("brought", by=by, about=member.pk, now=now, detail={"told": taken, "words": len(lines)})
    return Taken(taken, len(told) - taken, len(lines))


def _take_zone(member: Member, zone: str, now: datetime) -> None:
    try:
        move_to(member, zone, now=now)
    except (NotAZone, ValueError):
        return


def _take(member: Member, field: str, value: Any, now: datetime) -> bool:
    """One field, or nothing of it: another place may know words that this one does not."""
    try:
        if field == "recovery_since" and value:
            value = date.fromisoformat(value)
        if isinstance(value, bool) is not (field == "remote"):
            raise NotUnderstood(field)
        if field == "gender_words" and len(value) > LONGEST:
            raise NotUnderstood(field)
        with transaction.atomic():
            say_lived_experience(member, {field: value}, now=now)
    except NOT_FOR_HERE:
        return False
    return True


def let_go_of_brought(member: Member) -> None:
    Brought.objects.filter(member=member).delete()
