"""The newcomer shield: who may write first to whom. Plain values in, one verdict out, decided in one place.

For 90 days only those whom the community vouched for write first to someone new. Whatever the reason lies with
the other person, the sentence is the same one: nobody learns from it who is new, resting, or asked for quiet.
"""

from collections.abc import Set
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

SHIELD = timedelta(days=90)
NEW_PEOPLE_A_DAY = 3  # whom someone new may write first to within a day
FIRST_POSTS = 5  # messages of a new account in which links and numbers are looked at first
A_DAY = timedelta(days=1)
VOUCHED = frozenset({"mentor", "facilitator", "coordinator", "moderator"})
"""Parts that somebody who runs the place gave: whoever holds one may write first to someone new."""

HELPERS, NOBODY, ANYONE = "helpers", "nobody", "anyone"
FROM_WHOM = (ANYONE, HELPERS, NOBODY)

NOT_POSSIBLE = "That cannot be done just now. Nobody is told that you tried."
ENOUGH_FOR_TODAY = "You have written first to three people within a day. There is time tomorrow."
YOURS_RESTS = "You meet nobody new for now. Why, and until when, stands at /standing/."
DESK_IS_EMPTY = "Nobody is on duty right now, so new conversations wait until someone is."


@dataclass(frozen=True)
class Verdict:
    """Whether first contact may be opened, and what the one who wanted to reads where it may not."""

    ok: bool
    words: str = ""


@dataclass(frozen=True)
class Sender:
    """``opened_today``: to how many different people they wrote first within a day."""

    parts: Set[str] = frozenset()
    genders: Set[str] = frozenset()
    is_new: bool = False
    opened_today: int = 0
    may_open_contact: bool = True


@dataclass(frozen=True)
class Receiver:
    """``from_whom`` and ``any_gender`` are what they chose under Settings; anyone may choose, new or not."""

    is_here: bool = True
    genders: Set[str] = field(default_factory=frozenset)
    is_new: bool = False
    from_whom: str = ANYONE
    any_gender: bool = False


def is_new(joined_on: date, parts: Set[str], *, now: datetime) -> bool:
    """Within 90 days of joining, and not someone the community already vouched for."""
    return now.date() - joined_on < SHIELD and not is_vouched(parts)


def is_vouched(parts: Set[str]) -> bool:
    return not VOUCHED.isdisjoint(parts)


def may_open(sender: Sender, receiver: Receiver, *, desk_is_open: bool = True) -> Verdict:
    """Whether ``sender`` may write first to ``receiver``.

    What lies with the sender or the house is answered first and says so; it is the same whoever is written to.
    """
    if not sender.may_open_contact:
        return Verdict(False, YOURS_RESTS)
    if not desk_is_open:
        return Verdict(False, DESK_IS_EMPTY)
    if sender.is_new and sender.opened_today >= NEW_PEOPLE_A_DAY:
        return Verdict(False, ENOUGH_FOR_TODAY)
    return Verdict(True) if _is_welcome(sender, receiver) else Verdict(False, NOT_POSSIBLE)


def _is_welcome(sender: Sender, receiver: Receiver) -> bool:
    vouched = is_vouched(sender.parts)
    if not receiver.is_here or receiver.from_whom == NOBODY:
        return False
    if receiver.from_whom == HELPERS and not vouched:
        return False
    if not receiver.is_new:
        return True
    return vouched and (receiver.any_gender or _is_counted_alike(sender, receiver))


def _is_counted_alike(sender: Sender, receiver: Receiver) -> bool:
    """Whoever said nothing of their own gender asked for nothing; a sender who said nothing is not known to fit."""
    return not receiver.genders or not receiver.genders.isdisjoint(sender.genders)


def looks_at_first(
    *, sender_is_new: bool, said_before: int, sender_parts: Set[str], to_someone_new: bool
) -> bool:
    """Whether a person looks at a link or number before it arrives."""
    if is_vouched(sender_parts):
        return False
    return to_someone_new or (sender_is_new and said_before < FIRST_POSTS)
