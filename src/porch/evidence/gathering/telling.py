"""From what people told to stretches of days: the part of gathering that takes its time, cut into parts."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import batched
from uuid import UUID

from porch.diary.queries.many import told_of_each
from porch.evidence import engine
from porch.evidence.gathering.figures import Until
from porch.measures.days import Stretch, stretch
from porch.measures.merging import days_of
from porch.measures.told import Told

BEFORE = 90
"""Days ahead of the index day that count as "before", where they were told."""
PEOPLE_AT_ONCE = 200

type Run = Callable[[engine.Job[Part, Stretches], Iterable[Part]], Stretches]
type Stretches = dict[UUID, Stretch]


@dataclass(frozen=True)
class Diary:
    """What one person told, opened, and from which to which day it counts."""

    member: UUID
    first: date
    last: date
    told: tuple[Told, ...]


type Part = tuple[Diary, ...]


def stretches(part: Part) -> Stretches:
    """The days of each, one after another: pure, so that any worker may do it."""
    return {one.member: stretch(days_of(one.told), one.first, one.last) for one in part}


def together(one: Stretches, other: Stretches) -> Stretches:
    return one | other


JOB: engine.Job[Part, Stretches] = engine.Job(stretches, together, {})


def days_of_each(
    joined: dict[UUID, date], until: Until, run: Run, progress: Callable[[int], object]
) -> Stretches:
    """The days of everyone in ``joined`` (id: index day) who told of any: from ``BEFORE`` days ahead of it to the cut.

    ``progress`` hears how many people's diaries were read. Boxes are opened here, where the keys are; workers get
    what was in them.
    """
    return run(JOB, _parts(joined, until, progress))


def _parts(joined: dict[UUID, date], until: Until, progress: Callable[[int], object]) -> Iterator[Part]:
    read = 0
    for ids in batched(joined, PEOPLE_AT_ONCE):
        since = {one: joined[one] - timedelta(days=BEFORE) for one in ids}
        each = told_of_each(since, until.cut, until.before)
        found = (Diary(one, since[one], until.cut, _on_use(told)) for one, told in each)
        yield tuple(one for one in found if one.told)
        read += len(ids)
        progress(read)


def _on_use(told: list[Told]) -> tuple[Told, ...]:
    return tuple(one for one in told if one.used is not None)
