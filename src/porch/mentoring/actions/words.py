"""A mentor's own word: still here, a rest without a reason, back again, a few lines for whoever is offered them."""

from datetime import datetime
from typing import Any

from django.db import transaction

from porch.bonds.actions import TooLate, pause, resume
from porch.bonds.models import Mode, Pair
from porch.kit import vault
from porch.mentoring.models import Mentor
from porch.mentoring.queries.settings import settings_now
from porch.people.actions import say_lived_experience
from porch.people.models import Member, Role
from porch.people.rules.keys import of_member
from porch.wire.actions import seen

MINE = "/people/mentoring/"
LONGEST = 600


class NotAMentor(Exception):
    """Only a mentor says so. Nothing was changed."""


@transaction.atomic
def still_here(member: Member, *, now: datetime) -> None:
    """From now their word holds again; whatever was asked of them about it is answered."""
    _say(member, now, confirmed_at=now, told_at=None, asked_at=None, rests_since=None)
    seen(member, MINE, now)


@transaction.atomic
def rest_from_mentoring(member: Member, *, now: datetime) -> None:
    """Nobody new, and those they walk with see that they rest and nothing else. No reason is asked or kept."""
    _say(member, now, rests_since=now, asked_at=None)
    for pair in _walking(member).filter(state="active"):
        try:
            pause(pair, by=member, now=now)
        except TooLate:
            continue  # ended in the last moment


@transaction.atomic
def back_from_rest(member: Member, *, now: datetime) -> None:
    """There again, for everybody."""
    still_here(member, now=now)
    for pair in _walking(member).filter(state="paused", paused_by=member):
        try:
            resume(pair, by=member, now=now)
        except TooLate:
            continue


@transaction.atomic
def say_lines(member: Member, text: str, *, now: datetime) -> None:
    """A few lines in their own words; empty takes them back."""
    row = _say(member, now)
    text = text.strip()[:LONGEST]
    row.sealed_lines = vault.seal(text, about=row.about_lines, of=of_member(member.pk)) if text else b""
    row.save(update_fields=["sealed_lines"])


@transaction.atomic
def begin_as_mentor(member: Member, now: datetime) -> None:
    """They were given the part: their word begins, with the usual room if they never said how much they have."""
    holds = Role.objects.filter(member=member, role=Role.Name.MENTOR, until=None).exists()
    if not holds or Mentor.objects.filter(pk=member.pk).exists():
        return
    Mentor.objects.create(member=member, confirmed_at=now)
    if member.lived.capacity == 1:
        say_lived_experience(member, {"capacity": settings_now().usual_capacity}, now=now)


def _walking(member: Member) -> Any:
    pairs = Pair.objects.filter(first=member, mode=Mode.MENTORS)
    return pairs.select_related("first", "second", "conversation")


def _say(member: Member, now: datetime, **changes: Any) -> Mentor:
    """Their row, made now if it was not there: their word held from the day they were given the part."""
    role = Role.objects.filter(member=member, role=Role.Name.MENTOR, until=None).first()
    if role is None:
        raise NotAMentor
    row, _ = Mentor.objects.update_or_create(
        pk=member.pk, defaults=changes, create_defaults={"confirmed_at": role.since} | changes
    )
    return row
