"""Cohorts, and the sessions of one, made all at once from a rhythm."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import transaction

from porch.kit.community import here
from porch.kit.wall_clock import moment_of
from porch.people.models import Member
from porch.programmes.models import Cohort, Programme, Session
from porch.programmes.rules.rhythm import days_of
from porch.record.actions import note


class NotToBe(Exception):
    """It cannot be so; the words say why."""


@transaction.atomic
def begin_cohort(
    programme: Programme,
    name: str,
    starts_on: date,
    ends_on: date,
    *,
    where: str = "",
    by: Member,
    now: datetime,
) -> Cohort:
    """People who begin together, from a day to a day. NotToBe where the name is taken or the days are the wrong way."""
    if programme.closed_at is not None:
        raise NotToBe("the programme is closed")
    if ends_on <= starts_on:
        raise NotToBe("the last day comes after the first")
    if Cohort.objects.filter(programme=programme, name=name).exists():
        raise NotToBe("there is a cohort of this name")
    made = Cohort.objects.create(
        programme=programme, name=name, starts_on=starts_on, ends_on=ends_on, where=where
    )
    note("cohort-begun", by=by.pk, about=made.pk, now=now)
    return made


@dataclass(frozen=True)
class Rhythm:
    """``weekdays``: 0 is Monday. ``at`` is by the clock of the community. ``off`` are days without a session."""

    weekdays: Collection[int]
    at: time
    minutes: int = 90
    off: Collection[date] = ()
    topic: str = ""


@transaction.atomic
def make_sessions(
    cohort: Cohort, rhythm: Rhythm, *, by: Member, now: datetime, led_by: Member | None = None
) -> int:
    """All sessions of the cohort in this rhythm; those that stand already stay. Returns how many are new."""
    zone = here().time_zone or "UTC"
    days = days_of(cohort.starts_on, cohort.ends_on, rhythm.weekdays, rhythm.off)
    moments = [moment_of(day, rhythm.at, zone) for day in days]
    there = set(Session.objects.filter(cohort=cohort).values_list("starts_at", flat=True))
    made = [
        Session(cohort=cohort, starts_at=at, minutes=rhythm.minutes, topic=rhythm.topic, led_by=led_by)
        for at in moments
        if at not in there
    ]
    Session.objects.bulk_create(made)
    note("sessions-made", by=by.pk, about=cohort.pk, now=now, detail={"sessions": len(made)})
    return len(made)


@transaction.atomic
def say_where(cohort: Cohort, where: str, *, by: Member, now: datetime) -> None:
    Cohort.objects.filter(pk=cohort.pk).update(where=where.strip())
    note("cohort-changed", by=by.pk, about=cohort.pk, now=now)


@transaction.atomic
def call_off(session: Session, *, off: bool, by: Member, now: datetime) -> None:
    """It does not take place and counts for nobody, or it does after all. Asked for twice it is done once."""
    if Session.objects.filter(pk=session.pk, called_off=not off).update(called_off=off):
        note("session-off" if off else "session-on", by=by.pk, about=session.pk, now=now)
