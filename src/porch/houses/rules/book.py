"""The book of a house: its accounts, what can happen in it, and that every entry adds up to nothing.

An account that is above nothing is owed to the house or is the house's (a resident's, the cash box, what was spent);
below nothing it is where money came from (shares, deposits held). Cents are whole numbers, always.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

RESIDENT, DEPOSIT = "resident", "deposit"  # one of each for a stay
CASH, BANK = "cash", "bank"
SHARES, OTHER, HELP, FORGIVEN, COUNTED, BEFORE = (
    *("shares", "other", "help", "forgiven", "counted", "before"),
)
SPENT = ("rent", "power", "food", "repairs", "household", "other-spent")
OF_A_STAY = (RESIDENT, DEPOSIT)
PURSES = (CASH, BANK)
OF_THE_HOUSE = (*PURSES, SHARES, OTHER, HELP, FORGIVEN, COUNTED, BEFORE, *SPENT)

# what can happen, and for which of it somebody gets a receipt
SHARE, ASKED_DEPOSIT, CHARGE, PAYMENT, INSTALMENT, HELPED, WRITTEN_OFF = (
    *("share", "deposit", "charge", "payment", "instalment", "helped", "forgiven"),
)
PUT_RIGHT = "put-right"  # somebody was right to object
NOT_LIVED, SET_OFF, PAID_OUT, EXPENSE, MOVED, GIFT, BEGAN, COUNT, UNDO = (
    *("not-lived", "set-off", "paid-out", "expense", "moved", "gift", "began", "count", "undo"),
)
RECEIPTS = frozenset({PAYMENT, INSTALMENT, PAID_OUT})
PAYMENTS = frozenset({PAYMENT, INSTALMENT})

MOST = (
    20_000_000_00  # cents in one entry: beyond that somebody leaned on a key, and a column would not hold it
)

# ISO 4217: currencies whose minor unit is not a hundredth
_MINOR: Mapping[str, int] = {
    **dict.fromkeys(("BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF"), 0),
    **dict.fromkeys(("UGX", "UYI", "VND", "VUV", "XAF", "XOF", "XPF"), 0),
    **dict.fromkeys(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"), 3),
}


_AMOUNT = re.compile(
    r"(?P<whole>[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+(?=\.)|[0-9]{1,3}(?:\.[0-9]{3})+(?=,))(?:[.,](?P<part>[0-9]+))?"
)


class Unbalanced(Exception):
    """The sides of an entry do not add up to nothing, or one of them moves nothing. It is not written."""


class NotMoney(Exception):
    """What was typed is no amount of this currency."""


@dataclass(frozen=True)
class Side:
    """One side of an entry: an account of a stay (``stay`` is set) or of the house, and how much."""

    code: str
    cents: int
    stay: object = None


def balanced(sides: Sequence[Side]) -> Sequence[Side]:
    """The sides, if they may be written; Unbalanced otherwise."""
    if len(sides) < 2 or any(type(one.cents) is not int or one.cents == 0 for one in sides):
        raise Unbalanced("an entry moves something, from somewhere to somewhere")
    if sum(one.cents for one in sides) != 0:
        raise Unbalanced("the sides of an entry add up to nothing")
    if any((one.code in OF_A_STAY) != (one.stay is not None) for one in sides):
        raise Unbalanced("an account is a resident's or the house's")
    return sides


def moving(cents: int, to: Side, out_of: Side) -> tuple[Side, Side]:
    """So much into one account, out of another."""
    return Side(to.code, cents, to.stay), Side(out_of.code, -cents, out_of.stay)


def places(currency: str) -> int:
    """How many digits of the currency stand behind the point."""
    return _MINOR.get(currency, 2)


def written(cents: int, currency: str) -> str:
    """An amount as it is read: "140.00 USD", "15,000 JPY"; a minus where it is below nothing."""
    digits = places(currency)
    amount = Decimal(abs(cents)).scaleb(-digits)
    return f"{'−' if cents < 0 else ''}{amount:,.{digits}f} {currency}".strip()


def plain(cents: int, currency: str) -> str:
    """An amount as it is typed, and as a spreadsheet reads it: "1400.00", "15000"."""
    return written(cents, currency).removesuffix(f" {currency}").replace(",", "").replace("−", "-")


def read(typed: str, currency: str, *, least: int = 1) -> int:
    """Cents of what somebody typed: "140", "140.5", "140,50", "1,400.00". NotMoney where it is no amount.

    "1,400" alone could be one and a bit or fourteen hundred: it is refused, and nothing is guessed. Nothing at all is
    an amount only where ``least`` says so: an empty cash box, a place that costs nothing.
    """
    digits, text = places(currency), "".join(typed.split()).replace("’", "").replace("'", "")
    found = _AMOUNT.fullmatch(text)
    if not found:
        raise NotMoney(typed)
    whole, part = found["whole"].replace(",", "").replace(".", ""), found["part"] or ""
    if len(part) > digits or len(whole) > 10:
        raise NotMoney(typed)
    cents = int(whole + part.ljust(digits, "0"))
    if not least <= cents <= MOST:
        raise NotMoney(typed)
    return cents
