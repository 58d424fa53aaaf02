"""What is paid back to whoever leaves: paid-for days not lived, and the deposit, less what is still owed.

Every cent of it stands on a line. Below nothing it does not go: then nothing is paid back, and what is still owed is
told as it is.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from porch.houses.rules.shares import Span, due

NOT_LIVED, DEPOSIT, OWED, AHEAD, STAYS_OWED = "not-lived", "deposit", "owed", "ahead", "stays-owed"
PUT_RIGHT = "put-right"  # somebody was right to object to it


@dataclass(frozen=True)
class Charged:
    """What stands in the book for one period of somebody's share, and what the whole of that period costs."""

    period: Span
    cents: int
    share: int


@dataclass(frozen=True)
class Line:
    """One line of a refund: ``cents`` add to it, or take from it where below nothing; days, where it is about days."""

    code: str
    cents: int
    days: int = 0
    period: Span | None = None


@dataclass(frozen=True)
class Refund:
    """What is paid back, and the lines that add up to it; ``still_owed`` where they come out below nothing."""

    cents: int
    lines: tuple[Line, ...] = field(default=())
    still_owed: int = 0


def not_lived(charged: Sequence[Charged], lives_from: date, leaves_on: date) -> list[Line]:
    """For every period that was charged beyond ``leaves_on``: what of it is given back."""
    lived, lines = Span(lives_from, leaves_on), []
    for one in charged:
        back = one.cents - due(one.share, one.period, lived)
        if back > 0:
            days = one.period.shared(Span(max(leaves_on, lives_from), one.period.until)).days
            lines.append(Line(NOT_LIVED, back, days, one.period))
    return lines


def refund(
    charged: Sequence[Charged], *, lives_from: date, leaves_on: date, owes: int, deposit: int
) -> Refund:
    """``owes`` is what their account stands at (below nothing: they paid ahead), ``deposit`` what is held of theirs."""
    lines = not_lived(charged, lives_from, leaves_on)
    if deposit:
        lines.append(Line(DEPOSIT, deposit))
    if owes:
        lines.append(Line(OWED if owes > 0 else AHEAD, -owes))
    return summed(lines)


def summed(lines: Sequence[Line]) -> Refund:
    """What the lines come to; what is below nothing stays owed, and is a line of its own."""
    kept = [one for one in lines if one.code != STAYS_OWED]
    comes_to = sum(one.cents for one in kept)
    if comes_to < 0:
        kept.append(Line(STAYS_OWED, -comes_to))
    return Refund(max(0, comes_to), tuple(kept), max(0, -comes_to))
