"""What coordinators see: the week, its gaps, whose word runs out, and asks that wait at the desk."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet

from porch.asks.models import Ask, Helper
from porch.asks.queries.past import Ahead, hour_of_week, kept_forecast
from porch.asks.queries.shifts import Duty, duties, gaps_in, helpers_ever, times_now
from porch.asks.rules.forecast import Gap, thin_hours
from porch.asks.rules.lifecycles import AT_THE_DESK
from porch.asks.rules.times import REMINDED
from porch.kit.community import here
from porch.people import consent
from porch.people.models import Member, Role
from porch.people.queries import blocked_ids

WEEK = timedelta(days=7)
FOR_COORDINATORS = (*AT_THE_DESK, "with-pairing", "overdue")
FOR_OPERATORS = ("everyone", "overdue")


@dataclass(frozen=True)
class Line:
    """One stretch of the week ahead: a shift and who has it, or a gap. ``who`` is None where nobody does."""

    since: datetime
    until: datetime
    who: Member | None
    duty: Duty | None = None


@dataclass(frozen=True)
class Word:
    """Somebody who helps, and until when their word stands."""

    helper: Helper
    until: datetime
    has_run_out: bool


@dataclass(frozen=True)
class Rota:
    """``named`` is everyone whose name stands on it: each reads in their ledger that somebody looked."""

    lines: list[Line]
    gaps: list[tuple[datetime, datetime]]
    running_out: list[Word]
    vouched: list[Helper]
    thin: list[Gap]
    ahead: Ahead | None
    named: set[UUID]


def rota_for(viewer: Member, now: datetime) -> Rota:
    """The week ahead; nothing for anyone but a coordinator."""
    if not viewer.holds(Role.Name.COORDINATOR):
        return Rota([], [], [], [], [], None, set())
    found = duties(now, now + WEEK, now=now)
    known = {one.pk: one for one in helpers_ever().select_related("member")}
    ids = {one.who for one in found if one.who} | known.keys()
    open_now = consent.seen_by(viewer, ids, "shifts", purpose="rota", now=now)
    people = {pk: one.member for pk, one in known.items() if pk in open_now}
    empty = gaps_in(found, since=now, until=now + WEEK)
    lines = [Line(one.since, one.until, people.get(one.who) if one.who else None, one) for one in found]
    lines += [Line(since, until, None) for since, until in empty] if found else []
    words = [_word(one, now) for pk, one in known.items() if pk in open_now and one.kinds]
    running_out = sorted((one for one in words if one.until <= now + REMINDED), key=lambda one: one.until)
    vouched = [one for pk, one in known.items() if pk in open_now and one.yes_at]
    ahead = kept_forecast()
    return Rota(
        lines=sorted(lines, key=lambda line: (line.since, line.duty is None)),
        gaps=empty,
        running_out=running_out,
        vouched=sorted(vouched, key=lambda one: one.member.handle),
        thin=_thin(ahead, found, now),
        ahead=ahead,
        named={line.who.pk for line in lines if line.who}
        | {one.helper.pk for one in running_out}
        | {one.pk for one in vouched},
    )


def _word(helper: Helper, now: datetime) -> Word:
    until = helper.holds_until(times_now().confirmed)
    return Word(helper, until, until <= now)


def _thin(ahead: Ahead | None, found: Sequence[Duty], now: datetime) -> list[Gap]:
    if ahead is None:
        return []
    promise = times_now().promise.total_seconds() / 60
    return thin_hours(ahead.hours, helpers_by_hour(found, now), length=ahead.length, promise=promise)


def helpers_by_hour(found: Sequence[Duty], now: datetime) -> list[int]:
    """How many are on to talk in each hour of the week, by the community's clock, over the seven days from ``now``.

    Somebody counts for an hour if they are there in the middle of it.
    """
    zone, counts = here().time_zone, [0] * (7 * 24)
    begin = now.replace(minute=30, second=0, microsecond=0)
    on = [one for one in found if one.who and not one.shift.is_reserve and "talk" in one.shift.kinds]
    for ahead in range(7 * 24):
        middle = begin + timedelta(hours=ahead)
        there = {one.who for one in on if one.since <= middle < one.until}
        counts[hour_of_week(middle, zone)] = len(there)
    return counts


def asks_at_desk(viewer: Member) -> QuerySet[Ask]:
    """Asks that wait for this viewer: coordinators have them first, operators once everyone is called."""
    states: tuple[str, ...] = ()
    if viewer.holds(Role.Name.COORDINATOR):
        states = FOR_COORDINATORS
    elif viewer.holds(Role.Name.OPERATOR):
        states = FOR_OPERATORS
    apart = blocked_ids(viewer)
    found = Ask.objects.filter(state__in=states, asker__isnull=False).exclude(asker=viewer)
    return found.exclude(asker__in=apart).select_related("asker").order_by("due_at")


def seen_at_desk(found: Sequence[Ask], *, by: Member, now: datetime) -> list[Ask]:
    """Of these, those whose asker may be named to ``by`` now; each look is written to the asker's ledger."""
    open_now = consent.see_each(
        by, {ask.asker_id for ask in found if ask.asker_id}, "ask", purpose="asks", now=now
    )
    return [ask for ask in found if ask.asker_id in open_now]


def note_rota_seen(found: Rota, *, by: Member, now: datetime) -> None:
    """Everyone who is named on the week reads in their ledger that a coordinator looked."""
    consent.see_each(by, found.named, "shifts", purpose="rota", now=now)
