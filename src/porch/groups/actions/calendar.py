"""The group's calendar: writing it, calling a day off, and the secret address of each who belongs."""

import secrets
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from django.db import transaction
from django.db.models import F

from porch.groups.models import Belonging, CalendarAddress, CalledOff, Entry, Group
from porch.groups.rules.occasions import FARTHEST, Plan
from porch.kit import vault
from porch.people.models import Member
from porch.people.rules.keys import of_member
from porch.record.actions import note

LONGEST_TITLE, LONGEST_PLACE = 80, 200
MOST_ENTRIES = 50


class NotAPlan(Exception):
    """The day has passed, is more than a year away, or the entry has no such day; or there are too many."""


@dataclass(frozen=True)
class Wanted:
    """What is told of an entry."""

    title: str
    plan: Plan
    place: str = ""


@transaction.atomic
def write_entry(group: Group, wanted: Wanted, *, by: Member, now: datetime) -> Entry:
    """Put something into the group's calendar; NotAPlan where its day cannot be."""
    _in_time(wanted.plan, now)
    if Entry.objects.filter(group=group).count() >= MOST_ENTRIES:
        raise NotAPlan("there are enough entries")
    entry = Entry(group=group, made_by=by, changed_at=now)
    _put(entry, wanted)
    entry.save(force_insert=True)
    _note("calendar-written", entry, by, now)
    return entry


@transaction.atomic
def change_entry(entry: Entry, wanted: Wanted, *, by: Member, now: datetime) -> None:
    """What is told now holds; days called off that it no longer has go."""
    if wanted.plan != entry.plan:
        _in_time(wanted.plan, now)
    _put(entry, wanted)
    entry.changed_at, entry.version = now, entry.version + 1
    entry.save()
    for off in CalledOff.objects.filter(entry=entry):
        if not wanted.plan.takes_place_on(off.on):
            off.delete()
    _note("calendar-changed", entry, by, now)


@transaction.atomic
def call_off(entry: Entry, on: date, *, by: Member, now: datetime) -> None:
    """It does not take place on this one day; calendars that hold it show that. NotAPlan for no day of it."""
    if not entry.plan.takes_place_on(on):
        raise NotAPlan("it does not take place that day")
    CalledOff.objects.get_or_create(entry=entry, on=on)
    _changed(entry, now)
    _note("calendar-called-off", entry, by, now)


@transaction.atomic
def put_on_again(entry: Entry, on: date, *, by: Member, now: datetime) -> None:
    CalledOff.objects.filter(entry=entry, on=on).delete()
    _changed(entry, now)
    _note("calendar-on-again", entry, by, now)


@transaction.atomic
def end_entry(entry: Entry, *, by: Member, now: datetime) -> None:
    """It stands in the calendar no longer."""
    _note("calendar-ended", entry, by, now)
    Entry.objects.filter(pk=entry.pk).delete()


@transaction.atomic
def new_address(belonging: Belonging, *, now: datetime) -> str:
    """A fresh secret address of this group's calendar for one who belongs; the one before stops working."""
    token = secrets.token_urlsafe(24)
    address = CalendarAddress(belonging=belonging)
    sealed = vault.seal(token, about=address.about_token, of=of_member(belonging.member_id))
    CalendarAddress.objects.update_or_create(
        belonging=belonging,
        defaults={"digest": sha256(token.encode()).hexdigest(), "sealed_token": sealed, "made_at": now},
    )
    return token


def forget_address(belonging: Belonging) -> None:
    CalendarAddress.objects.filter(belonging=belonging).delete()


def _in_time(plan: Plan, now: datetime) -> None:
    today = now.date()
    last = plan.last_on or plan.on
    if not plan.weekly and not today <= plan.on <= today + FARTHEST:
        raise NotAPlan("that day has passed, or is too far away")
    if plan.weekly and (last < plan.on or plan.on > today + FARTHEST or (plan.last_on and last < today)):
        raise NotAPlan("it would never take place")


def _put(entry: Entry, wanted: Wanted) -> None:
    plan = wanted.plan
    entry.on, entry.time, entry.minutes, entry.time_zone = plan.on, plan.time, plan.minutes, plan.zone
    entry.weekly, entry.last_on = plan.weekly, plan.last_on if plan.weekly else None
    entry.tell(wanted.title.strip()[:LONGEST_TITLE], wanted.place.strip()[:LONGEST_PLACE])


def _changed(entry: Entry, now: datetime) -> None:
    Entry.objects.filter(pk=entry.pk).update(changed_at=now, version=F("version") + 1)


def _note(act: str, entry: Entry, by: Member, now: datetime) -> None:
    detail = {"group": str(entry.group_id), "entry": str(entry.pk)}
    note(act, by=by.pk, about=None, now=now, detail=detail)
