"""Whom one may like to keep: told from what both already know of each other, and to each of them alone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

MET, WROTE, DID = "met", "wrote", "did"
TIMES_MET = 3
WEEKS_WRITTEN = 3
LOOKS_BACK = timedelta(days=180)

STRONGEST_FIRST = (DID, MET, WROTE)


@dataclass(frozen=True)
class Met:
    """One time two had to do with each other: they ``met``, both ``wrote`` in that week, or ``did`` something."""

    other: UUID
    how: str
    on: date


def reason_to_keep(times: Iterable[Met], today: date) -> str | None:
    """Why keeping them may be wished: the strongest of the three, or None. Days count once, weeks count once."""
    lately = [one for one in times if today - LOOKS_BACK <= one.on <= today]
    days = {one.on for one in lately if one.how == MET}
    weeks = {one.on.isocalendar()[:2] for one in lately if one.how == WROTE}
    holds = {
        DID: any(one.how == DID for one in lately),
        MET: len(days) >= TIMES_MET,
        WROTE: len(weeks) >= WEEKS_WRITTEN,
    }
    return next((why for why in STRONGEST_FIRST if holds[why]), None)


def reasons_to_keep(times: Iterable[Met], today: date) -> dict[UUID, str]:
    """By person, for those where there is one."""
    each: dict[UUID, list[Met]] = {}
    for one in times:
        each.setdefault(one.other, []).append(one)
    found = {other: reason_to_keep(of, today) for other, of in each.items()}
    return {other: why for other, why in found.items() if why is not None}
