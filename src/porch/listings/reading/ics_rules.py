"""The rules of calendars that are rules of meetings, and why the others are not."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import Any

from icalendar import Event

from porch.listings.recurrence import LATEST, Recurrence, Weekly, day_of, rule_days

DAYS = ("SU", "MO", "TU", "WE", "TH", "FR", "SA")
_NOT_READ = ("BYMONTH", "BYYEARDAY", "BYWEEKNO", "BYMONTHDAY", "BYHOUR", "BYMINUTE", "BYSECOND", "BYEASTER")
_MOST_TIMES = 5000
_USUAL_WEEK = "MO"  # where a calendar does not say on which day its weeks begin


class NotHere(Exception):
    """An event that is no meeting of a list: the ``field`` that makes it none, and one sentence why."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(reason)
        self.field = field


@dataclass(frozen=True, slots=True)
class Rule:
    """On which day of the week, from when, and by which rule."""

    day: int
    since: date
    recurrence: Recurrence


def rule_of(event: Event, start: datetime, note: Callable[[str, str], None]) -> Iterator[Rule]:
    """A rule for each of its days of the week. Raises NotHere."""
    said = event.get("RRULE")
    if said is None:
        why = "It names single days." if "RDATE" in event else f"It happens once, on {start.date()}."
        raise NotHere("RRULE", f"{why} A list has what comes again.")
    if isinstance(said, list) or "EXRULE" in event:
        raise NotHere("RRULE", "It has several rules; a meeting here has one.")
    if "RDATE" in event:
        note("RDATE", "Single days beside the rule are not kept.")
    parts = {str(name).upper(): value for name, value in said.items()}
    if odd := [name for name in _NOT_READ if name in parts]:
        raise NotHere("RRULE", f"Its rule goes by {odd[0]}, which a weekly list cannot tell.")
    return _spread(parts, start)


def _spread(parts: dict[str, Any], start: datetime) -> Iterator[Rule]:
    often, every = str(_one(parts, "FREQ", "")).upper(), int(_one(parts, "INTERVAL", 1))
    if often == "DAILY":
        found = _daily(parts, start, every)
    elif often == "WEEKLY":
        found = _weekly(parts, start, every)
    elif often == "MONTHLY":
        found = _monthly(parts, start, every)
    else:
        raise NotHere(
            "RRULE", f"It comes again {often.lower() or 'at no time'}, and not by the week or the month."
        )
    return iter(_ending(found, parts, start))


def _daily(parts: dict[str, Any], start: datetime, every: int) -> list[Rule]:
    """Every day is seven meetings; every seventh is one, and every fourteenth as well."""
    on = start.date()
    if every % 7 == 0:
        return [_counted(day_of(on), on, every // 7)]
    if every > 1:
        raise NotHere("RRULE", f"It comes every {every} days, on another weekday each time.")
    named = [day for _, day in _days(parts)] or list(range(7))
    return [Rule(day, on, Recurrence()) for day in sorted(set(named))]


def _weekly(parts: dict[str, Any], start: datetime, every: int) -> list[Rule]:
    on = start.date()
    if "BYSETPOS" in parts:
        raise NotHere("RRULE", "Its rule goes by BYSETPOS, which a weekly list cannot tell.")
    days = sorted({day for _, day in _days(parts)}) or [day_of(on)]
    return [_counted(day, _first_in_week(on, day, every, parts), every) for day in days]


def _first_in_week(on: date, day: int, every: int, parts: dict[str, Any]) -> date:
    """The first of its days from ``on``, in a week that counts; weeks begin where the calendar says."""
    if every == 1:
        return on
    begins = DAYS.index(str(_one(parts, "WKST", _USUAL_WEEK)).upper())
    week = on - timedelta(days=(day_of(on) - begins) % 7)
    first = week + timedelta(days=(day - begins) % 7)
    return first if first >= on else first + timedelta(weeks=every)


def _monthly(parts: dict[str, Any], start: datetime, every: int) -> list[Rule]:
    if every > 1:
        raise NotHere("RRULE", f"It comes every {every} months, which a weekly list cannot tell.")
    named = _days(parts)
    if not named:
        raise NotHere("RRULE", "It comes on a date of the month, on another weekday each time.")
    if "BYSETPOS" in parts:
        named = _placed(parts, named)
    by_day: dict[int, set[int]] = {}
    for which, day in named:
        if which not in (0, 1, 2, 3, 4, 5, -1):
            raise NotHere("RRULE", f"The weekday it comes on is counted from the end of the month: {which}.")
        by_day.setdefault(day, set()).add(which)
    on = start.date()
    return [
        Rule(
            day,
            on,
            Recurrence() if 0 in which else Recurrence(nth=tuple(sorted(which, key=lambda n: n % 10))),
        )
        for day, which in sorted(by_day.items())
    ]


def _placed(parts: dict[str, Any], named: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The second of all Tuesdays, told the other way."""
    if len(named) != 1 or named[0][0]:
        raise NotHere(
            "RRULE", "Its rule goes by BYSETPOS over several days, which a weekly list cannot tell."
        )
    return [(int(which), named[0][1]) for which in parts["BYSETPOS"]]


def _counted(day: int, since: date, every: int) -> Rule:
    return Rule(day, since, Recurrence(every=every, since=since) if every > 1 else Recurrence())


def _ending(rules: list[Rule], parts: dict[str, Any], start: datetime) -> list[Rule]:
    until = _until(parts, start)
    if "COUNT" in parts:
        until = _last(rules, start, int(_one(parts, "COUNT", 1)))
    if until is None or until > LATEST:  # what ends in a thousand years has no end
        return rules
    return [Rule(one.day, one.since, _until_day(one.recurrence, until)) for one in rules]


def _until_day(rule: Recurrence, until: date) -> Recurrence:
    return Recurrence(every=rule.every, since=rule.since, nth=rule.nth, until=until)


def _until(parts: dict[str, Any], start: datetime) -> date | None:
    """Its last day by its own clock; a last moment before its time of day leaves that day out."""
    said = _one(parts, "UNTIL", None)
    if not isinstance(said, datetime):
        return said if isinstance(said, date) else None
    local = said
    if start.tzinfo:
        local = (said if said.tzinfo else said.replace(tzinfo=UTC)).astimezone(start.tzinfo)
    early = (local.hour, local.minute) < (start.hour, start.minute)
    return local.date() - timedelta(days=1) if early else local.date()


def _last(rules: list[Rule], start: datetime, count: int) -> date:
    """The day of the last of so many times."""
    if count > _MOST_TIMES:
        raise NotHere("RRULE", f"It ends after {count} times, which is too far to count.")
    found: list[date] = []
    for one in rules:
        weekly = Weekly(one.day, start.time(), 60, "", one.recurrence)
        found += islice(rule_days(weekly, start.date()), count)
    return sorted(found)[min(count, len(found)) - 1]


def _days(parts: dict[str, Any]) -> list[tuple[int, int]]:
    """Which of its weekdays in the month (0 all of them), and the day."""
    found = []
    for one in parts.get("BYDAY", []):
        said = str(one).upper()
        if said[-2:] not in DAYS:
            raise NotHere("RRULE", f"{said[:20]} is no day of the week.")
        number = said[:-2].lstrip("+")
        found.append((int(number) if number.lstrip("-").isdigit() else 0, DAYS.index(said[-2:])))
    return found


def _one(parts: dict[str, Any], name: str, otherwise: Any) -> Any:
    said = parts.get(name, otherwise)
    return said[0] if isinstance(said, list) and said else said
