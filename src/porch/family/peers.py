"""What this room adds elsewhere about family peers and circles."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q

from porch.bonds.registries import Section, people_sections
from porch.family.actions import circles as of_circles
from porch.family.actions import peers as actions
from porch.family.models import Circle, Evening, FamilyOffer, FamilyPair, Seeking, WouldHost
from porch.family.queries import circles, peers_space
from porch.family.queries.peers import pairs_of, seeking_of, suggested_to
from porch.family.registries import SpaceCard, space_cards
from porch.people.circumstances import nothing_yet
from porch.people.models import Member
from porch.people.registries import (
    Belonging,
    Scope,
    belongings,
    circumstances,
    on_block,
    on_leaving,
    scopes,
)
from porch.ui.registries import Place, nav
from porch.wire.registries import Job, clockwork


def register() -> None:
    circles.register()
    words = "That you would lead a family circle, or lead one."
    scopes.register("family-circle", Scope("family-circle", "leading a family circle", words, nothing_yet))
    circumstances.register("could-lead-a-family-circle", circles.could_lead)
    space_cards.register("tonight", SpaceCard("family/_card_tonight.html", 10, peers_space.tonights_circle))
    space_cards.register("peers", SpaceCard("family/_card_peers.html", 50, peers_space.peers))
    people_sections.register("family", Section("family/_people.html", 60, peers_space.at_my_people))
    on_block.register("family-peers", actions.apart)
    on_leaving.register("family-peers", leave)
    minutes = timedelta(minutes=10)
    clockwork.register("family-circles", Job("family-circles", minutes, of_circles.open_rooms))
    clockwork.register("family-suggestions", Job("family-suggestions", minutes, actions.expire))
    clockwork.register("family-round", Job("family-round", timedelta(days=1), actions.round_by_clock))
    roles = frozenset({"coordinator"})
    nav.register("desk-family", Place("Family desk", "family:desk", "heart", 77, "desk-family", roles=roles))
    belongings.register("family-peers", belonging)


def leave(member: Member, now: datetime) -> None:
    """Somebody goes: what is open of theirs ends, and a circle they led waits for somebody else."""
    actions.leave(member, now)
    of_circles.give_up(member, now)


def export(member: Member) -> dict[str, Any]:
    """What they can see on their own pages."""
    row, suggested = seeking_of(member), suggested_to(member)
    told = _told(row) if row else None
    return {
        "looking_for_a_family_peer": told,
        "suggested_to_me": {"name": suggested.other.handle, "i_said_yes": suggested.said_yes}
        if suggested
        else None,
        "family_peers": [
            {"name": pair.other_than(member).handle, "since": pair.since.isoformat()}
            for pair in pairs_of(member)
        ],
        "would_lead_a_circle": WouldHost.objects.filter(pk=member.pk).exists(),
        "circles_i_lead": [one.name for one in Circle.objects.filter(host=member, ended_at=None)],
    }


def _told(row: Seeking) -> dict[str, Any]:
    return {
        "since": row.since.isoformat(),
        "rests_since": row.away_at.isoformat() if row.away_at else None,
        "room_for": row.capacity,
        "cares_for": row.cares_for,
        "near_us": row.near,
        "for_how_long": row.since_when,
        "may_be_named_as_a_reason": row.may_say,
    }


def erase(member: Member, now: datetime) -> None:
    """What is theirs goes; a circle they led stays without their name."""
    leave(member, now)
    mine = Q(first=member) | Q(second=member)
    FamilyPair.objects.filter(mine).delete()
    FamilyOffer.objects.filter(mine).delete()


belonging = Belonging(
    title="Family peers and circles",
    models=(Circle, Evening, FamilyOffer, FamilyPair, Seeking, WouldHost),
    export=export,
    erase=erase,
)
