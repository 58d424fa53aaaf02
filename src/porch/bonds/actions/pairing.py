"""How a pair begins once both have said yes."""

from datetime import datetime, timedelta

from porch.bonds.models import Pair, Proposal
from porch.bonds.queries.seeking import seeks_of
from porch.bonds.queries.settings import settings_now
from porch.bonds.registries import on_pair
from porch.bonds.rules.lifecycles import LIVE
from porch.bonds.rules.parts import MENTORS
from porch.bonds.rules.terms import COVER, LASTING
from porch.bonds.rules.waiting import whole_days
from porch.people.actions import say_lived_experience
from porch.people.models import Member
from porch.talk.actions import open_between
from porch.wire.actions import seen, tell

COVER_FOR = timedelta(days=30)
"""How long someone stands in, unless the two decide otherwise."""

WISH = {"peers": "wants_peer", "mentors": "wants_mentor"}
"""The field that says someone waits, by mode."""


def begin_pair(offer: Proposal, *, now: datetime) -> Pair:
    """Make the pair of an accepted offer, open their conversation, end their waiting, tell both, then who follows.

    Whoever looks for two mentors goes on waiting for the second.
    """
    conversation = open_between([offer.first, offer.second], kind="pair", now=now)
    pair = Pair.objects.create(
        mode=offer.mode,
        first=offer.first,
        second=offer.second,
        between=offer.between,
        term=offer.term,
        until=_until(offer, now),
        covers=offer.covers,
        proposal=offer,
        conversation=conversation,
        started_at=now,
        waited_days=_waited(offer, now),
    )
    for person in waiting_sides(offer):
        if offer.term != COVER and not _waits_on(person, offer):
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


def _until(offer: Proposal, now: datetime) -> datetime | None:
    """When it ends by itself: a time at first has a length, and who stands in does so for a month."""
    if offer.term == LASTING:
        return None
    return now + (COVER_FOR if offer.term == COVER else timedelta(days=settings_now().temporary_days))


def _waits_on(person: Member, offer: Proposal) -> bool:
    return offer.mode == MENTORS and seeks_of([person.pk], settings_now())[person.pk].more > 0


def _waited(offer: Proposal, now: datetime) -> int | None:
    """How long it took until there was somebody: nothing is counted twice for whoever has someone already."""
    if offer.term == COVER or (offer.mode == MENTORS and _has_another(offer)):
        return None
    since = [side.lived.waiting_since for side in waiting_sides(offer) if side.lived.waiting_since]
    return max((whole_days(moment, now) for moment in since), default=None)


def _has_another(offer: Proposal) -> bool:
    return Pair.objects.filter(second=offer.second, mode=MENTORS, state__in=LIVE).exists()
