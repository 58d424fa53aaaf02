"""A second count of somebody's days, from the rows of their own file alone: plain, slow, one day at a time.

It imports nothing of Porch, so that two mistakes would have to be the same to go unseen. What the rows mean is
``docs/decisions/0058`` and ``0060``.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Counted:
    """Days of one thread on one day."""

    all_days: int
    this_run: int | None
    longest: int
    last_90: int
    used_last_90: int
    last_365: int
    runs: tuple[tuple[date, date], ...]


def count(thread: Mapping[str, Any], now: datetime) -> Counted:
    """What the rows of one thread come to at a moment."""
    rows = sorted(thread["rows"], key=lambda row: int(row["seq"]))
    ever: set[date] = set()
    day = date.fromisoformat(rows[0]["on"])
    for number, row in enumerate(rows):
        on = date.fromisoformat(row["on"])
        while day <= on:  # each morning: what is known then, of the days that are over then
            ever |= days_without(rows[:number], day)
            day += DAY
        day = max(on, day - DAY)
        ever |= days_without(rows[: number + 1], day)
    today = max(day, now.astimezone(ZoneInfo(place(rows))).date())
    while day <= today:
        ever |= days_without(rows, day)
        day += DAY
    known, used = days_without(rows, today), days_used(rows)
    runs = stretches(known)
    begun = running_since(rows)
    this = None
    if begun is not None:
        there = [run for run in runs if run[0] <= begun <= run[1]]
        this = length(there[0]) if there else 0
        if not there and runs and runs[-1][1] == begun - DAY:
            this = length(runs[-1])  # a run that begins right after days told of goes on with them
    return Counted(
        all_days=len(ever),
        this_run=this,
        longest=max((length(run) for run in runs), default=0),
        last_90=sum(today - 90 * DAY <= one < today for one in known),
        used_last_90=sum(today - 90 * DAY <= one < today for one in used),
        last_365=sum(today - 365 * DAY <= one < today for one in known),
        runs=tuple(runs),
    )


def length(run: tuple[date, date]) -> int:
    return (run[1] - run[0]).days + 1


def place(rows: Iterable[Mapping[str, Any]]) -> str:
    """Where their calendar is."""
    return [str(row["code"]) for row in rows if row["says"] == "place"][-1]


def that_stand(rows: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Rows about days that no later row calls a mistake."""
    told = list(rows)
    mistakes = {int(row["of"]) for row in told if row["says"] == "not-so"}
    return [row for row in told if row["says"] in ("since", "without", "used") and row["seq"] not in mistakes]


def days_used(rows: Iterable[Mapping[str, Any]]) -> set[date]:
    return {date.fromisoformat(row["day"]) for row in that_stand(rows) if row["says"] == "used"}


def days_without(rows: Iterable[Mapping[str, Any]], today: date) -> set[date]:
    """The days that are over before ``today`` and are days without, as these rows say."""
    stand = that_stand(rows)
    used = days_used(stand)
    found: set[date] = set()
    for row in stand:
        if row["says"] == "without":
            one, last = date.fromisoformat(row["from"]), date.fromisoformat(row["to"])
            while one <= last:
                found.add(one)
                one += DAY
        if row["says"] == "since":
            one = date.fromisoformat(row["day"])
            while one < today and one not in used:
                found.add(one)
                one += DAY
    return {one for one in found if one < today} - used


def running_since(rows: Iterable[Mapping[str, Any]]) -> date | None:
    """Where the run that goes on was said to begin; None when use came after every beginning."""
    stand = that_stand(rows)
    used = days_used(stand)
    begun = [date.fromisoformat(row["day"]) for row in stand if row["says"] == "since"]
    return min((day for day in begun if not any(day <= one for one in used)), default=None)


def stretches(days: Iterable[date]) -> list[tuple[date, date]]:
    """Days one after another, as first and last."""
    found: list[tuple[date, date]] = []
    for day in sorted(days):
        if found and found[-1][1] == day - DAY:
            found[-1] = (found[-1][0], day)
        else:
            found.append((day, day))
    return found


# ---- the diary ----


@dataclass(frozen=True)
class Answers:
    """What was told of the days of a span, each day once."""

    days: int
    without: int
    used: int
    untold: int
    longest: int
    drinks: tuple[float | None, ...]
    """Grams of alcohol of each day of which it is told that there was some; None where not all of it has a figure."""


def entries_that_hold(entries: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Every line of corrections as its last word, with the moment and the place of its first."""
    by_id = {entry["id"]: dict(entry) for entry in entries}
    replaced = {entry["instead_of"] for entry in by_id.values() if entry["instead_of"]}
    found = []
    for entry in by_id.values():
        if entry["id"] in replaced:
            continue
        first = entry
        while first["instead_of"]:
            first = by_id[first["instead_of"]]
        found.append({**entry, "told": first["told"]})
    return found


def how_late(entry: Mapping[str, Any]) -> int:
    """0 told on the day, 1 the day after, 2 later; by the calendar of where it was written."""
    told = datetime.fromisoformat(entry["told"]).astimezone(ZoneInfo(entry["zone"])).date()
    return min(2, max(0, (told - date.fromisoformat(entry["day"])).days))


def used_that_day(entries: Iterable[Mapping[str, Any]]) -> tuple[str, list[Mapping[str, Any]]]:
    """yes, no or empty for one day, and the entries that say so: the nearest that say yes or no."""
    there = list(entries)
    for late in (0, 1, 2):
        said = [entry for entry in there if entry.get("used") and how_late(entry) == late]
        if any(entry["used"] == "yes" for entry in said):
            return "yes", [entry for entry in said if entry["used"] == "yes"]
        if said and all(entry["used"] == "no" for entry in said):
            return "no", said
    return "", []


def answers(entries: Iterable[Mapping[str, Any]], first: date, last: date) -> Answers:
    """The days from ``first`` to ``last``, both included."""
    by_day: dict[date, list[dict[str, Any]]] = {}
    for entry in entries_that_hold(entries):
        by_day.setdefault(date.fromisoformat(entry["day"]), []).append(entry)
    without: set[date] = set()
    used: set[date] = set()
    drinks: list[float | None] = []
    day = first
    while day <= last:
        said, deciding = used_that_day(by_day.get(day, []))
        (without if said == "no" else used if said == "yes" else set()).add(day)
        amounts = [one for entry in deciding for one in entry.get("amounts", ()) if one["what"] == "alcohol"]
        if said == "yes" and amounts:
            grams = [one.get("grams") for one in amounts]
            whole = None not in grams and all(entry.get("amounts") for entry in deciding)
            drinks.append(sum(grams) if whole else None)
        day += DAY
    days = (last - first).days + 1
    return Answers(
        days,
        len(without),
        len(used),
        days - len(without) - len(used),
        max((length(run) for run in stretches(without)), default=0),
        tuple(drinks),
    )
