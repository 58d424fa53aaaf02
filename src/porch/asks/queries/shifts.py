"""Who is on when: shifts as spans of time, days handed on, gaps. For the room itself; pages ask narrower doors."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from porch.asks.models import AskTimes, Helper, Shift, ShiftCover
from porch.asks.rules.times import Times
from porch.kit.weekly import Covers, Span, Weekly, gaps, spans
from porch.people.models import Member, Role

WEEK = timedelta(days=7)
BY_THEIR_PART = (Role.Name.MENTOR, Role.Name.FACILITATOR)
"""Whoever holds one of these may help without a further yes."""


@dataclass(frozen=True)
class Duty:
    """One stretch of one shift. ``who`` is None where nobody has it yet."""

    span: Span
    shift: Shift
    who: UUID | None

    @property
    def since(self) -> datetime:
        return self.span.since

    @property
    def until(self) -> datetime:
        return self.span.until


def times_now() -> Times:
    """This community's times; the defaults until someone changed them."""
    return settings_now().times


def settings_now() -> AskTimes:
    return AskTimes.objects.filter(pk=1).first() or AskTimes(pk=1)


def helpers(now: datetime) -> QuerySet[Helper]:
    """Those who may be asked: with a yes or a part that needs none, here and not resting, whose word still stands."""
    return helpers_ever().filter(
        confirmed_at__gt=now - times_now().confirmed, member__state=Member.State.HERE
    )


def helpers_ever() -> QuerySet[Helper]:
    """As ``helpers``, also those whose word has run out or who rest."""
    part = Role.objects.filter(member=OuterRef("member"), role__in=BY_THEIR_PART, until=None)
    there = (Member.State.HERE, Member.State.PAUSED)
    may = Helper.objects.filter(Q(yes_at__isnull=False) | Exists(part))
    return may.filter(member__is_active=True, member__state__in=there)


def may_help(member: Member) -> bool:
    """Whether this member may take shifts: a part that says so, or a coordinator's yes."""
    if not member.all_roles.isdisjoint(BY_THEIR_PART):
        return True
    return Helper.objects.filter(pk=member.pk, yes_at__isnull=False).exists()


def helper_of(member: Member) -> Helper | None:
    return Helper.objects.filter(pk=member.pk).first()


def duties(since: datetime, until: datetime, *, now: datetime) -> list[Duty]:
    """The shifts in that time, in order; nobody has those of people who may not be asked now."""
    shifts = {shift.pk: shift for shift in Shift.objects.all()}
    there = set(helpers(now).values_list("pk", flat=True))
    weekly = [
        Weekly(one.pk, one.day, one.since, one.until, one.zone, _who(one.member_id, there))
        for one in shifts.values()
    ]
    handed_on = ShiftCover.objects.filter(on__gte=(since - timedelta(days=3)).date())
    covers: Covers = {(one.shift_id, one.on): _who(one.by_id, there) for one in handed_on}
    found = spans(weekly, covers, since=since, until=until)
    return [Duty(span, shifts[span.key], UUID(span.who) if span.who else None) for span in found]


def _who(member_id: UUID | None, there: set[UUID]) -> str:
    return str(member_id) if member_id in there else ""


def on_now(kind: str, now: datetime) -> tuple[set[UUID], set[UUID]]:
    """Who is on shift for this at this moment, and who may be called though they are not on."""
    on: set[UUID] = set()
    reserve: set[UUID] = set()
    for duty in duties(now, now + timedelta(seconds=1), now=now):
        if duty.who and duty.since <= now < duty.until and kind in duty.shift.kinds:
            (reserve if duty.shift.is_reserve else on).add(duty.who)
    return on, reserve - on


def gaps_in(found: Iterable[Duty], *, since: datetime, until: datetime) -> list[tuple[datetime, datetime]]:
    """When nobody is on shift to talk in that time."""
    talking = [one.span for one in found if not one.shift.is_reserve and "talk" in one.shift.kinds]
    return gaps(talking, since=since, until=until)


def shifts_of(member: Member) -> QuerySet[Shift]:
    """One's own weekly shifts."""
    return Shift.objects.filter(member=member).order_by("day", "since")
