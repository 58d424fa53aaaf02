"""What answers to a published questionnaire come to: sums by its own rules, and nothing where an answer is missing.

Answers are whole numbers by the code of their item; None is an item that was left out. A sum is a sum and no finding:
nothing here knows of bands or cut-offs.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

type Answers = Mapping[str, int | None]


class NotAnAnswer(Exception):
    """There is no such item, or its answers do not go so far. Its text says which."""


@dataclass(frozen=True)
class Sum:
    """``items`` are added up; of those in ``turned``, the highest answer counts as the lowest and so on.

    ``may_miss`` items may be left out where the instrument says so: the mean of the others then stands for them,
    rounded to a whole sum, halves up.
    """

    code: str
    items: tuple[str, ...]
    turned: frozenset[str] = frozenset()
    may_miss: int = 0


@dataclass(frozen=True)
class Scoring:
    """``spans`` are the lowest and highest answer of each item, in the order in which they are asked.

    ``settles``: after this answer to this item, those others are not asked, and count as these numbers.
    """

    spans: Mapping[str, tuple[int, int]]
    sums: tuple[Sum, ...] = ()
    settles: Mapping[tuple[str, int], Mapping[str, int]] = field(default_factory=dict)


def checked(scoring: Scoring, answers: Answers) -> dict[str, int | None]:
    """The answers as they count: what one of them settles is filled in. NotAnAnswer for what does not belong."""
    for item, value in answers.items():
        if item not in scoring.spans:
            raise NotAnAnswer(f"there is no item {item}")
        low, high = scoring.spans[item]
        if value is not None and not low <= value <= high:
            raise NotAnAnswer(f"item {item} goes from {low} to {high}")
    return {**answers, **settled(scoring, answers)}


def settled(scoring: Scoring, answers: Answers) -> dict[str, int]:
    """What need not be asked any more, and what it counts as."""
    found: dict[str, int] = {}
    for (item, value), others in scoring.settles.items():
        if answers.get(item) == value:
            found |= others
    return found


def next_item(scoring: Scoring, answers: Answers) -> str | None:
    """The first item that was neither answered nor left out, nor settled; None when there is none left."""
    done = {*answers, *settled(scoring, answers)}
    return next((item for item in scoring.spans if item not in done), None)


def total(scoring: Scoring, one: Sum, answers: Answers) -> int | None:
    """What ``one`` comes to; None where more is missing than it may miss, and where nothing was answered."""
    said = checked(scoring, answers)
    counted = [_counted(scoring, one, item, said[item]) for item in one.items if said.get(item) is not None]
    missing = len(one.items) - len(counted)
    if not counted or missing > one.may_miss:
        return None
    if not missing:
        return sum(counted)
    whole = sum(counted) * len(one.items)
    return (2 * whole + len(counted)) // (2 * len(counted))  # halves up, without leaving whole numbers


def _counted(scoring: Scoring, one: Sum, item: str, value: int | None) -> int:
    if value is None:
        raise NotAnAnswer(f"item {item} was left out")
    low, high = scoring.spans[item]
    return low + high - value if item in one.turned else value


def bounds(scoring: Scoring, one: Sum) -> tuple[int, int]:
    """The lowest and the highest that ``one`` can come to."""
    spans = [scoring.spans[item] for item in one.items]
    return sum(low for low, _ in spans), sum(high for _, high in spans)


def totals(scoring: Scoring, answers: Answers) -> dict[str, int | None]:
    """Every sum of an instrument, by its code."""
    return {one.code: total(scoring, one, answers) for one in scoring.sums}
