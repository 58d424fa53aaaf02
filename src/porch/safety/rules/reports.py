"""What can be reported, how soon a person looks, and how a report moves."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from porch.kit.lifecycle import Lifecycle

LIFE = Lifecycle(
    name="report",
    start="new",
    final=frozenset({"answered"}),
    moves={
        "read": (frozenset({"new"}), "read"),
        "answer": (frozenset({"read"}), "answered"),
    },
)


@dataclass(frozen=True)
class Category:
    """What a report is about, in the words people tap, and how soon the desk aims to look."""

    label: str
    aim: timedelta


CATEGORIES: Mapping[str, Category] = {
    "danger": Category("Someone may be in danger now", timedelta(minutes=15)),
    "harassment": Category("Harassment, or something sexual I did not want", timedelta(hours=4)),
    "under-18": Category("Someone here may be under 18", timedelta(hours=4)),
    "privacy": Category("Someone's private facts are being told", timedelta(hours=4)),
    "selling": Category("Selling, or being paid to send people somewhere", timedelta(hours=24)),
    "self-harm": Category("Words about self-harm that could hurt others", timedelta(hours=24)),
    "spam": Category("Spam", timedelta(hours=24)),
    "other": Category("Something else", timedelta(hours=24)),
}

PROMISE = timedelta(hours=24)  # what we tell the reporter, whatever we aim for: nobody watches all the time
EVIDENCE_KEPT = timedelta(days=180)  # after the answer
LONGEST = 2000  # characters of the reporter's own words


class NotReportable(Exception):
    """A report that cannot be taken as it is. Its text is for the reporter."""


def aim_at(category: str, *, now: datetime) -> datetime:
    """By when the desk wants to have looked."""
    return now + CATEGORIES[category].aim


def promised_by(*, now: datetime) -> datetime:
    """By when the reporter can count on somebody having read it."""
    return now + PROMISE
