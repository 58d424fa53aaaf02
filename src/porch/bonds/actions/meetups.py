"""Two of a pair agree when and where to meet, and what their own calendar calls it."""

import secrets
from datetime import datetime, timedelta
from hashlib import sha256

from django.db import transaction
from django.db.models import Q

from porch.bonds.actions.moving import TooLate, move
from porch.bonds.actions.pairs import NotTheirs
from porch.bonds.models import CalendarAddress, CalendarTitle, Meetup, Pair
from porch.kit import vault
from porch.people.models import Member
from porch.people.rules.keys import of_member
from porch.wire.actions import tell, tell_it_starts
from porch.wire.things import SOON

LONGEST_WHERE = 200
LONGEST_TITLE = 80
FARTHEST = timedelta(days=366)


class NotATimeToMeet(Exception):
    """The moment has passed, or is more than a year away."""


@transaction.atomic
def suggest_meeting(
    pair: Pair, at: datetime, *, by: Member, now: datetime, kind: str, where: str = "", minutes: int = 45
) -> Meetup:
    """Put a time to the other of the pair. ``at`` is an aware moment; ``where`` is sealed."""
    if pair.state != "active" and pair.friends_since is None:
        raise TooLate("this pair does not meet now")
    if not now < at < now + FARTHEST:
        raise NotATimeToMeet
    meetup = Meetup(
        pair=pair, suggested_by=by, at=at, zone=by.time_zone, minutes=minutes, kind=kind, changed_at=now
    )
    where = where.strip()[:LONGEST_WHERE]
    meetup.sealed_where = vault.seal(where, about=meetup.about_where, of=of_member(by.pk)) if where else b""
    meetup.save(force_insert=True)
    _tell_other(meetup, by, now)
    return meetup


@transaction.atomic
def agree(meetup: Meetup, *, by: Member, now: datetime) -> None:
    """The one it was put to says yes: it stands in both calendars from now."""
    _was_asked(meetup, by)
    move(meetup, "agree", changed_at=now, version=meetup.version + 1)
    _tell_other(meetup, by, now)


@transaction.atomic
def turn_down(meetup: Meetup, *, by: Member, now: datetime) -> None:
    """Not then: the one it was put to would rather find another time."""
    _was_asked(meetup, by)
    move(meetup, "turn down", changed_at=now, version=meetup.version + 1)
    _tell_other(meetup, by, now)


@transaction.atomic
def call_off(meetup: Meetup, *, by: Member, now: datetime) -> None:
    """Either takes it back; calendars that subscribed show it as cancelled."""
    _is_one_of(meetup, by)
    move(meetup, "call off", changed_at=now, version=meetup.version + 1)
    _tell_other(meetup, by, now)


@transaction.atomic
def name_it(meetup: Meetup, *, by: Member, now: datetime, title: str, shows_place: bool) -> None:
    """What it is called in one's own calendar, and whether the place stands there too."""
    _is_one_of(meetup, by)
    mine = CalendarTitle(meetup=meetup, member=by)
    title = title.strip()[:LONGEST_TITLE]
    sealed = vault.seal(title, about=mine.about_title, of=of_member(by.pk)) if title else b""
    CalendarTitle.objects.update_or_create(
        meetup=meetup, member=by, defaults={"sealed_title": sealed, "shows_place": shows_place}
    )
    Meetup.objects.filter(pk=meetup.pk).update(version=meetup.version + 1, changed_at=now)


@transaction.atomic
def new_calendar_address(member: Member, *, now: datetime) -> str:
    """A fresh secret address for this person's calendar; the one before stops working. Returns its secret part."""
    token = secrets.token_urlsafe(24)
    address = CalendarAddress(member=member)
    CalendarAddress.objects.update_or_create(
        member=member,
        defaults={
            "digest": digest_of(token),
            "sealed_token": vault.seal(token, about=address.about_token, of=of_member(member.pk)),
            "made_at": now,
        },
    )
    return token


def forget_calendar_address(member: Member) -> None:
    """No address any more: whoever had it reads nothing."""
    CalendarAddress.objects.filter(member=member).delete()


def digest_of(token: str) -> str:
    return sha256(token.encode()).hexdigest()


def close_past(now: datetime) -> int:
    """Meetings whose time has passed are over; returns how many."""
    closed = 0
    for meetup in Meetup.objects.filter(state__in=("suggested", "agreed"), at__lt=now - timedelta(days=1)):
        move(meetup, "pass", changed_at=now)
        closed += 1
    return closed


def remind(now: datetime) -> int:
    """Both of a pair are told that what they agreed to starts soon, once; returns how many people that were."""
    near = Meetup.objects.filter(state="agreed", at__gt=now, at__lte=now + SOON).select_related("pair")
    told = 0
    for meetup in near.filter(Q(pair__state="active") | Q(pair__friends_since__isnull=False)):
        for person in (meetup.pair.first, meetup.pair.second):
            if person is not None and tell_it_starts(person, path="/people/", at=meetup.at, now=now):
                told += 1
    return told


def _was_asked(meetup: Meetup, by: Member) -> None:
    _is_one_of(meetup, by)
    if meetup.suggested_by_id == by.pk:
        raise NotTheirs


def _is_one_of(meetup: Meetup, by: Member) -> None:
    if by.pk not in (meetup.pair.first_id, meetup.pair.second_id):
        raise NotTheirs


def _tell_other(meetup: Meetup, by: Member, now: datetime) -> None:
    other = meetup.pair.other_than(by)
    if other is not None:
        tell(other, kind="meetup", path="/people/", now=now)
