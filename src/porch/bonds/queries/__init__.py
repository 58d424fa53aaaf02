"""Reads of this room, each narrowed to its viewer."""

from porch.bonds.queries.circles import Invited, invitations_for
from porch.bonds.queries.desk import (
    asked_now,
    latest_rounds,
    longest_wait,
    next_alone,
    pairs_now,
    proposals_to_decide,
    quiet_pairs,
    room_for_more,
    waiting,
    wants_looking_after,
)
from porch.bonds.queries.lacking import lacking
from porch.bonds.queries.leaf import number_in
from porch.bonds.queries.looks import asked_of, candidates_in, circles_in, people_to_pair
from porch.bonds.queries.meetings import address_of, calendar_of, meetings_of, meetup_for, member_at
from porch.bonds.queries.mine import (
    Bond,
    Offer,
    bond_of,
    bonds_of,
    carrying_of,
    closest,
    open_offers_for,
    pair_for,
    pairs_of,
    waits_of,
)
from porch.bonds.queries.named import Named
from porch.bonds.queries.settings import settings_now
from porch.bonds.queries.standing import carried

__all__ = [
    "Bond",
    "Invited",
    "Named",
    "Offer",
    "address_of",
    "asked_now",
    "asked_of",
    "bond_of",
    "bonds_of",
    "calendar_of",
    "candidates_in",
    "carried",
    "carrying_of",
    "circles_in",
    "closest",
    "invitations_for",
    "lacking",
    "latest_rounds",
    "longest_wait",
    "meetings_of",
    "meetup_for",
    "member_at",
    "next_alone",
    "number_in",
    "open_offers_for",
    "pair_for",
    "pairs_now",
    "pairs_of",
    "people_to_pair",
    "proposals_to_decide",
    "quiet_pairs",
    "room_for_more",
    "settings_now",
    "waiting",
    "waits_of",
    "wants_looking_after",
]
