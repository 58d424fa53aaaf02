"""The weekly rota of those who read reports: a shift of one's own, and handing a day of it on."""

from datetime import date, datetime, time

from django.db import IntegrityError, transaction

from porch.people.models import Member
from porch.record.actions import note
from porch.safety.models import Cover, Shift
from porch.safety.rules.cases import NotDoable


@transaction.atomic
def begin_shift(member: Member, *, day: int, since: time, until: time, now: datetime) -> Shift:
    """A weekly shift by the clock where ``member`` is. NotDoable when they have one that begins then already."""
    if since == until:
        raise NotDoable("A shift has to end at another time than it begins.")
    try:
        with transaction.atomic():
            made = Shift.objects.create(
                member=member, day=day, since=since, until=until, zone=member.time_zone or "UTC"
            )
    except IntegrityError as twice:
        raise NotDoable("You have a shift that begins then already.") from twice
    note("rota.shift-begun", by=member.pk, about=member.pk, now=now)
    return made


@transaction.atomic
def end_shift(shift: Shift, *, by: Member, now: datetime) -> None:
    """One's own weekly shift ends, from now on."""
    Shift.objects.filter(pk=shift.pk, member=by).delete()
    note("rota.shift-ended", by=by.pk, about=by.pk, now=now)


def cannot_come(shift: Shift, on: date, *, by: Member, now: datetime) -> Cover:
    """On this one day ``by`` cannot come: it is a gap until somebody takes it."""
    if shift.member_id != by.pk:
        raise NotDoable("Only the one whose shift it is can hand it on.")
    made, _ = Cover.objects.get_or_create(shift=shift, on=on, defaults={"asked_at": now})
    return made


def take_day(cover: Cover, *, by: Member, now: datetime) -> None:
    """Take a day that somebody cannot come. Whose shift it is can take it back while nobody has."""
    if cover.shift.member_id == by.pk:
        if not Cover.objects.filter(pk=cover.pk, by=None).delete()[0]:
            raise NotDoable("Somebody has taken that day already.")
        return
    if not Cover.objects.filter(pk=cover.pk, by=None).update(by=by):
        raise NotDoable("Somebody has taken that day already.")
    note("rota.day-taken", by=by.pk, about=cover.shift.member_id, now=now)
