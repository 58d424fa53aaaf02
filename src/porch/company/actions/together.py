"""Proposing something small, saying yes, stepping back. Nobody is put before somebody they are not to meet."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext

from porch.bonds.actions.moving import TooLate, move
from porch.company.actions.sealing import put
from porch.company.models import Activity, Coming
from porch.company.queries import audiences_for, close_ids
from porch.company.queries.together import put_to
from porch.company.rules.together import (
    EVERYONE,
    GROUP,
    LONGEST_AREA,
    LONGEST_PLACE,
    LONGEST_WORDS,
    is_a_time,
)
from porch.people.models import Member
from porch.safety.queries import first_contact_is_open
from porch.safety.rules.shield import DESK_IS_EMPTY
from porch.wire.actions import tell


class NotATime(Exception):
    """Too soon for anybody to read of it, or too far ahead."""


class NotForThem(Exception):
    """They may not propose it to these, or what they would say yes to is not put to them."""


class NoPlace(Exception):
    """Closed, full, over or off by now. Nothing was changed."""


class NotNow(Exception):
    """Nobody of the desk is there, so strangers do not meet for now. Its text is for whoever tried."""


@dataclass(frozen=True)
class Proposal:
    """What somebody would like to do. ``audience``: kept, everyone, or ``group:`` with the group's id."""

    kind: str
    at: datetime
    audience: str
    words: str = ""
    area: str = ""
    place: str = ""
    minutes: int = 60
    places: int = 5


@transaction.atomic
def propose(said: Proposal, *, by: Member, now: datetime) -> Activity:
    """Put it to those it is for. Whoever proposes has the first place; nobody is told, people find it."""
    if not is_a_time(said.at, now):
        raise NotATime
    if said.audience not in [code for code, _ in audiences_for(by, now)]:
        raise NotForThem
    code, _, group = said.audience.partition(":")
    made = Activity(
        proposed_by=by,
        kind=said.kind,
        at=said.at,
        zone=by.time_zone,
        minutes=said.minutes,
        places=said.places,
        audience=code,
        group=UUID(group) if code == GROUP else None,
        changed_at=now,
    )
    words, area = said.words.strip()[:LONGEST_WORDS], said.area.strip()[:LONGEST_AREA]
    put(made, words=words, area=area, place=said.place.strip()[:LONGEST_PLACE])
    made.save(force_insert=True)
    Coming.objects.create(activity=made, member=by, at=now)
    return made


@transaction.atomic
def say_yes(activity: Activity, *, by: Member, now: datetime) -> None:
    """Take a place: of two who want the last one, one gets it. Saying yes twice is saying it once."""
    mine = Coming.objects.filter(activity=activity, member=by).first()
    if mine is not None and mine.state == "in":
        return
    if not put_to(by, now).filter(pk=activity.pk).exists() or (mine is not None and mine.state != "out"):
        raise NotForThem
    if activity.audience == EVERYONE and not first_contact_is_open(now) and not _know(activity, by):
        raise NotNow(gettext(DESK_IS_EMPTY))
    _take_a_place(activity, now)
    if mine is None:
        Coming.objects.create(activity=activity, member=by, at=now)
    else:
        _again(mine, now)
    _tell_proposer(activity, now)


@transaction.atomic
def step_back(activity: Activity, *, by: Member, now: datetime) -> None:
    """Not after all: the place is free again, and nobody is told why. Whoever looks after it hands it on instead."""
    if activity.proposed_by_id == by.pk:
        raise NotForThem
    mine = Coming.objects.filter(activity=activity, member=by).first()
    if mine is None:
        raise NotForThem
    _leave(mine, "step back", now)
    _tell_proposer(activity, now)


def leave(coming: Coming, verb: str, *, now: datetime) -> None:
    """Give a place back by ``verb``; TooLate when it was given back already."""
    _leave(coming, verb, now)


def _leave(coming: Coming, verb: str, now: datetime) -> None:
    before = move(coming, verb, at=now)
    if before == "in":
        Activity.objects.filter(pk=coming.activity_id).update(taken=F("taken") - 1)


def _again(mine: Coming, now: datetime) -> None:
    try:
        move(mine, "come after all", at=now)
    except TooLate as twice:
        raise NoPlace from twice


def _take_a_place(activity: Activity, now: datetime) -> None:
    free = Activity.objects.filter(pk=activity.pk, state="open", taken__lt=F("places"), at__gt=now)
    if not free.update(taken=F("taken") + 1):
        raise NoPlace


def _know(activity: Activity, by: Member) -> bool:
    return activity.proposed_by_id in close_ids(by)


def page_of(activity: Activity) -> str:
    return reverse("company:activity", args=[activity.pk])


def _tell_proposer(activity: Activity, now: datetime) -> None:
    if activity.proposed_by is not None:
        tell(activity.proposed_by, kind="together", path=page_of(activity), now=now)
