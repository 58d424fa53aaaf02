"""Which words wait until a person has looked, why, and how long that takes: plain values in, codes out.

A stranger's words always wait. A member's words wait where the house looks first: the first ones of somebody new
under a story that the whole world reads, links and numbers in someone's first days, nearly the same words again.
"""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import timedelta

STRANGER, FIRST, CONTACT, ALIKE, TRAP, QUICK, NO_SUM = (
    *("stranger", "first", "contact", "alike"),
    *("trap", "quick", "no-sum"),
)
REASONS = (TRAP, QUICK, NO_SUM, ALIKE, CONTACT, FIRST, STRANGER)
"""In the order the desk reads them: what smells of a machine first."""

OF_A_MACHINE = frozenset({TRAP, QUICK, ALIKE})
IN_WORDS = {
    STRANGER: "from somebody who is not signed in",
    FIRST: "among the first words of somebody new, for anyone to read",
    CONTACT: "with a link, an address or a number",
    ALIKE: "nearly the same words as others lately",
    TRAP: "filled in a field that nobody sees",
    QUICK: "sent quicker than one types",
    NO_SUM: "from a device without a script, so it did no sum",
}
QUICKEST = timedelta(seconds=4)  # from opening a page to sending words of one's own
FIRST_ONES = 2  # of somebody new, under a story that everyone may read
FEWEST_TO_TELL = 5  # answers from which "lately" means something
USUAL = "Somebody looks within a day, mostly sooner."


@dataclass(frozen=True)
class Sending:
    """How a stranger's words came: ``waited`` since the page was opened, the hidden field, and the sum."""

    waited: timedelta
    trap: str
    sum_done: bool


def of_a_stranger(sending: Sending, *, contacts: Set[str], is_alike: bool) -> tuple[str, ...]:
    """Why it waits; never empty. None of the reasons keeps it from being read by a person."""
    told = {
        TRAP: bool(sending.trap.strip()),
        QUICK: sending.waited < QUICKEST,
        NO_SUM: not sending.sum_done,
        ALIKE: is_alike,
        CONTACT: bool(contacts),
        STRANGER: True,
    }
    return tuple(reason for reason in REASONS if told.get(reason))


def of_a_member(
    *, is_new: bool, shown_before: int, for_everyone: bool, looked_at_contacts: bool, is_alike: bool
) -> tuple[str, ...]:
    """Why a member's words wait; empty when they stand at once. ``looked_at_contacts``: as the newcomer shield says."""
    told = {
        ALIKE: is_alike,
        CONTACT: looked_at_contacts,
        FIRST: is_new and for_everyone and shown_before < FIRST_ONES,
    }
    return tuple(reason for reason in REASONS if told.get(reason))


def how_long(lately: Sequence[timedelta]) -> str:
    """One honest sentence about the wait, from how long the last ones took: three of four were looked at by then."""
    if len(lately) < FEWEST_TO_TELL:
        return USUAL
    by_then = sorted(lately)[(3 * len(lately)) // 4]
    minutes = -(-by_then // timedelta(minutes=1))
    if minutes <= 60:
        return "Somebody looks first. Lately that mostly took an hour or less."
    hours = -(-minutes // 60)
    if hours <= 36:
        return f"Somebody looks first. Lately that mostly took {hours} hours or less."
    return f"Somebody looks first. Lately that mostly took {-(-hours // 24)} days or less."
