"""The flow of people: how many there are, and of whom what is known, with everyone who is not counted told as why."""

from collections.abc import Sequence
from datetime import date

from porch.evidence.rules.gathered import Person, Step
from porch.measures.days import MISSING, OBSERVED_ENOUGH


def flow_of(
    everyone: int, again: int, people: Sequence[Person], cut: date, *, waiting: int = 0
) -> tuple[Step, ...]:
    """``there``, ``counted``, ``diary``, ``followed``, and in a programme ``left``: those whose stay is over.

    ``waiting``: they said yes since the last report, and are too few to be counted beside it. ``again`` are later stays
    of the same people; they are no persons, and stand with the first step.
    """
    diary = [one for one in people if one.days is not None]
    followed = [one for one in diary if is_followed(one, cut)]
    steps = [
        Step("there", everyone, {"again": again} if again else {}),
        Step("counted", len(people), _not_counted(everyone - len(people) - waiting, waiting)),
        Step("diary", len(diary), {"no-diary": len(people) - len(diary)}),
        Step("followed", len(followed), {"too-few-days": len(diary) - len(followed)}),
    ]
    stays = [one.stay for one in people if one.stay is not None]
    if stays:
        over = sum(bool(one.ending) for one in stays)
        steps.append(Step("left", over, {"goes-on": len(stays) - over}))
    return tuple(steps)


def _not_counted(silent: int, waiting: int) -> dict[str, int]:
    return {"not-said-yes": silent} | ({"waits": waiting} if waiting else {})


def is_followed(one: Person, cut: date) -> bool:
    """Four of five days from the index day to the end of the stay are told of; to the cut where there is none."""
    if one.days is None:
        return False
    length = one.stay.days if one.stay is not None else (cut - one.joined).days
    window = one.days.used[one.before : one.before + length + 1]
    return bool(window) and 100 * (len(window) - window.count(MISSING)) >= OBSERVED_ENOUGH * len(window)
