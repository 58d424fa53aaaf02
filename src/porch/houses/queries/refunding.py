"""What is paid back to somebody who leaves, as the house's book works it out, in a form that can be kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from porch.houses.models import Stay
from porch.houses.queries.owing import keeps_a_book, refund_of
from porch.houses.rules.refunds import PUT_RIGHT, Line, Refund, summed


@dataclass(frozen=True)
class Worked:
    """An amount, and the lines that lead to it: a code of ``rules/refunds``, cents, days."""

    cents: int
    lines: list[dict[str, Any]]


def refund_for(stay: Stay, leaves_on: date) -> Worked | None:
    """The refund for leaving on that day; None where the house keeps no book here."""
    if not keeps_a_book(stay.house):
        return None
    return _kept(refund_of(stay, leaves_on))


def with_more(lines: Sequence[Mapping[str, Any]], cents: int) -> Worked:
    """The refund that was kept, with a line of so much more."""
    were = [Line(one["code"], one["cents"], one["days"]) for one in lines]
    return _kept(summed([*were, Line(PUT_RIGHT, cents)]))


def _kept(worked: Refund) -> Worked:
    return Worked(
        worked.cents, [{"code": one.code, "cents": one.cents, "days": one.days} for one in worked.lines]
    )
