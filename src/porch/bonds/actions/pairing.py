"""How a pair begins once both have said yes."""

from datetime import datetime

from porch.bonds.models import Pair, Proposal
from porch.bonds.registries import on_pair
from porch.bonds.rules.parts import MENTORS
from porch.bonds.rules.waiting import whole_days
from porch.people.actions import say_lived_experience
from porch.people.models import Member
from porch.talk.actions import open_between
from porch.wire.actions import seen, tell

WISH = {"peers": "wants_peer", "mentors": "wants_mentor"}
"""The field that says someone waits, by mode."""


def begin_pair(offer: Proposal, *, now: datetime) -> Pair:
    """Make the pair of an accepted offer, open their conversation, end their waiting, tell both, then who follows."""
    conversation = open_between([offer.first, offer.second], kind="pair", now=now)
    pair = Pair.objects.create(
        mode=offer.mode,
        first=offer.first,
        second=offer.second,
        between=offer.between,
        proposal=offer,
        conversation=conversation,
        started_at=now,
        waited_days=_waited(offer, now),
    )
    for person in waiting_sides(offer):
        say_lived_experience(person, {WISH[offer.mode]: False}, now=now)
    for person in (offer.first, offer.second):
        seen(person, "/people/", now)
        tell(person, kind="pair-started", path=conversation.get_absolute_url(), now=now)
    for follow in on_pair:
        follow(pair, now)
    return pair


def waiting_sides(row: Proposal | Pair) -> list[Member]:
    """Whoever of the two waits in this mode: the seeker, or both peers. People who have left are not among them."""
    sides = [row.second] if row.mode == MENTORS else [row.first, row.second]
    return [side for side in sides if side is not None]


def _waited(offer: Proposal, now: datetime) -> int | None:
    since = [side.lived.waiting_since for side in waiting_sides(offer) if side.lived.waiting_since]
    return max((whole_days(moment, now) for moment in since), default=None)
