"""What was reached, as plain values: the steps of a run, of all days, of check-ins. Which of it is asked about, if any.

A step of a run is reached when so many days of it are over; months and years as ``measures.anniversaries`` has them.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from porch.measures.anniversaries import after

FOREVER = date.max
LATER = timedelta(days=14)
"""How long "not now" puts one aside."""


@dataclass(frozen=True)
class Reached:
    """Something that could be marked. ``line`` is what it is a step of, ``rank`` how far along; ``on`` its day.

    ``kind`` and ``number`` say what it is: ``days``, ``months``, ``years`` of a run, ``all`` days, ``check-ins``, or
    ``came-back``, ``reached-out``, ``walks-with``, ``sat-in`` once. ``thread`` is the id of a thread of days.
    """

    line: str
    rank: int
    kind: str
    number: int
    on: date
    thread: str = ""
    what: str = ""

    @property
    def key(self) -> str:
        return f"{self.line}|{self.kind}|{self.number}"


@dataclass(frozen=True)
class Steps:
    """The steps there are, as ``data/milestones.json`` lists them."""

    days: Sequence[int]
    months: Sequence[int]
    years: Sequence[int]
    all_days: Sequence[int]
    check_ins: Sequence[int]


def of_run(steps: Steps, first: date, today: date, *, thread: str, what: str = "") -> list[Reached]:
    """Every step of a run that began on ``first`` and goes on today, in order."""
    line = f"run:{thread}:{first.isoformat()}"
    found = [
        ("days", days, first + timedelta(days=days)) for days in steps.days if days <= (today - first).days
    ]
    for kind, numbers in (("months", steps.months), ("years", steps.years)):
        for number in numbers:
            over = _over(first, kind, number)
            if over is not None and over <= today:
                found.append((kind, number, over))
    found.sort(key=lambda one: one[2])
    return [Reached(line, rank, *one, thread, what) for rank, one in enumerate(found)]


def _over(first: date, kind: str, number: int) -> date | None:
    try:
        return after(first, months=number) if kind == "months" else after(first, years=number)
    except OverflowError:
        return None


def of_all_days(
    steps: Steps, stretches: Iterable[tuple[date, date]], *, thread: str, what: str = ""
) -> list[Reached]:
    """Every step of all the days that were counted, given as stretches in order."""
    found: list[Reached] = []
    counted, left = 0, list(steps.all_days)
    for first, last in stretches:
        days = (last - first).days + 1
        while left and counted + days >= left[0]:
            on = first + timedelta(days=left[0] - counted)
            found.append(Reached(f"all:{thread}", len(found), "all", left.pop(0), on, thread, what))
        counted += days
    return found


def of_check_ins(steps: Steps, days: Sequence[date]) -> list[Reached]:
    """Every step of the days something was told of, given in order, each once."""
    there = [number for number in steps.check_ins if number <= len(days)]
    return [
        Reached("check-ins", rank, "check-ins", number, days[number - 1]) for rank, number in enumerate(there)
    ]


def once(kind: str, on: date, *, thread: str = "", what: str = "") -> Reached:
    """Something that is there or not. Coming back is once for each time."""
    line = f"{kind}:{thread}:{on.isoformat()}" if thread else kind
    return Reached(line, 0, kind, 1, on, thread, what)


def asked_about(
    reached: Iterable[Reached], marked: Collection[str], aside: Mapping[str, date], today: date
) -> Reached | None:
    """The one to ask about, or None: of each line its last step only, the most recent of those.

    Nothing that was marked, or that an earlier mark went past, and nothing that was put aside until later.
    """
    last: dict[str, Reached] = {}
    passed: dict[str, int] = {}
    for one in reached:
        if one.line not in last or one.rank > last[one.line].rank:
            last[one.line] = one
        if one.key in marked:
            passed[one.line] = max(one.rank, passed.get(one.line, -1))
    left = [one for one in last.values() if one.rank > passed.get(one.line, -1)]
    left = [one for one in left if aside.get(one.key, date.min) <= today and one.on <= today]
    return max(left, key=lambda one: (one.on, one.line), default=None)
