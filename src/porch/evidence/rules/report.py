"""A report from what was gathered: the finding first, then its parts, then how sure anybody can be.

The same ``Gathered`` gives the same bytes. Every count is in it as it is: small ones have to be hidden before anybody
reads it (``Made.with_counts``).
"""

from porch.evidence.rules import sure
from porch.evidence.rules.gathered import Gathered
from porch.evidence.rules.made import FIRST, LEAST, Made, Section
from porch.evidence.rules.said import Said, say
from porch.evidence.rules.sections import (
    after,
    before_after,
    beside,
    completers,
    days,
    equity,
    felt,
    harms,
    peers,
    sites,
    staying,
    weeks,
    who,
)
from porch.evidence.rules.spans import spans
from porch.measures.definitions import DEFINITIONS


def made(there: Gathered, *, definitions: str = DEFINITIONS) -> Made:
    """Of at least eleven people; of fewer nothing is said but that."""
    if len(there.people) < LEAST:
        return Made(there.kind, there.title, there.cut, definitions, None, TOO_FEW, (), (sure.NO_PROOF,), ())
    sections = _sections(there)
    return Made(
        there.kind,
        there.title,
        there.cut,
        definitions,
        len(there.people),
        _finding(there, sections),
        sections,
        sure.sure(there, sections),
        sure.method(there, definitions),
    )


TOO_FEW = say(
    "Fewer than %(n)s people said that their figures may be counted, so nothing is said about them here: what "
    "would be found is not known.",
    n=LEAST,
)


def _sections(there: Gathered) -> tuple[Section, ...]:
    of, by_peers = spans(there), peers.section(there)
    parts = (
        who.section(there),
        staying.section(there, drawn=by_peers is None or not by_peers.pictures),
        by_peers,
        days.section(there, of),
        before_after.section(there, of),
        felt.section(there),
        beside.section(there, of),
        sites.section(there, of),
        equity.section(there),
        completers.section(there, of),
        after.section(there),
        harms.section(there),
        weeks.section(there),
    )
    return tuple(part for part in parts if part is not None)


def _finding(there: Gathered, sections: tuple[Section, ...]) -> Said:
    by_code = {section.code: section.finding for section in sections}
    return next((found for code in FIRST if (found := by_code.get(code)) is not None), _nothing(there))


def _nothing(there: Gathered) -> Said:
    return say(
        "%(n)s people took part whose figures may be counted, and too little was told to say how they fared: that "
        "is not known.",
        n=len(there.people),
    )
