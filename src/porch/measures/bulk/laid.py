"""The days of many people laid out one after another, as bytes and grams: every measure is then a pass over arrays.

It is ``measures.days.Stretch`` for thousands of people at once, by the same rules: entries for one day merge, use
wins, grams add, and what nobody told stays missing. After each person stands one byte ``END``, so that no run reaches
from one of them into the next.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from porch.measures.bulk.entries import Bytes, Days, Entries, Floats, Ints, What
from porch.measures.days import MISSING, NONE, USE, Stretch

END = 3
MOST_DAYS = 4_000_000
"""Days laid out at a time: about 80 MB. People beyond it come in the next block."""

_USED, _NOT, _ALCOHOL, _GRAMS_UNKNOWN, _UNSAID, _OTHER = (np.uint8(1 << n) for n in range(6))


@dataclass(frozen=True)
class Laid:
    """``people`` first to last of a table; ``starts`` and ``lengths`` say where their days stand, ``first`` is the
    ordinal of the first of them. The other columns are those of ``Stretch``.
    """

    people: range
    first: Days
    starts: Ints
    lengths: Ints
    used: Bytes
    drank: Bytes
    grams: Floats
    at_least: Floats


def windows(entries: Entries, first: int | None, last: int | None) -> tuple[Days, Days]:
    """The first and last day of everybody: those given, else those of a person's own first and last row."""
    begins = np.full(len(entries.people), np.iinfo(np.int32).max, np.int32)
    ends = np.zeros(len(entries.people), np.int32)
    if first is None:
        np.minimum.at(begins, entries.person, entries.day)
    else:
        begins[:] = first
    if last is None:
        np.maximum.at(ends, entries.person, entries.day)
    else:
        ends[:] = last
    return begins, ends


def blocks(
    entries: Entries, first: int | None = None, last: int | None = None, *, most: int = MOST_DAYS
) -> Iterator[Laid]:
    """Everybody's days, as many people at a time as ``most`` days hold, and never less than one of them."""
    rows = entries.by_person()
    begins, ends = windows(rows, first, last)
    lengths = np.maximum(ends.astype(np.int64) - begins + 1, 0)
    upto = np.concatenate([[0], np.cumsum(lengths + 1)])
    at = 0
    while at < len(lengths):
        until = max(at + 1, int(np.searchsorted(upto, upto[at] + most, side="right")) - 1)
        low, high = np.searchsorted(rows.person, [at, until])
        yield _laid(rows, range(at, until), slice(int(low), int(high)), begins, lengths)
        at = until


def _laid(rows: Entries, people: range, there: slice, begins: Days, lengths: Ints) -> Laid:
    lengths, begins = lengths[people.start : people.stop], begins[people.start : people.stop]
    starts = np.concatenate([[0], np.cumsum(lengths + 1)])
    total, starts = int(starts[-1]), starts[:-1]
    who = rows.person[there] - people.start
    since = rows.day[there].astype(np.int64) - begins[who]
    inside = (since >= 0) & (since < lengths[who]) & (rows.used[there] != MISSING)
    place = (starts[who] + since)[inside]
    used, what, grams = rows.used[there][inside], rows.what[there][inside], rows.grams[there][inside]
    flags, sums = _merged(place, used, what, grams, total)
    columns = _columns(flags, sums)
    ends = starts + lengths
    columns[0][ends] = columns[1][ends] = END
    return Laid(people, begins, starts, lengths, *columns)


def _merged(place: Ints, used: Bytes, what: Bytes, grams: Floats, total: int) -> tuple[Bytes, Floats]:
    """What was said of each day as bits, and the grams of its entries added."""
    flags = np.zeros(total, np.uint8)
    use = used == USE
    told = ~np.isnan(grams)
    alcohol = use & (what == What.ALCOHOL)
    said = (
        (_NOT, used == NONE),
        (_USED, use),
        (_ALCOHOL, alcohol),
        (_GRAMS_UNKNOWN, alcohol & ~told),
        (_UNSAID, use & (what == What.UNSAID)),
        (_OTHER, use & (what == What.OTHER)),
    )
    for bit, rows in said:  # a bit at a time: two rows of one day then write the same byte
        if rows.any():
            flags[place[rows]] |= bit
    counted = alcohol & told
    return flags, np.bincount(place[counted], weights=grams[counted], minlength=total).astype(float)


def _columns(flags: Bytes, sums: Floats) -> tuple[Bytes, Bytes, Floats, Floats]:
    """Use before no; whether alcohol was among it, and how much, as far as the entries of a day say."""
    used = (flags & _USED) != 0
    alcohol = (flags & _ALCOHOL) != 0
    unsaid = (flags & _UNSAID) != 0
    without = ~used & ((flags & _NOT) != 0)
    days = np.full(len(flags), MISSING, np.uint8)
    days[without] = NONE
    days[used] = USE
    drank = np.full(len(flags), MISSING, np.uint8)
    drank[without | (used & ~alcohol & ~unsaid)] = NONE
    drank[alcohol] = USE
    whole = (drank == NONE) | (alcohol & ~unsaid & ((flags & _GRAMS_UNKNOWN) == 0))
    return days, drank, np.where(whole, sums, np.nan), sums


def of_stretches(stretches: Sequence[Stretch]) -> Laid:
    """The days of people who are already told of one by one."""
    lengths = np.array([len(one.used) for one in stretches], np.int64)
    starts = np.concatenate([[0], np.cumsum(lengths + 1)])
    total, starts = int(starts[-1]), starts[:-1]
    used, drank = np.full(total, END, np.uint8), np.full(total, END, np.uint8)
    grams, at_least = np.full(total, np.nan), np.zeros(total)
    for one, at, long in zip(stretches, starts, lengths, strict=True):
        here = slice(int(at), int(at + long))
        used[here] = np.frombuffer(one.used, np.uint8)
        drank[here] = np.frombuffer(one.drank, np.uint8)
        grams[here] = np.frombuffer(one.grams)
        at_least[here] = np.frombuffer(one.at_least)
    first = np.array([one.first.toordinal() for one in stretches], np.int32)
    return Laid(range(len(stretches)), first, starts, lengths, used, drank, grams, at_least)
