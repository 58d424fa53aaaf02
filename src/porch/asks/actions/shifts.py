"""A weekly shift of one's own, giving single days of it away, and taking one that is free."""

from collections.abc import Collection
from datetime import date, datetime, time, timedelta

from django.db import IntegrityError, transaction

from porch.asks.actions.helping import HELPING, NotAHelper
from porch.asks.actions.turns import pass_on
from porch.asks.models import Shift, ShiftCover
from porch.asks.queries.shifts import helpers, may_help
from porch.asks.rules.lifecycles import NOW_KINDS
from porch.people.models import Member
from porch.people.rules.hours import NotAZone, checked_zone
from porch.record.actions import note
from porch.wire.actions import tell
from porch.wire.queries import is_hushed

LONGEST_OFF = timedelta(days=60)
LONGEST_AHEAD = timedelta(days=90)


class NotAShift(Exception):
    """It cannot be kept as it was said. Its text is one sentence for whoever said it."""


class Taken(Exception):
    """Somebody has that day already."""


@transaction.atomic
def begin_shift(
    member: Member,
    *,
    day: int,
    since: time,
    until: time,
    zone: str,
    kinds: Collection[str],
    is_reserve: bool = False,
    now: datetime,
) -> Shift:
    """A weekly shift by the clock of ``zone``. NotAShift, with a sentence, where it would mean nothing.

    Without a zone that is known nothing is kept: hours by nobody's clock would be passed over in silence later.
    """
    if not may_help(member):
        raise NotAHelper
    try:
        zone = checked_zone(zone)
    except NotAZone as unknown:
        raise NotAShift("Say which clock this goes by: choose a town near you.") from unknown
    chosen = [kind for kind in NOW_KINDS if kind in kinds]
    if not chosen:
        raise NotAShift("Say what you can be asked for.")
    if since == until:
        raise NotAShift("A shift has to end at another time than it begins.")
    made = _kept(member, day, since, until, zone, chosen, is_reserve)
    note("shift.begun", by=member.pk, about=member.pk, now=now)
    pass_on(now=now)
    return made


def _kept(
    member: Member, day: int, since: time, until: time, zone: str, kinds: list[str], is_reserve: bool
) -> Shift:
    values = {"until": until, "zone": zone, "kinds": kinds, "is_reserve": is_reserve}
    try:
        with transaction.atomic():
            return Shift.objects.create(member=member, day=day, since=since, **values)
    except IntegrityError as twice:
        raise NotAShift("You have a shift that begins then already.") from twice


@transaction.atomic
def end_shift(shift: Shift, *, by: Member, now: datetime) -> None:
    """One's own weekly shift ends, from now on."""
    Shift.objects.filter(pk=shift.pk, member=by).delete()
    note("shift.ended", by=by.pk, about=by.pk, now=now)


@transaction.atomic
def give_day(shift: Shift, on: date, *, by: Member, now: datetime) -> ShiftCover:
    """On this one day ``by`` does not come. The others read that a time is free, and not whose it was."""
    made = _given(shift, on, by=by, now=now)
    _tell_the_others(shift, by, now)
    return made


def _given(shift: Shift, on: date, *, by: Member, now: datetime) -> ShiftCover:
    if shift.member_id != by.pk:
        raise NotAShift("Only the one whose shift it is can give it away.")
    if on.weekday() != shift.day or not now.date() - timedelta(days=1) <= on <= now.date() + LONGEST_AHEAD:
        raise NotAShift("That is not a day of this shift.")
    made, _ = ShiftCover.objects.get_or_create(shift=shift, on=on, defaults={"asked_at": now})
    return made


def _tell_the_others(shift: Shift, by: Member, now: datetime) -> None:
    for helper in helpers(now).exclude(pk=by.pk).exclude(kinds=[]).select_related("member"):
        if set(helper.kinds) & set(shift.kinds) and not is_hushed(helper.member, now):
            tell(helper.member, kind="shift-free", path=HELPING, now=now)


@transaction.atomic
def take_days_off(member: Member, first: date, last: date, *, now: datetime) -> int:
    """From ``first`` to ``last`` they do not come at all; how many shifts that were. Each can be taken by others."""
    if last < first or last - first > LONGEST_OFF or first < now.date() - timedelta(days=1):
        raise NotAShift("Days off begin today or later, and last sixty days at most.")
    given = 0
    for shift in Shift.objects.filter(member=member):
        on = first + timedelta(days=(shift.day - first.weekday()) % 7)
        while on <= min(last, now.date() + LONGEST_AHEAD):
            _given(shift, on, by=member, now=now)
            given, on = given + 1, on + timedelta(days=7)
        if given:
            _tell_the_others(shift, member, now)
    return given


@transaction.atomic
def take_day(shift: Shift, on: date, *, by: Member, now: datetime) -> None:
    """Take a day that is free: of two at once one has it. Whose shift it is takes it back while nobody has."""
    free = ShiftCover.objects.filter(shift=shift, on=on, by=None)
    if shift.member_id == by.pk:
        if not free.delete()[0]:
            raise Taken
    elif not helpers(now).filter(pk=by.pk).exists():
        raise NotAHelper
    elif not free.update(by=by):
        raise Taken
    note("shift.day-taken", by=by.pk, about=by.pk, now=now)
    pass_on(now=now)


def give_back_day(shift: Shift, on: date, *, by: Member, now: datetime) -> None:
    """Whoever took a day cannot come after all: it is free again."""
    if ShiftCover.objects.filter(shift=shift, on=on, by=by).update(by=None):
        note("shift.day-given-back", by=by.pk, about=by.pk, now=now)
        _tell_the_others(shift, by, now)


def forget_days(now: datetime) -> None:
    """Days that are past go."""
    ShiftCover.objects.filter(on__lt=now.date() - timedelta(days=7)).delete()
