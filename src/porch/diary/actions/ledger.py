"""What the ledger of days hears when a day reads differently: use, a day without, or that neither was told."""

from datetime import date, datetime, timedelta

from porch.days import actions as days
from porch.days.models import Thread
from porch.days.queries import rows_of, threads_of
from porch.diary.queries import told_of
from porch.measures import runs
from porch.measures.merging import Day, days_of, merged
from porch.measures.rows import Kind, taken_back
from porch.measures.told import Used
from porch.people.models import Member

DAY = timedelta(days=1)


def day_as_told(member: Member, day: date) -> Day:
    """One day as it stands now."""
    return merged(day, told_of(member, day, day))


def follow(member: Member, before: Day, *, now: datetime) -> bool:
    """``before`` is how a day stood; tell the ledger how it stands now. True when that is a return to use.

    It hears of the day as it reads when all that was told of it is taken together, and of nothing else: "rather not
    say" tells it nothing.
    """
    after = day_as_told(member, before.day)
    if (before.used, before.whats) == (after.used, after.whats):
        return False
    if before.used == Used.YES:
        _take_back_use(member, before, after, now)
    if before.used == Used.NO and after.used != Used.YES:
        days.not_told(member, _without_use(member, after.day), after.day, now=now)
    if after.used == Used.YES:
        return days.told_use(member, after.whats or None, after.day, now=now)
    if after.used == Used.NO:
        days.told_without(member, None, after.day, now=now)
    return False


def _take_back_use(member: Member, before: Day, after: Day, now: datetime) -> None:
    if not before.whats:
        if after.used != Used.YES or after.whats:
            days.not_told(member, _one(member), before.day, now=now)
    elif gone := before.whats - after.whats:
        days.not_told(member, gone, before.day, now=now)


def _one(member: Member) -> list[str]:
    """The one thing they keep days of, which use of nothing named was told of; of several none was."""
    kept = threads_of(member)
    return [thread.about.get("what", "") for thread in kept] if len(kept) == 1 else []


def _without_use(member: Member, day: date) -> list[str]:
    """What they keep days of, but for what the ledger itself knows to have been used that day."""
    return [
        thread.about.get("what", "")
        for thread in threads_of(member)
        if runs.known_of(rows_of(thread), day) != Kind.USED
    ]


def follow_many(member: Member, before: dict[date, Day], *, now: datetime) -> None:
    """As ``follow`` for days told of at once: days without that lie one after another are one row."""
    first, last = min(before), max(before)
    stands = days_of(told_of(member, first, last))
    without = []
    for day in sorted(before):
        after = stands.get(day, Day(day))
        if before[day].used is None and after.used == Used.NO:
            without.append(day)
        elif (before[day].used, before[day].whats) != (after.used, after.whats):
            follow(member, before[day], now=now)
    for start, end in _spans(without):
        if start == end:
            days.told_without(member, None, start, now=now)
            continue
        for thread in threads_of(member):
            days.say_without(thread, start, end, by=member, now=now)


def _spans(found: list[date]) -> list[tuple[date, date]]:
    spans: list[tuple[date, date]] = []
    for day in found:
        if spans and spans[-1][1] + DAY == day:
            spans[-1] = (spans[-1][0], day)
        else:
            spans.append((day, day))
    return spans


def take_back_many(member: Member, stood: dict[date, Day], filled: list[date], *, now: datetime) -> None:
    """Days filled in at once were taken out: stretches without that were one row are taken back as one.

    ``stood`` is how the days that are out read before; ``filled`` are all the days that were filled in.
    """
    out = set(stood)
    for start, end in _spans(filled):
        stretch = {start + n * DAY for n in range((end - start).days + 1)}
        if start != end and stretch <= out and all(stood[day].used == Used.NO for day in stretch):
            for thread in threads_of(member):
                _take_back_stretch(thread, start, end, by=member, now=now)
            out -= stretch
    for day in sorted(out):
        follow(member, stood[day], now=now)


def _take_back_stretch(thread: Thread, start: date, end: date, *, by: Member, now: datetime) -> None:
    rows = rows_of(thread)
    gone = taken_back(rows)
    alike = [row for row in rows if row.kind == Kind.WITHOUT and (row.first, row.last) == (start, end)]
    for row in alike[-1:]:
        if row.seq not in gone:
            days.not_so(thread, row.seq, by=by, now=now)
