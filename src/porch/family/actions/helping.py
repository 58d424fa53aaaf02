"""Answering the safety question, and reading the course: beginning, leaving a day out, resting, stopping."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q

from porch.family.models import Course, Safety
from porch.family.models.windows import sealed_for
from porch.family.rules import course as rules
from porch.family.rules.calls import NotSo
from porch.family.rules.course import FIRST_HOUR, LAST_HOUR, STILL_OF_USE, Place
from porch.family.rules.safety import ANSWERS
from porch.people.models import Member
from porch.wire.actions import also_tell_of, tell
from porch.wire.queries import is_hushed
from porch.wire.things import REMINDER

PATH = "/family/course/"


@transaction.atomic
def say_safe(said: str, *, by: Member, now: datetime) -> Safety:
    """Keep the answer; what was said before it is forgotten, for only the newest counts."""
    if said not in ANSWERS:
        raise NotSo("answer")
    Safety.objects.filter(member=by).delete()
    row = Safety(member=by, at=now)
    row.sealed_answer = sealed_for(said, row.about_answer, by.pk)
    row.save(force_insert=True)
    return row


@transaction.atomic
def begin(hour: int, *, told: bool, by: Member, now: datetime) -> Course:
    """The first day opens. Whoever read it before begins anew, and what they said they read is forgotten."""
    place = rules.begin(_an_hour(hour), _zone(by), now)
    Course.objects.filter(member=by).delete()
    row = Course(member=by, begun_on=place.on, is_told=told)
    if told:
        also_tell_of(by, "reminders")
    return _keep(row, place, now)


@transaction.atomic
def looked(*, by: Member, now: datetime) -> None:
    """What they found open stays open, also when they travel to where the clock is behind."""
    row = Course.objects.select_for_update().filter(member=by).first()
    if row is not None and (place := rules.as_of(row.place, _zone(by), now)) != row.place:
        _keep(row, place, now)


@transaction.atomic
def leave_out(*, by: Member, now: datetime) -> None:
    """The next day opens now."""
    row = _mine(by)
    _keep(row, rules.leave_out(row.place, _zone(by), now), now)


@transaction.atomic
def rest(*, by: Member, now: datetime) -> None:
    """Nothing opens and nothing is told until they go on."""
    row = _mine(by)
    _keep(row, rules.rest(row.place, _zone(by), now), now)


@transaction.atomic
def go_on(*, by: Member, now: datetime) -> None:
    row = _mine(by)
    _keep(row, rules.go_on(row.place, _zone(by), now), now)


@transaction.atomic
def stop(*, by: Member, now: datetime) -> None:
    """It ends; what was open stays readable."""
    row = _mine(by)
    _keep(row, rules.stop(row.place, _zone(by), now), now)


@transaction.atomic
def at_hour(hour: int, *, told: bool, by: Member, now: datetime) -> None:
    """Another hour, and whether one line comes at it."""
    row = _mine(by)
    row.is_told = told
    if told:
        also_tell_of(by, "reminders")
    _keep(row, rules.at_hour(row.place, _an_hour(hour), _zone(by), now), now)


@transaction.atomic
def have_read(number: int, *, by: Member, now: datetime) -> None:
    """They said that they read this day; it is for their own eye, and nothing comes of it."""
    row = _mine(by)
    if not 1 <= number <= rules.as_of(row.place, _zone(by), now).day:
        raise NotSo("not open")
    row.read = sorted({*row.read, number})
    row.save(update_fields=["read"])


def keep_course_time(now: datetime) -> int:
    """Tell those whose next day has opened and who wished for a line; how many were told. Safe to run late or twice."""
    moved = ~Q(zone=F("member__time_zone")) & Q(due_at__isnull=False)
    rows = Course.objects.filter(Q(due_at__lte=now) | moved).select_related("member")
    return sum(_turn(row, now) for row in rows)


@transaction.atomic
def _turn(row: Course, now: datetime) -> bool:
    """One person's turn: whoever moves the row on from the moment it was due is the one who tells."""
    member, due, was = row.member, row.due_at, row.place
    place = rules.as_of(was, _zone(member), now)
    mine = Course.objects.filter(pk=row.pk, due_at=due, zone=row.zone)
    values = {"day": place.day, "opened_on": place.on, "zone": _zone(member)}
    if not mine.update(**values, due_at=rules.next_at(place, _zone(member), now)):
        return False
    in_time = due is not None and timedelta(0) <= now - due <= STILL_OF_USE
    if place.day == was.day or not in_time or not _may(member, now):
        return False
    tell(member, kind=REMINDER, path=PATH, now=now)
    return True


def _may(member: Member, now: datetime) -> bool:
    """Nobody is told while they rest or leave, or in the days after a return to use of their own."""
    return member.is_here and not member.is_left_in_peace and not is_hushed(member, now)


def _keep(row: Course, place: Place, now: datetime) -> Course:
    row.day, row.opened_on, row.hour = place.day, place.on, place.hour
    row.rests_at = (row.rests_at or now) if place.rests else None
    row.ended_at = (row.ended_at or now) if place.ended else None
    row.zone = _zone(row.member)
    row.due_at = rules.next_at(place, row.zone, now) if row.is_told else None
    row.save()
    return row


def _mine(member: Member) -> Course:
    row = Course.objects.select_for_update().filter(member=member).first()
    if row is None:
        raise NotSo("no course")
    return row


def _an_hour(hour: int) -> int:
    if not FIRST_HOUR <= hour <= LAST_HOUR:
        raise NotSo("hour")
    return hour


def _zone(member: Member) -> str:
    return member.time_zone or "UTC"
