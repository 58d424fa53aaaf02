"""The words people read for what stands in the book of a house."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from porch.houses.models import Entry
from porch.houses.rules import book, refunds

type Words = str | Promise

WHAT: Mapping[str, Words] = {
    book.SHARE: _("Share"),
    book.ASKED_DEPOSIT: _("Deposit"),
    book.CHARGE: _("Besides the share"),
    book.PAYMENT: _("Paid"),
    book.INSTALMENT: _("Paid towards the plan"),
    book.HELPED: _("Paid by the help fund"),
    book.WRITTEN_OFF: _("Need not be paid"),
    book.NOT_LIVED: _("Days not lived here, given back"),
    book.SET_OFF: _("Deposit, set against what was open"),
    book.PUT_RIGHT: _("Put right after somebody looked again"),
    book.PAID_OUT: _("Paid back"),
    book.EXPENSE: _("Spent"),
    book.MOVED: _("Between cash box and bank"),
    book.GIFT: _("Gift to the help fund"),
    book.BEGAN: _("What was there when the book began"),
    book.COUNT: _("Counted"),
    book.UNDO: _("Taken back"),
}

ACCOUNTS: Mapping[str, Words] = {
    book.CASH: _("Cash box"),
    book.BANK: _("Bank"),
    book.RESIDENT: _("Open with those who live or lived here"),
    book.DEPOSIT: _("Deposits held"),
    book.SHARES: _("Shares"),
    book.OTHER: _("Besides the shares"),
    book.HELP: _("Help fund"),
    book.FORGIVEN: _("Need not be paid"),
    book.COUNTED: _("Differences when counting"),
    book.BEFORE: _("There when the book began"),
    "rent": _("Rent"),
    "power": _("Heating, power and water"),
    "food": _("Food"),
    "repairs": _("Repairs"),
    "household": _("Household"),
    "other-spent": _("Other things"),
}
PURSES = {code: ACCOUNTS[code] for code in book.PURSES}
SPENT = {code: ACCOUNTS[code] for code in book.SPENT}

REFUND: Mapping[str, Words] = {
    refunds.NOT_LIVED: _("Days not lived"),
    refunds.DEPOSIT: _("Deposit held"),
    refunds.OWED: _("Less what is open"),
    refunds.AHEAD: _("Paid ahead"),
    refunds.STAYS_OWED: _("Stays open"),
}


def title(entry: Entry) -> str:
    """What an entry is, in a few words; of one that takes another back, which."""
    if entry.undoes is not None:
        words = _("Taken back: number %(number)s, %(what)s")
        return str(words % {"number": entry.undoes.number, "what": WHAT[entry.undoes.what]})
    return str(WHAT.get(entry.what, entry.what))
