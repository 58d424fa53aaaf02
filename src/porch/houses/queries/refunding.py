"""What is paid back to somebody who leaves, as the house's book works it out, in a form that can be kept."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from porch.houses.models import Stay
from porch.houses.queries.owing import keeps_a_book, refund_of


@dataclass(frozen=True)
class Worked:
    """An amount, and the lines that lead to it: a code of ``rules/refunds``, cents, days."""

    cents: int
    lines: list[dict[str, Any]]


def refund_for(stay: Stay, leaves_on: date) -> Worked | None:
    """The refund for leaving on that day; None where the house keeps no book here."""
    if not keeps_a_book(stay.house):
        return None
    worked = refund_of(stay, leaves_on)
    return Worked(
        worked.cents, [{"code": one.code, "cents": one.cents, "days": one.days} for one in worked.lines]
    )
