"""The door through which a report leaves: made, with what may not be told hidden. Nothing else of it is kept."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from porch.evidence.rules.gathered import Gathered
from porch.evidence.rules.hiding import Cells, Told, by_row, hidden, put_together
from porch.evidence.rules.joint import Cell, also_hidden
from porch.evidence.rules.known import knowledge
from porch.evidence.rules.made import Made
from porch.evidence.rules.report import made
from porch.evidence.rules.stays import stays_of

WHOLE_ROWS = frozenset({"gone", "completed"})
"""Tables of which a row is told whole or not at all: figures rest on all of it."""


def release(gathered: Gathered, before: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """The report as it is kept and read. ``before``: reports told earlier about the same people, oldest first.

    Under ``released`` stand the counts as they were looked at, for the next one.
    """
    done = made(gathered)
    earlier = [
        {code: Told.read(code, kept) for code, kept in report.get("released", {}).items()}
        for report in before
    ]
    told = hidden(by_row(map(Told.of, done.counts)), earlier)
    shown = _together(done, gathered, put_together(done.counts, told))
    parts = by_row(replace(Told.of(table), counts=shown[table.code]) for table in done.counts)
    told |= {one.code: replace(told[one.code], counts=one.counts) for one in parts}
    return done.with_counts(shown).as_json() | {
        "released": {code: one.as_json() for code, one in told.items()}
    }


def _together(done: Made, gathered: Gathered, shown: Mapping[str, Cells]) -> dict[str, Cells]:
    """What may be told of every table beside all others of the report."""
    known = knowledge(done, stays_of(gathered.people))
    shown = {code: _in_whole_rows(code, counts) for code, counts in shown.items()}
    hides = also_hidden(known, shown)
    return {code: _in_whole_rows(code, _without(code, counts, hides)) for code, counts in shown.items()}


def _without(code: str, counts: Cells, hides: set[Cell]) -> Cells:
    return tuple(
        tuple(None if (code, y, x) in hides else count for x, count in enumerate(row))
        for y, row in enumerate(counts)
    )


def _in_whole_rows(code: str, counts: Cells) -> Cells:
    if code not in WHOLE_ROWS:
        return counts
    return tuple(tuple(None if count and None in row else count for count in row) for row in counts)
