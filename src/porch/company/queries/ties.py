"""Whom somebody keeps, and who they might like to keep: as one of the two sees it, never as both."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from porch.bonds.models import Pair
from porch.bonds.rules.lifecycles import LIVE as LIVE_PAIR
from porch.company.models import Tie
from porch.company.registries import meetings_of_two
from porch.company.rules.keeping import LOOKS_BACK, reasons_to_keep
from porch.company.rules.lifecycles import KEEP, LET_GO, UNSAID
from porch.kit.clock import today_in
from porch.people.models import Member
from porch.people.queries import blocked_ids, blocks_of
from porch.talk.models import Conversation


@dataclass(frozen=True)
class Kept:
    """Somebody one keeps, and where the two write to each other."""

    other: Member
    since: datetime
    conversation: Conversation | None
    tie_id: UUID | None = None
    pair_id: UUID | None = None


@dataclass(frozen=True)
class Suggested:
    """Somebody one might like to keep, and why: did, met or wrote."""

    other: Member
    why: str


def ties_of(member: Member) -> QuerySet[Tie]:
    """Those this member is one of the two of, without those they blocked: being blocked makes no difference here."""
    away = blocks_of(member).values("whom")
    rows = Tie.objects.filter(Q(first=member) | Q(second=member))
    rows = rows.exclude(Q(first__in=away) | Q(second__in=away))
    return rows.select_related("first", "second", "conversation")


def _my_word(member: Member, word: str) -> Q:
    return Q(first=member, first_says=word) | Q(second=member, second_says=word)


def kept_by(member: Member) -> list[Kept]:
    """The people this member keeps, by name: ties, and those who stayed friends after a pair had ended."""
    rows = ties_of(member).filter(_my_word(member, KEEP), both_since__isnull=False)
    ties = [
        Kept(row.other_than(member), _since(row.both_since), row.conversation, tie_id=row.pk) for row in rows
    ]
    gone = {one.other.pk for one in ties} | _let_go_by(member)
    friends = [one for one in _friends_of(member) if one.other.pk not in gone]
    return sorted([*ties, *friends], key=lambda one: one.other.handle)


def _since(moment: datetime | None) -> datetime:
    assert moment is not None  # narrowed by the query
    return moment


def _friends_of(member: Member) -> list[Kept]:
    away = blocks_of(member).values("whom")
    rows = Pair.objects.filter(Q(first=member) | Q(second=member), friends_since__isnull=False)
    rows = rows.exclude(Q(first__in=away) | Q(second__in=away)).order_by("started_at")
    rows = rows.select_related("first", "second", "conversation")
    each = {other.pk: (row, other) for row in rows if (other := row.other_than(member)) is not None}
    return [
        Kept(other, _since(row.friends_since), row.conversation, pair_id=row.pk)
        for row, other in each.values()
    ]


def close_ids(member: Member) -> set[UUID]:
    """For the house alone: those who keep this member too, and those they walk with now. Nobody is shown it, for it
    would tell who let go."""
    mine, walks = Q(first=member) | Q(second=member), Q(state="active") | Q(friends_since__isnull=False)
    ties = Tie.objects.filter(mine, first_says=KEEP, second_says=KEEP, both_since__isnull=False)
    pairs = Pair.objects.filter(mine & walks, quietly=False)
    let_go = {pk for row in _that_let_go(member) for pk in row}
    kept = {pk for row in ties.values_list("first", "second") for pk in row}
    walk = {pk for row in pairs.values_list("first", "second") for pk in row if pk}
    return (kept | walk) - blocked_ids(member) - let_go - {member.pk}


def _that_let_go(member: Member) -> QuerySet[Tie, tuple[UUID, UUID]]:
    """Friends of a pair may let go as anybody may: then a tie says so."""
    mine = Tie.objects.filter(Q(first=member) | Q(second=member))
    gone = mine.filter(Q(first_says=LET_GO) | Q(second_says=LET_GO))
    return gone.values_list("first", "second")


def suggested_to(member: Member, now: datetime) -> list[Suggested]:
    """Whom they might like to keep, by name: not whom they were asked about before, walk with, or are not to meet."""
    times = [one for of in meetings_of_two for one in of(member, now - LOOKS_BACK)]
    reasons = reasons_to_keep(times, today_in(member.time_zone, now))
    left = reasons.keys() - blocked_ids(member) - _answered(member) - _walks_with(member)
    people = Member.objects.filter(pk__in=left, is_active=True, state__in=(Member.State.HERE, "paused"))
    return [Suggested(one, reasons[one.pk]) for one in people.order_by("handle")]


def _answered(member: Member) -> set[UUID]:
    said = Tie.objects.filter(Q(first=member) | Q(second=member)).exclude(_my_word(member, UNSAID))
    return {pk for row in said.values_list("first", "second") for pk in row} - {member.pk}


def _walks_with(member: Member) -> set[UUID]:
    """Whoever is in a pair with them now, or stayed friends: bonds looks after those."""
    mine = Pair.objects.filter(Q(first=member) | Q(second=member))
    going = mine.filter(Q(state__in=LIVE_PAIR) | Q(friends_since__isnull=False))
    return {pk for row in going.values_list("first", "second") for pk in row if pk} - {member.pk}


def is_known(member: Member, other_id: UUID, now: datetime) -> Member | None:
    """The other, where this member has them in a list of these pages: suggested, or a word of their own stands."""
    if other_id == member.pk:
        return None
    mine = ties_of(member).exclude(_my_word(member, UNSAID))
    tie = mine.filter(Q(first=other_id) | Q(second=other_id)).first()
    if tie is not None:
        return tie.other_than(member)
    friend = next((one.other for one in _friends_of(member) if one.other.pk == other_id), None)
    return friend or next((one.other for one in suggested_to(member, now) if one.other.pk == other_id), None)


def _let_go_by(member: Member) -> set[UUID]:
    """Whom this member let go of, friends of an ended pair too."""
    said = Tie.objects.filter(_my_word(member, LET_GO)).values_list("first", "second")
    return {pk for row in said for pk in row} - {member.pk}
