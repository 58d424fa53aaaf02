"""What may be done about a case: each kind, what it stops, until when, and how one begins and ends."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from porch.kit.lifecycle import Lifecycle

LIFE = Lifecycle(
    name="measure",
    start="written",
    final=frozenset({"refused", "over", "lifted", "changed"}),
    moves={
        "ask": (frozenset({"written"}), "asked"),  # waits for a second person
        "begin": (frozenset({"written", "asked"}), "standing"),
        "refuse": (frozenset({"asked"}), "refused"),
        "run-out": (frozenset({"standing"}), "over"),
        "lift": (frozenset({"standing"}), "lifted"),
        "change": (frozenset({"standing"}), "changed"),
    },
)

APPEAL = Lifecycle(
    name="appeal",
    start="waiting",
    final=frozenset({"upheld", "changed", "lifted"}),
    moves={
        "uphold": (frozenset({"waiting"}), "upheld"),
        "change": (frozenset({"waiting"}), "changed"),
        "lift": (frozenset({"waiting"}), "lifted"),
    },
)

APPEAL_TIME = timedelta(hours=72)  # by when another moderator answers
MOST_DAYS = 90
LONGEST = 2000  # characters of a notice or an appeal
WARNING_SHOWN = timedelta(days=90)


@dataclass(frozen=True)
class Kind:
    """One kind of action.

    ``name`` is what the desk chooses, ``lead`` how the notice begins for the person it applies to. ``days`` is
    what is offered, first the usual; empty means no choice. ``lasts`` is how long it applies without a choice;
    None is until it is lifted. ``on_message``: it is about one message and not about the person.
    """

    name: str
    lead: str
    days: tuple[int, ...] = ()
    lasts: timedelta | None = None
    on_message: bool = False
    needs_two: bool = False
    may_write: bool = True
    may_open_contact: bool = True
    milder: tuple[str, ...] = ()


KINDS: Mapping[str, Kind] = {
    "hold": Kind(
        "Hold the message while we look",
        "We are looking at a message you wrote. Until we have, others cannot read it. You still can.",
        lasts=timedelta(days=3),
        on_message=True,
    ),
    "remove": Kind(
        "Remove the message",
        "We took a message you wrote out of a conversation. Others cannot read it any more.",
        on_message=True,
    ),
    "warn": Kind(
        "Remind them of a rule",
        "We ask you to keep to one of our rules. Nothing else changes for you.",
        lasts=WARNING_SHOWN,
    ),
    "limit": Kind(
        "No new contacts for a while",
        "For a while you meet nobody new here. The people you already talk with stay.",
        days=(14, 7, 30, 90),
        may_open_contact=False,
        milder=("warn",),
    ),
    "suspend": Kind(
        "No writing for a while",
        "For a while you can read here, and not write to others.",
        days=(7, 3, 14, 30, 90),
        may_write=False,
        may_open_contact=False,
        milder=("warn", "limit"),
    ),
    "ban": Kind(
        "Close their account (a second person must agree)",
        "Your account here is closed. You can still take what is yours with you, or have it erased.",
        needs_two=True,
        may_write=False,
        may_open_contact=False,
        milder=("warn", "limit", "suspend"),
    ),
}


class WrongMeasure(Exception):
    """An action that cannot be taken as it was asked for. Its text is for the one at the desk."""


def until_of(kind: str, days: int | None, *, now: datetime) -> datetime | None:
    """When an action ends by itself; None: not by itself. WrongMeasure for days nobody offers."""
    of = KINDS[kind]
    if not of.days:
        return now + of.lasts if of.lasts is not None else None
    if days is None or not 1 <= days <= MOST_DAYS:
        raise WrongMeasure(f"Say for how many days: 1 to {MOST_DAYS}.")
    return now + timedelta(days=days)


def applies(state: str, until: datetime | None, *, now: datetime) -> bool:
    """Whether it holds at this moment: an end that has come needs nobody to write it down."""
    return state == "standing" and (until is None or until > now)
