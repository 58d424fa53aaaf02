"""The rota as a helper sees it: one's own week, days that are free to take, and never whose they were."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from porch.asks.models import Helper, Shift, ShiftCover
from porch.asks.queries.shifts import Duty, duties, helper_of, may_help, shifts_of, times_now
from porch.people.models import Member
from porch.wire.queries import bell_of
from porch.wire.quiet import is_quiet

WEEK, SHOWN = timedelta(days=7), 6


@dataclass(frozen=True)
class FreeDay:
    """One date of a shift that nobody has: when, and what for."""

    shift: Shift
    on: date
    since: datetime
    until: datetime


@dataclass(frozen=True)
class Mine:
    """``ends``: until when one's word stands. ``quiet`` are keys of shifts that lie in one's own quiet hours."""

    helper: Helper | None
    may_help: bool
    shifts: list[Shift]
    quiet: set[int]
    ahead: list[Duty]
    given: list[ShiftCover]
    free: list[FreeDay]
    ends: datetime | None

    def has_run_out(self, now: datetime) -> bool:
        return self.ends is not None and self.ends <= now


def my_helping(member: Member, now: datetime) -> Mine:
    helper, times = helper_of(member), times_now()
    shifts = list(shifts_of(member))
    found = duties(now, now + 3 * WEEK, now=now)
    given = ShiftCover.objects.filter(shift__member=member, on__gte=now.date()).select_related("shift")
    return Mine(
        helper=helper,
        may_help=may_help(member),
        shifts=shifts,
        quiet={shift.pk for shift in shifts if lies_in_quiet(shift, member, now)},
        ahead=[one for one in found if one.who == member.pk][:SHOWN],
        given=list(given.order_by("on")),
        free=_free(member, helper, found),
        ends=helper.holds_until(times.confirmed) if helper and helper.kinds else None,
    )


def _free(member: Member, helper: Helper | None, found: list[Duty]) -> list[FreeDay]:
    """Days others gave away that this helper could take: what for, and when."""
    kinds = set(helper.kinds) if helper else set()
    open_days = set(ShiftCover.objects.filter(by=None).values_list("shift_id", "on"))
    return [
        FreeDay(one.shift, one.span.on, one.since, one.until)
        for one in found
        if (one.span.key, one.span.on) in open_days
        and one.shift.member_id != member.pk
        and kinds & set(one.shift.kinds)
    ]


def lies_in_quiet(shift: Shift, member: Member, now: datetime) -> bool:
    """Whether the shift begins, ends or stands in hours in which nothing may ring for this member."""
    quiet, zone = bell_of(member).quiet, member.time_zone or "UTC"
    day = now.astimezone(ZoneInfo(shift.zone)).date()
    on = day + timedelta(days=(shift.day - day.weekday()) % 7)
    since = datetime.combine(on, shift.since, ZoneInfo(shift.zone))
    until = datetime.combine(
        on if shift.until > shift.since else on + timedelta(days=1), shift.until, since.tzinfo
    )
    half_hours = int((until - since) / timedelta(minutes=30))
    return any(is_quiet(since + timedelta(minutes=30 * n), zone, quiet) for n in range(max(1, half_hours)))
