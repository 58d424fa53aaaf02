"""The end of a stay, by whoever leads or by oneself, and what is put right about it afterwards."""

from datetime import date, datetime, timedelta

from django.db import transaction

from porch.kit.clock import today_in
from porch.kit.community import here
from porch.people.actions import consent
from porch.people.models import Member
from porch.programmes.models import Correction, Episode
from porch.programmes.rules.endings import Ending
from porch.record.actions import note
from porch.wire.actions import tell

BEFORE_THE_COHORT = timedelta(days=28)  # whoever came to see it first


class NotSo(Exception):
    """The days do not fit together, or it is over already; the words say which."""


class LeftThemselves(NotSo):
    """Nobody puts back whoever left by themselves: they come in again with a letter, by their own yes."""


def today_here(now: datetime) -> date:
    """The day it is by the clock of the community."""
    return today_in(here().time_zone or "UTC", now)


@transaction.atomic
def end_stay(stay: Episode, ending: Ending, on: date, *, by: Member, now: datetime) -> None:
    """It is over since ``on``, and how. Whose it is reads it on their page. NotSo where that day cannot be."""
    if on < stay.started_on:
        raise NotSo("it cannot end before it began")
    if on > today_here(now):
        raise NotSo("that day has not come yet")
    if ending is Ending.OPEN:
        raise NotSo("it ends in one of these ways")
    if not Episode.objects.filter(pk=stay.pk, ended_on=None).update(ended_on=on, ending=ending):
        raise NotSo("it has ended already")
    note("stay-ended", by=by.pk, about=stay.pk, now=now)
    if ending is not Ending.DIED:
        tell(stay.member, kind="something-new", path=f"/programmes/stays/{stay.pk}/", now=now)


@transaction.atomic
def leave(stay: Episode, *, by: Member, now: datetime, take_back: bool = False) -> bool:
    """One's own end of it, from today, with no question asked. Before its first day nothing is left of it.

    ``take_back``: staff see nothing of it from now on. False where it is over, or not theirs.
    """
    mine = Episode.objects.select_for_update().filter(pk=stay.pk, member=by, ended_on=None).first()
    if mine is None:
        return False
    today, grant = today_here(now), mine.grant_id
    begun = mine.started_on <= today
    if begun:
        Episode.objects.filter(pk=mine.pk).update(ended_on=today, ending=Ending.LEFT, left_by_themselves=True)
    else:
        mine.delete()
    if grant is not None and (take_back or not begun):
        consent.revoke(grant, by=by, now=now)
    note("stay-left", by=by.pk, about=stay.pk, now=now)
    return True


@transaction.atomic
def correct(
    stay: Episode,
    *,
    started_on: date,
    ended_on: date | None,
    ending: Ending,
    because: str,
    by: Member,
    now: datetime,
) -> list[Correction]:
    """Put right what stands of a stay. What it was and why stays beside it, and whose it is is told, unless they died.

    NotSo where it does not fit together. LeftThemselves where it would go on although they left it.
    """
    row = Episode.objects.select_for_update(of=("self",)).select_related("cohort", "member").get(pk=stay.pk)
    _fit(row, started_on, ended_on, ending, now)
    values = {"started_on": started_on, "ended_on": ended_on, "ending": ending}
    changes = [
        Correction(
            episode=row,
            at=now,
            by=by,
            what=what,
            was=_said(getattr(row, what)),
            became=_said(value),
            because=because,
        )
        for what, value in values.items()
        if getattr(row, what) != value
    ]
    if changes:
        Episode.objects.filter(pk=row.pk).update(**values)
        Correction.objects.bulk_create(changes)
        note("stay-corrected", by=by.pk, about=row.pk, now=now, detail={"what": [c.what for c in changes]})
        if ending is not Ending.DIED:
            tell(row.member, kind="something-new", path=f"/programmes/stays/{row.pk}/", now=now)
    return changes


def _fit(row: Episode, started_on: date, ended_on: date | None, ending: Ending, now: datetime) -> None:
    today, begins = today_here(now), row.cohort.starts_on
    if (ended_on is None) != (ending is Ending.OPEN):
        raise NotSo("a stay that ended says when and how")
    if ended_on is not None and not started_on <= ended_on <= today:
        raise NotSo("the last day comes after the first, and has come")
    if started_on != row.started_on and not begins - BEFORE_THE_COHORT <= started_on <= max(today, begins):
        raise NotSo("the first day has come, and is not long before the cohort's")
    if ended_on is None and row.left_by_themselves:
        raise LeftThemselves("they left by themselves")
    other = Episode.objects.filter(member=row.member, cohort=row.cohort, ended_on=None).exclude(pk=row.pk)
    if ended_on is None and other.exists():
        raise NotSo("another stay of theirs goes on there")


def _said(value: date | str | None) -> str:
    return value.isoformat() if isinstance(value, date) else str(value or "")
