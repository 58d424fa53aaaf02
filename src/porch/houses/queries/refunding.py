"""What is paid back to somebody who leaves, as the house's book works it out."""

from dataclasses import dataclass, field
from datetime import date

from porch.houses.models import Stay


@dataclass(frozen=True)
class Worked:
    """An amount and the lines that lead to it: what each is, and its cents."""

    cents: int
    lines: list[list[str | int]] = field(default_factory=list)


def refund_for(stay: Stay, leaves_on: date) -> Worked | None:
    """The refund for leaving on that day; None where the house keeps no book here."""
    return None
