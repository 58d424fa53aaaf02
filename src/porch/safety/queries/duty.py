"""Who is on duty, who is next, when nobody is; and what may therefore be promised."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet

from porch.kit.weekly import Covers, Span, Weekly, gaps, spans
from porch.people.models import Member
from porch.safety.models import Cover, Shift
from porch.safety.queries.conflicts import desk_people
from porch.safety.rules import PROMISE

WEEK = timedelta(days=7)


def has_rota() -> bool:
    """Whether anybody has a shift at all; without one nothing is known of who is there when."""
    return Shift.objects.exists()


def shifts_of(member: Member) -> QuerySet[Shift]:
    """One's own weekly shifts."""
    return Shift.objects.filter(member=member).order_by("day", "since")


def duty_spans(since: datetime, until: datetime) -> list[Span]:
    """The shifts in that time; nobody has those of people who are not here or at the desk any more."""
    shifts, there = list(Shift.objects.select_related("member")), _who_can()
    who = {shift.pk: str(shift.member_id) if shift.member_id in there else "" for shift in shifts}
    weekly = [
        Weekly(shift.pk, shift.day, shift.since, shift.until, shift.zone, who[shift.pk]) for shift in shifts
    ]
    covers: Covers = {
        (cover.shift_id, cover.on): str(cover.by_id) if cover.by_id in there else ""
        for cover in Cover.objects.filter(on__gte=(since - 3 * timedelta(days=1)).date())
    }
    return spans(weekly, covers, since=since, until=until)


def _who_can() -> dict[object, Member]:
    return {member.pk: member for member in desk_people()}


def on_duty(now: datetime) -> list[Member]:
    """Who reads reports at this moment."""
    there = {str(pk): member for pk, member in _who_can().items()}
    found = [span for span in duty_spans(now, now + timedelta(seconds=1)) if span.since <= now < span.until]
    return list({span.who: there[span.who] for span in found if span.who}.values())


def first_contact_is_open(now: datetime) -> bool:
    """Whether strangers may begin to write to each other now: only while someone is there to be told.

    A community that keeps no rota is open as it always was; nothing is known of who is there.
    """
    return not has_rota() or bool(on_duty(now))


@dataclass(frozen=True)
class Promise:
    """By when somebody reads a report. ``known``: a rota says so. ``someone_is_here``: on duty this moment."""

    by: datetime
    known: bool
    someone_is_here: bool


def promise(now: datetime) -> Promise:
    """What may be promised to someone who tells us now: a day, or where nobody is on duty by then, their next end."""
    if not has_rota():
        return Promise(now + PROMISE, known=False, someone_is_here=False)
    ahead = [span for span in duty_spans(now, now + 2 * WEEK) if span.who and span.until > now]
    here = any(span.since <= now for span in ahead)
    in_time = bool(ahead) and ahead[0].since <= now + PROMISE
    by = now + PROMISE if in_time or not ahead else ahead[0].until
    return Promise(by, known=True, someone_is_here=here)


def gaps_ahead(now: datetime) -> list[tuple[datetime, datetime]]:
    """When nobody is on duty in the next seven days."""
    return gaps(duty_spans(now, now + WEEK), since=now, until=now + WEEK)


@dataclass(frozen=True)
class Line:
    """One stretch of the week ahead: a shift with who has it, or a gap. ``can_take``: somebody may take that day."""

    since: datetime
    until: datetime
    who: Member | None
    span: Span | None = None
    mine: bool = False
    can_take: bool = False


def week_of(viewer: Member, *, now: datetime) -> list[Line]:
    """The next seven days as ``viewer`` reads them: shifts and gaps in order."""
    there, found = {str(pk): member for pk, member in _who_can().items()}, duty_spans(now, now + WEEK)
    open_days = set(Cover.objects.filter(by=None).values_list("shift_id", "on"))
    lines = [
        Line(
            span.since,
            span.until,
            there.get(span.who),
            span,
            mine=span.who == str(viewer.pk),
            can_take=(span.key, span.on) in open_days,
        )
        for span in found
    ]
    if has_rota():
        lines += [Line(since, until, None) for since, until in gaps_ahead(now)]
    return sorted(lines, key=lambda line: (line.since, line.span is None))
