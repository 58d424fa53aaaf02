"""Ten years in five time zones, against what calendars make of the same rule (``dateutil``)."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from dateutil import rrule

from porch.listings.recurrence import Recurrence, Weekly, starts_between

ZONES = (
    "Europe/London",
    "America/New_York",
    "America/Santiago",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
)
FIRST, LAST = date(2020, 1, 1), date(2030, 1, 1)
TIMES = (time(0, 0), time(1, 30), time(2, 15), time(23, 45))
WEEKDAYS = (rrule.SU, rrule.MO, rrule.TU, rrule.WE, rrule.TH, rrule.FR, rrule.SA)
RULES = (
    Recurrence(since=FIRST),
    Recurrence(every=2, since=FIRST),
    Recurrence(every=3, since=FIRST, until=date(2027, 5, 3)),
    Recurrence(nth=(2,), since=FIRST),
    Recurrence(nth=(1, 3), since=FIRST),
    Recurrence(nth=(5,), since=FIRST),
    Recurrence(nth=(-1,), since=FIRST),
)


def as_calendars_have_it(rule: Recurrence, day: int, at: time, zone: str) -> list[datetime]:
    weekday = WEEKDAYS[day]
    first = FIRST - timedelta(days=FIRST.isoweekday() % 7)  # the Sunday, from which weeks are counted
    until = datetime.combine(rule.until or LAST, time(23, 59))
    if rule.nth:
        found = rrule.rrule(
            rrule.MONTHLY,
            dtstart=datetime.combine(first, at),
            until=until,
            byweekday=[weekday(n) for n in rule.nth],
        )
    else:
        found = rrule.rrule(
            rrule.WEEKLY,
            dtstart=datetime.combine(first, at),
            until=until,
            interval=rule.every,
            byweekday=[weekday],
            wkst=rrule.SU,
        )
    local = [one for one in found if one.date() >= FIRST]
    return sorted({one.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC) for one in local})


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("rule", RULES)
def test_ten_years_are_the_same_as_in_a_calendar(zone: str, rule: Recurrence) -> None:
    since, until = datetime(2019, 12, 1, tzinfo=UTC), datetime(2029, 12, 20, tzinfo=UTC)
    for day in range(7):
        for at in TIMES:
            ours = starts_between(Weekly(day, at, 60, zone, rule), since, until)
            meant = [one for one in as_calendars_have_it(rule, day, at, zone) if one < until]
            assert ours == meant, (day, at)
