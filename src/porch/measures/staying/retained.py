"""Whether somebody is still there on a given day, and on which day somebody left who told nobody."""

from typing import NamedTuple

CONTACT_DAYS = 30  # a contact so long ago, or more recent, still counts as being there


class Left(NamedTuple):
    """``day`` after the first; ``left``: on that day, else nothing is known beyond it."""

    day: int
    left: bool


def retained_at(days: int, open_: bool, last_contact: int | None, at: int) -> bool | None:
    """On day ``at`` after the first: the stay was open, or there was a contact in the 30 days before; else they left,
    at their last contact. None where it goes on and the day is not reached yet: nobody can say.

    ``days``: from the first day to the last, or to the cut where it goes on (``open_``). The day a stay ends is no
    longer part of it. ``last_contact``: the last day on which they were seen, None for never.
    """
    if open_ and days < at:
        return None
    if days > at or (open_ and days == at):
        return True
    return last_contact is not None and last_contact >= at - CONTACT_DAYS


def left_on(days: int, open_: bool, last_contact: int | None) -> Left:
    """The time of a curve of staying: at the last contact where a stay has ended, else to the cut.

    A stay is often closed long after somebody came for the last time. Without any contact told the day it was
    closed stands.
    """
    if open_ or last_contact is None:
        return Left(days, left=not open_)
    return Left(max(min(last_contact, days), 0), left=True)
