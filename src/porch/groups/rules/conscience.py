"""How many have to say yes, and how many have to take part: in whole numbers, for any body of people who decide.

Nothing here knows what a group is: an electorate is a number of people, each with one voice.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True)
class Threshold:
    """``part`` of ``whole`` of those who say yes or no; with ``more``, more than that and not just that many."""

    code: str
    part: int
    whole: int
    more: bool = False


MAJORITY = Threshold("majority", 1, 2, more=True)
TWO_THIRDS = Threshold("two-thirds", 2, 3)
FOUR_FIFTHS = Threshold("four-fifths", 4, 5)
# all but a few: under ten voices one no is too many, and even a thousand cannot be held up by one
UNANIMITY = Threshold("substantial-unanimity", 9, 10)

THRESHOLDS = {one.code: one for one in (MAJORITY, TWO_THIRDS, FOUR_FIFTHS, UNANIMITY)}


@dataclass(frozen=True)
class Quorum:
    """How many must take part: a ``number`` of people, or ``part`` of ``whole`` of all who have a voice."""

    code: str
    part: int = 0
    whole: int = 1
    number: int = 0


ANY = Quorum("any")
THIRD = Quorum("third", 1, 3)
HALF = Quorum("half", 1, 2)
TWO_IN_THREE = Quorum("two-thirds", 2, 3)
THREE, FIVE = Quorum("three", number=3), Quorum("five", number=5)

QUORUMS = {one.code: one for one in (ANY, THIRD, HALF, TWO_IN_THREE, THREE, FIVE)}


@dataclass(frozen=True)
class Count:
    """What was said; whoever abstains is there, and leaves it to the others."""

    yes: int
    no: int
    abstained: int = 0

    @property
    def cast(self) -> int:
        return self.yes + self.no

    @property
    def present(self) -> int:
        return self.cast + self.abstained


class Outcome(StrEnum):
    PASSED = "pass"
    FAILED = "fail"
    NO_QUORUM = "lack"
    MINORITY_FIRST = "hear"


def yes_needed(threshold: Threshold, cast: int) -> int:
    """The fewest who have to say yes when ``cast`` people say yes or no; nothing passes without a yes."""
    if threshold.more:
        return cast * threshold.part // threshold.whole + 1
    return max(1, _up(cast * threshold.part, threshold.whole))


def present_needed(quorum: Quorum, electorate: int) -> int:
    """The fewest who have to take part. A number larger than the electorate asks for everybody, because a body that
    shrinks must still be able to decide; never fewer than one."""
    wanted = quorum.number or _up(electorate * quorum.part, quorum.whole)
    return max(1, min(wanted, electorate))


def is_met(threshold: Threshold, yes: int, no: int) -> bool:
    """Whether that is enough; a tie is never enough."""
    return yes >= yes_needed(threshold, yes + no)


def is_quorate(quorum: Quorum, present: int, electorate: int) -> bool:
    return present >= present_needed(quorum, electorate)


def stricter(one: Threshold, other: Threshold) -> Threshold:
    """Whichever of the two asks for more."""
    left, right = one.part * other.whole, other.part * one.whole
    return one if (left, one.more) >= (right, other.more) else other


def electorate_of(roll: Iterable[tuple[bool, bool]]) -> int:
    """How many count at the end, of those who had a voice at the beginning, each as (has voted, still belongs).

    Whoever left without voting counts no longer. Whoever voted and left is still one of those who took part: their
    ballot cannot be found, so it cannot be taken out.
    """
    return sum(voted or belongs for voted, belongs in roll)


def outcome(
    threshold: Threshold, quorum: Quorum, count: Count, electorate: int, *, hears_minority: bool = False
) -> Outcome:
    """What follows. ``hears_minority``: yes and no were both said and the no have not been heard yet, so they are."""
    if not is_quorate(quorum, count.present, electorate):
        return Outcome.NO_QUORUM
    if hears_minority and count.yes and count.no:
        return Outcome.MINORITY_FIRST
    return Outcome.PASSED if is_met(threshold, count.yes, count.no) else Outcome.FAILED


def _up(amount: int, whole: int) -> int:
    return -(-amount // whole)
