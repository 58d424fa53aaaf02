"""Going out and coming back: what somebody who is out is to those who look after the house, and what a late return is.

A return that was late is that and nothing else until somebody looked at it; even then nothing follows by itself.
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import IntEnum, StrEnum

from porch.kit.clock import today_in
from porch.kit.wall_clock import moment_of

GRACE = timedelta(minutes=15)
"""A bus that was late is no late return, and nobody is called before this is over."""

LONGEST = timedelta(days=14)
"""For longer than that one is away, which is another page."""


class How(IntEnum):
    """How somebody who is out stands, the loudest first: the order in which those who look after read it."""

    OVERDUE = 0
    NOT_BACK_YET = 1
    OUT = 2
    FOR_THE_NIGHT = 3


class Found(StrEnum):
    """What somebody found who looked at a late return."""

    FINE = "fine"
    TALKED = "talked"
    HOSPITAL = "hospital"
    MISTAKE = "mistake"
    NEEDS_TALK = "needs-talk"


@dataclass(frozen=True)
class Span:
    """From when until when somebody said they would be out, and when they came back."""

    out_at: datetime
    back_by: datetime
    back_at: datetime | None = None
    is_night: bool = False


def how(span: Span, now: datetime, *, curfew: datetime | None = None) -> How:
    """``curfew`` is the moment by which people are home in the night after they went out, where the house voted so."""
    if now >= span.back_by:
        return How.OVERDUE
    if span.is_night:
        return How.FOR_THE_NIGHT
    if curfew is not None and now >= curfew:
        return How.NOT_BACK_YET
    return How.OUT


def home_by(out_at: datetime, at: time, zone: str) -> datetime:
    """The first moment after somebody went out at which clocks of the house show ``at``: also on the nights when
    clocks change."""
    on = today_in(zone, out_at)
    days = (on + timedelta(days=n) for n in range(3))
    return next(moment for one in days if (moment := moment_of(one, at, zone)) > out_at)


def was_late(span: Span) -> bool:
    """Whether somebody came back later than they said, and by more than a bus."""
    return span.back_at is not None and span.back_at > span.back_by + GRACE


def is_to_be_told(span: Span, now: datetime) -> bool:
    """Whether those who look after the house are to hear of it now."""
    return span.back_at is None and now >= span.back_by + GRACE
