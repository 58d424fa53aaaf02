"""Family peers: who is of the family, who waits, and what one of them sees of it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from porch.bonds.queries.settings import policy_of, settings_now
from porch.bonds.rules.cases import case_of, record_of
from porch.family.models import FamilyOffer, FamilyPair, Seeking, Window
from porch.family.rules.peers import IN_A_REASON, REST, in_order, of_one_family, told_as
from porch.people.models import Block, LivedExperience, Member, Role
from porch.people.queries import are_blocked
from porch.safety.queries import kept_from_contact
from porch.talk.models import Conversation
from porch.talk.queries import conversations_of

PEERS = "peers"
NOT_OF_THIS = (
    "substances",
    "pathways",
    "experience",
    "accepts_pathways",
    "recovery_since",
    "min_recovery_days",
)
"""What is told for a recovery of one's own: it is compared and named among members, never here."""


def is_family(member: Member) -> bool:
    """Whether somebody holds the family part: alone, or beside a recovery of their own."""
    return not member.in_recovery or "family" in member.all_roles


def family() -> QuerySet[Member]:
    """Everybody who holds the family part and is here: no staff, and nobody who is to meet nobody new for a while."""
    part = Role.objects.filter(role=Role.Name.FAMILY, until=None).values("member")
    staff = Role.objects.filter(role__in=Role.STAFF, until=None).values("member")
    here = Member.objects.filter(
        Q(in_recovery=False) | Q(pk__in=part), is_active=True, state=Member.State.HERE
    )
    return here.exclude(pk__in=staff).exclude(pk__in=kept_from_contact())


def waiting(now: datetime) -> list[Seeking]:
    """Who may be suggested to somebody now: they look, do not rest, are in no open suggestion and have room."""
    looking = Seeking.objects.filter(away_at=None, open_offer=None, member__in=family())
    used = places_used()
    found = looking.select_related("member__lived").order_by("since", "pk")
    return [one for one in found if used[one.member_id] < one.capacity]


def places_used() -> Counter[UUID]:
    """How many family peers each has now."""
    rows = FamilyPair.objects.filter(ended_at=None).values_list("first", "second")
    return Counter(member for row in rows for member in row)


def the_case(people: Iterable[Seeking], now: datetime) -> dict[str, Any]:
    """The engine's question about these people, each with one place. Whoever is kept apart is simply apart in it."""
    records = [_record(one) for one in people]
    policy = policy_of(settings_now())
    links = {"blocks": _blocks(), "avoid": [*_of_one_family(), *_known(now)]}
    case = case_of(PEERS, records, as_of=now.astimezone(UTC).date(), links=links, policy=policy)
    return case | {"labels": {"story_tags": dict(IN_A_REASON)}}


def _record(one: Seeking) -> dict[str, Any]:
    lived = getattr(one.member, "lived", None) or LivedExperience(member=one.member)
    record = record_of(lived, id=str(one.pk), zone=one.member.time_zone, role="", capacity=1)
    for name in (*NOT_OF_THIS, "place", "km", "story_tags"):
        record.pop(name, None)
    told = told_as(one.cares_for, one.near, one.since_when)
    say = [name for name in lived.may_share if name not in (*NOT_OF_THIS, "story_tags")]
    record |= {"remote": True, "waiting_since": one.since.astimezone(UTC).date().isoformat()}
    record["may_share"] = [*say, "story_tags"] if one.may_say else say
    return record | ({"story_tags": told} if told else {})


def _blocks() -> list[tuple[str, str]]:
    return [(str(by), str(whom)) for by, whom in Block.objects.values_list("by", "whom")]


def _of_one_family() -> set[tuple[str, str]]:
    rows = Window.objects.values_list("giver", "viewer")
    return of_one_family((str(giver), str(viewer)) for giver, viewer in rows)


def _known(now: datetime) -> list[tuple[str, str]]:
    """Suggested not long ago, or walked together once."""
    lately = FamilyOffer.objects.filter(Q(ended_at=None) | Q(ended_at__gt=now - REST))
    rows = [*lately.values_list("first", "second"), *FamilyPair.objects.values_list("first", "second")]
    return [(str(first), str(second)) for first, second in rows]


def may_be_peers(one: Member, other: Member) -> bool:
    """Whether these two may still meet: asked again at every yes."""
    if are_blocked(one, other) or family().filter(pk__in=(one.pk, other.pk)).count() < 2:
        return False
    return in_order(str(one.pk), str(other.pk)) not in _of_one_family()


# ---- what one person sees ----


@dataclass(frozen=True)
class Suggested:
    """A suggestion as one of the two sees it. ``said_yes``: they did; of the other's answer nothing is shown."""

    offer: FamilyOffer
    other: Member
    said_yes: bool


def suggested_to(member: Member) -> Suggested | None:
    """The one open suggestion somebody has."""
    rows = FamilyOffer.objects.filter(Q(first=member) | Q(second=member), ended_at=None)
    offer = rows.exclude(state="both").select_related("first", "second").first()
    if offer is None:
        return None
    is_first = offer.first_id == member.pk
    said = offer.state == ("first-yes" if is_first else "second-yes")
    return Suggested(offer, offer.second if is_first else offer.first, said)


def offer_for(member: Member, pk: UUID) -> FamilyOffer | None:
    mine = FamilyOffer.objects.filter(Q(first=member) | Q(second=member), pk=pk, ended_at=None)
    return mine.exclude(state="both").select_related("first", "second").first()


def pairs_of(member: Member) -> list[FamilyPair]:
    """Whom they walk with now, the longest first."""
    mine = FamilyPair.objects.filter(Q(first=member) | Q(second=member), ended_at=None)
    return list(mine.select_related("first", "second", "conversation").order_by("since", "pk"))


def pair_for(member: Member, pk: UUID) -> FamilyPair | None:
    return next((pair for pair in pairs_of(member) if pair.pk == pk), None)


def seeking_of(member: Member) -> Seeking | None:
    return Seeking.objects.filter(pk=member.pk).first()


def talks_of(member: Member) -> list[Conversation]:
    """Their open conversations in the family's space, the newest first."""
    found = conversations_of(member).filter(space="family").exclude(state=Conversation.State.CLOSED)
    return list(found[:20])
