"""What the coordinator sees: who waits, what is proposed, who was left out and what the community lacks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import reduce
from operator import or_
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce, Greatest

from porch.bonds.models import LeftOut, Load, Mode, Pair, Proposal, Round
from porch.bonds.queries.asked import asked_in_words, need_in_words
from porch.bonds.queries.leaf import ROWS, Leaf, leaf_of
from porch.bonds.queries.pool import eligible, pairable
from porch.bonds.queries.seeking import mentors_now, seeks_of
from porch.bonds.queries.settings import settings_now
from porch.bonds.rules.certificate import at_most_percent
from porch.bonds.rules.lifecycles import ASKED, LIVE, OPEN
from porch.bonds.rules.need import need_from
from porch.bonds.rules.parts import MENTOR, MENTORS
from porch.bonds.rules.terms import COVER
from porch.bonds.rules.waiting import whole_days
from porch.people.models import Member, Role
from porch.talk.models import Message

QUIET = timedelta(days=14)
ASKS = {Mode.PEERS.value: "wants_peer", Mode.MENTORS.value: "wants_mentor"}
LONGEST_FIRST = (F("lived__waiting_since").asc(nulls_last=True), "pk")


@dataclass(frozen=True)
class Waiting:
    """One line of the waiting list. ``offer`` is an open offer for them, if there is one; ``has`` mentors they have."""

    member: Member
    mode: str
    days: int
    asked: list[str]
    offer: Proposal | None
    has: int = 0

    @property
    def best(self) -> Member | None:
        """Whom the open offer names beside this person."""
        if self.offer is None:
            return None
        return self.offer.first if self.offer.second_id == self.member.pk else self.offer.second


@dataclass(frozen=True)
class Answered:
    """The latest round of a kind, with its certificate as one figure and what the left-out lack."""

    round: Round
    percent: float | None
    needs: list[str]
    left_out: Leaf[LeftOut]


@dataclass(frozen=True)
class Room:
    """Mentor places: free of all; ``few`` when the community should look for more before taking newcomers.

    ``mentors`` are those with most room, ``more`` how many others have some.
    """

    free: int
    places: int
    mentors: list[tuple[Member, int]]
    more: int
    few: bool


def waiting(viewer: Member, now: datetime, number: int = 1) -> Leaf[Waiting]:
    """A leaf of the people who wait, longest first; nothing for anyone but a coordinator.

    The total counts people; whoever waits for both a mentor and a peer has two lines.
    """
    if not viewer.holds(Role.Name.COORDINATOR):
        return Leaf([], 0)
    people = leaf_of(_waiting(), number)
    offers = _open_offers(people.rows)
    seeking = seeks_of([member.pk for member in people.rows], settings_now())
    lines = [
        Waiting(
            member,
            mode,
            whole_days(member.lived.waiting_since or now, now),
            asked_in_words(member.lived),
            offers.get((member.pk, mode)),
            seeking[member.pk].has if mode == MENTORS else 0,
        )
        for member in people.rows
        for mode in ASKS
        if getattr(member.lived, ASKS[mode])
    ]
    return Leaf(lines, people.total, people.number)


def _waiting(modes: Iterable[str] = ASKS) -> QuerySet[Member]:
    asks = reduce(or_, (Q(**{f"lived__{ASKS[mode]}": True}) for mode in modes))
    return pairable().filter(asks).order_by(*LONGEST_FIRST)


def _open_offers(people: Sequence[Member]) -> dict[tuple[UUID, str], Proposal]:
    """The open offer of each who waits, by person and mode: a mentor who is asked does not wait for it."""
    theirs = Q(second__in=people) | Q(first__in=people, mode=Mode.PEERS)
    found: dict[tuple[UUID, str], Proposal] = {}
    open_now = Proposal.objects.filter(theirs, state__in=OPEN).exclude(term=COVER)
    for offer in open_now.select_related("first", "second"):
        found[offer.second_id, offer.mode] = offer
        if offer.mode != MENTORS:
            found[offer.first_id, offer.mode] = offer
    return found


def longest_wait(viewer: Member, now: datetime) -> int:
    """Whole days the one who waits longest has waited."""
    if not viewer.holds(Role.Name.COORDINATOR):
        return 0
    longest = _waiting().first()
    return whole_days(longest.lived.waiting_since or now, now) if longest else 0


def next_alone(viewer: Member) -> tuple[Member, str] | None:
    """Who has waited longest without an open offer, and for whom they wait."""
    if not viewer.holds(Role.Name.COORDINATOR):
        return None
    found = []
    for mode in ASKS:
        offers = Proposal.objects.filter(mode=mode, state__in=OPEN)
        offered = Q(pk__in=offers.values("second"))
        if mode != MENTORS:
            offered |= Q(pk__in=offers.values("first"))
        alone = _waiting([mode]).exclude(offered).first()
        found += [(alone, mode)] if alone else []
    return min(found, key=_waited_longest, default=None)


def _waited_longest(found: tuple[Member, str]) -> tuple[bool, float]:
    since = found[0].lived.waiting_since
    return since is None, since.timestamp() if since else 0.0


def _offers(viewer: Member) -> QuerySet[Proposal]:
    return Proposal.objects.all() if viewer.holds(Role.Name.COORDINATOR) else Proposal.objects.none()


def proposals_to_decide(viewer: Member, number: int = 1) -> Leaf[Proposal]:
    """Offers that wait for a person, for whoever waited longest first."""
    rows = _offers(viewer).filter(state="proposed").select_related("first__lived", "second__lived")
    return leaf_of(rows.order_by(F("second__lived__waiting_since").asc(nulls_last=True), "pk"), number)


def asked_now(viewer: Member, number: int = 1) -> Leaf[Proposal]:
    """Offers someone has been asked about, what runs out first on top."""
    rows = _offers(viewer).filter(state__in=ASKED)
    return leaf_of(rows.select_related("first", "second").order_by("due_at", "pk"), number)


def latest_rounds(viewer: Member) -> list[Answered]:
    """The newest round of each kind, newest first."""
    if not viewer.holds(Role.Name.COORDINATOR):
        return []
    newest = [Round.objects.filter(mode=mode).order_by("-opened_at").first() for mode in Mode.values]
    found = sorted((one for one in newest if one), key=lambda one: one.opened_at, reverse=True)
    return [_answered(one) for one in found]


def _answered(one: Round) -> Answered:
    left = LeftOut.objects.filter(round=one).select_related("member").order_by("member__handle")
    needs = [need_in_words(need_from(kept), one.mode) for kept in one.needs]
    return Answered(one, None if one.gap is None else at_most_percent(one.gap), needs, leaf_of(left, 1))


def room_for_more(viewer: Member, now: datetime) -> Room:
    """Free mentor places, and who has most of them."""
    if not viewer.holds(Role.Name.COORDINATOR):
        return Room(0, 0, [], 0, few=False)
    held = Load.objects.filter(part=MENTOR, member=OuterRef("pk")).values("held")
    room = Greatest(0, F("lived__capacity") - Coalesce(Subquery(held), 0))
    mentors = eligible(MENTORS).filter(pk__in=mentors_now(now)).annotate(room=room)
    sums = mentors.aggregate(free=Coalesce(Sum("room"), 0), places=Coalesce(Sum("lived__capacity"), 0))
    most = leaf_of(mentors.filter(room__gt=0).order_by("-room", "handle"), 1)
    few = sums["free"] <= settings_now().few_places
    with_room = [(member, member.room) for member in most.rows]
    return Room(sums["free"], sums["places"], with_room, most.total - len(with_room), few)


def quiet_pairs(viewer: Member, now: datetime) -> list[Pair]:
    """Pairs in which nothing was said for two weeks, the oldest few: when, never what."""
    if not viewer.holds(Role.Name.COORDINATOR):
        return []
    of_theirs = {"conversation": OuterRef("conversation"), "seq": OuterRef("conversation__last_seq")}
    lately = Message.objects.filter(sent_at__gt=now - QUIET, **of_theirs)
    pairs = Pair.objects.filter(~Exists(lately), state="active", started_at__lte=now - QUIET)
    return list(pairs.select_related("first", "second").order_by("started_at")[:ROWS])


def wants_looking_after(viewer: Member) -> Leaf[Member]:
    """People whose mentor rests: from this pair, or from everything. Which of the two, and why, is not said."""
    if not viewer.holds(Role.Name.COORDINATOR):
        return Leaf([], 0)
    walking = Pair.objects.filter(mode=MENTORS, state__in=LIVE, second__state=Member.State.HERE)
    rests = Q(first__state=Member.State.PAUSED) | Q(state="paused", paused_by=F("first"))
    alone = Member.objects.filter(pk__in=walking.filter(rests).values("second")).order_by("handle")
    return leaf_of(alone, 1)


def pairs_now(viewer: Member) -> int:
    """How many pairs live."""
    return Pair.objects.filter(state__in=LIVE).count() if viewer.holds(Role.Name.COORDINATOR) else 0
