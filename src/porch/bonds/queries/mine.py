"""What one person sees of their own people: offers, pairs, friends, those who are past, and their waiting."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from porch.bonds.models import LeftOut, Mode, Pair, Proposal
from porch.bonds.queries.pool import eligible
from porch.bonds.queries.seeking import seeks_of
from porch.bonds.queries.settings import settings_now
from porch.bonds.registries import Beside
from porch.bonds.rules.lifecycles import LIVE
from porch.bonds.rules.need import tellable
from porch.bonds.rules.parts import MENTOR, MENTORS
from porch.bonds.rules.reasons import still_sayable
from porch.bonds.rules.waiting import Usual, shown, usual_wait
from porch.people import consent
from porch.people.models import Member
from porch.people.queries import blocked_ids, blocks_of

RECENT = timedelta(days=90)
LATELY = timedelta(days=14)


@dataclass(frozen=True)
class Offer:
    """An offer to answer now. ``part`` is what the other would be: mentor, seeker or peer."""

    proposal: Proposal
    other: Member
    part: str
    reasons: list[str]
    days: int = 0  # how long it would be for, where that is said beforehand
    beside: Beside | None = None  # what an upper room puts beside it, such as a few lines of the mentor's own


@dataclass(frozen=True)
class Bond:
    """A pair as one of the two sees it. ``state``: active, resting-by-me, resting, ended, friends.

    A pair that ended without a word looks at rest to the one who was not told.
    """

    pair: Pair
    me: Member
    other: Member | None
    part: str
    state: str
    reasons: list[str]
    i_wish: bool = False
    they_wish: bool = False

    @property
    def is_live(self) -> bool:
        return self.state in ("active", "resting", "resting-by-me")

    @property
    def parting(self) -> str:
        """The line that was left; one written after a block stays with whoever wrote it."""
        return "" if self.pair.quietly and self.pair.ended_by_id != self.me.pk else self.pair.parting

    def ended_lately(self, now: datetime) -> bool:
        """Ended by the other in the last two weeks: their last word is still to be read."""
        mine = self.pair.ended_by_id == self.me.pk
        ended = self.pair.ended_at
        return self.state == "ended" and not mine and ended is not None and ended > now - LATELY


@dataclass(frozen=True)
class Wait:
    """``others`` is None for "a few"; ``usual`` is None while there is too little to go by.

    ``looked_at``: a person looks at every suggestion first, as it is unless the community turned that off.
    ``has``: how many mentors they have already, while a second is looked for.
    """

    mode: str
    others: int | None
    usual: Usual | None
    would_help: list[str]
    looked_at: bool
    has: int = 0


def open_offers_for(member: Member, now: datetime) -> list[Offer]:
    """What this person is asked right now, what runs out first on top."""
    asked = Q(first=member, state="asked-first") | Q(second=member, state="asked-second")
    away = blocked_ids(member)
    rows = Proposal.objects.filter(asked, due_at__gt=now).exclude(Q(first__in=away) | Q(second__in=away))
    rows = rows.select_related("first__lived", "second__lived", "covers__first").order_by("due_at", "pk")
    tell, days = _who_tell(rows, member, now), settings_now().temporary_days
    return [_offer(row, member, tell, days) for row in rows]


def _who_tell(rows: Iterable[Proposal | Pair], member: Member, now: datetime) -> Collection[UUID]:
    """Of everyone in these, those whose reasons this member may read now: one question to the gate."""
    both = {pk for row in rows for pk in (row.first_id, row.second_id) if pk is not None}
    return consent.seen_by(member, both, "lived", purpose="walking", now=now).keys()


def _offer(row: Proposal, member: Member, tell: Collection[UUID], days: int) -> Offer:
    mine_is_first = row.first_id == member.pk
    other = row.second if mine_is_first else row.first
    part = _part(row.mode, other_is_first=not mine_is_first)
    return Offer(row, other, part, _reasons(row, row.first, row.second, tell), days)


def _part(mode: str, *, other_is_first: bool) -> str:
    if mode != MENTORS:
        return "peer"
    return "mentor" if other_is_first else "seeker"


def reasons_of(row: Proposal) -> list[str]:
    """Why these two, as far as both still let it be said: for the desk, which asked the gate for both."""
    return still_sayable(row.reason_codes, row.reasons, row.first.lived.may_share, row.second.lived.may_share)


def pairs_of(member: Member) -> QuerySet[Pair]:
    """Every pair this person is or was in, without those they blocked, the newest first."""
    mine = Q(first=member) | Q(second=member)
    blocked = blocks_of(member).values("whom")
    pairs = Pair.objects.filter(mine).exclude(Q(first__in=blocked) | Q(second__in=blocked))
    rows = pairs.select_related("first__lived", "second__lived", "proposal", "conversation")
    return rows.prefetch_related("wishes").order_by("-started_at")


def bonds_of(member: Member, now: datetime) -> list[Bond]:
    """``pairs_of`` as this person sees them."""
    pairs = list(pairs_of(member))
    tell = _who_tell(pairs, member, now)
    return [_bond(pair, member, tell) for pair in pairs]


def closest(bonds: list[Bond]) -> Bond | None:
    """Whom one would most likely write to: a peer, else the mentor, else someone one walks with."""
    order = ("peer", "mentor", "seeker")
    active = [bond for bond in bonds if bond.state == "active"]
    return min(active, key=lambda bond: order.index(bond.part), default=None)


def bond_of(pair: Pair, member: Member, now: datetime) -> Bond:
    """A pair as one of the two sees it."""
    return _bond(pair, member, _who_tell([pair], member, now))


def _bond(pair: Pair, member: Member, tell: Collection[UUID]) -> Bond:
    other = pair.other_than(member)
    wished = {wish.by_id for wish in pair.wishes.all()}
    return Bond(
        pair,
        member,
        other,
        _part(pair.mode, other_is_first=pair.first_id != member.pk),
        _state(pair, member),
        _why(pair, tell),
        i_wish=member.pk in wished,
        they_wish=other is not None and other.pk in wished and not pair.quietly,
    )


def _why(pair: Pair, tell: Collection[UUID]) -> list[str]:
    if pair.proposal is None or pair.first is None or pair.second is None:
        return []
    return _reasons(pair.proposal, pair.first, pair.second, tell)


def _reasons(said: Proposal, first: Member, second: Member, tell: Collection[UUID]) -> list[str]:
    """Why these two, as far as both still let it be said; whoever is not in ``tell`` lets nothing be said."""
    one, other = (member.lived.may_share if member.pk in tell else () for member in (first, second))
    return still_sayable(said.reason_codes, said.reasons, one, other)


def _state(pair: Pair, member: Member) -> str:
    if pair.friends_since is not None:
        return "friends"
    if pair.state == "paused" or pair.is_over_unsaid:
        return "resting-by-me" if pair.paused_by_id == member.pk else "resting"
    return str(pair.state)


def pair_for(viewer: Member, pk: UUID, now: datetime) -> Bond | None:
    """The pair, if this person is one of the two."""
    pair = pairs_of(viewer).filter(pk=pk).first()
    return bond_of(pair, viewer, now) if pair else None


def waits_of(member: Member, now: datetime) -> list[Wait]:
    """What this person waits for, in honest figures: small numbers hidden, no promise without data."""
    asks = {Mode.PEERS: member.lived.wants_peer, Mode.MENTORS: member.lived.wants_mentor}
    return [_wait(member, mode, now) for mode, waits in asks.items() if waits]


def _wait(member: Member, mode: str, now: datetime) -> Wait:
    asking = Q(lived__wants_mentor=True) if mode == MENTORS else Q(lived__wants_peer=True)
    others = eligible(mode).filter(asking).exclude(pk=member.pk).count()
    recent = Pair.objects.filter(mode=mode, started_at__gt=now - RECENT, waited_days__isnull=False)
    left = LeftOut.objects.filter(member=member, round__mode=mode).order_by("-round__opened_at").first()
    days = list(recent.values_list("waited_days", flat=True))
    settings = settings_now()
    return Wait(
        mode,
        shown(others),
        usual_wait([day for day in days if day is not None]),
        tellable(left.would_help) if left else [],
        not settings.auto_approve,
        seeks_of([member.pk], settings)[member.pk].has if mode == MENTORS else 0,
    )


@dataclass(frozen=True)
class Carrying:
    """A mentor's own load: ``walking`` people now, of ``most``; ``anyone_waiting`` for a mentor at all."""

    walking: int
    most: int
    anyone_waiting: bool


def carrying_of(member: Member) -> Carrying | None:
    """What a mentor carries; None for everyone else. Counts pairs, not answers that are still open."""
    if not member.holds(MENTOR):
        return None
    walking = Pair.objects.filter(first=member, mode=MENTORS, state__in=LIVE).count()
    waiting = eligible(MENTORS).filter(lived__wants_mentor=True).exclude(pk=member.pk).exists()
    return Carrying(walking, member.lived.capacity, waiting)
