"""What this room registers at the gate: who stands near whom, and when the pairing desk may look."""

from collections.abc import Collection
from datetime import datetime
from itertools import chain
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from porch.bonds.models import Mode, Pair, Proposal
from porch.bonds.queries.pool import pairable
from porch.bonds.rules.lifecycles import LIVE, OPEN
from porch.people.circumstances import nothing_yet
from porch.people.models import LivedExperience, Member
from porch.people.registries import Relation, Scope, circumstances, close_people, relations, scopes


def register() -> None:
    scopes.register(
        "pairing",
        Scope("pairing", "pairing", "What you asked for and how long you have waited.", nothing_yet),
    )
    relations.register("my-pair", Relation("Whoever is suggested to you, and whom you walk with", near))
    relations.register("my-mentors", Relation("My mentors", _whose_mentor_is, my_mentors))
    relations.register("my-peers", Relation("My peers", _whose_peer_is, my_peers))
    circumstances.register("told-reasons", _told_reasons)
    circumstances.register("in-pairing", _in_pairing)
    close_people.register("bonds", walking_with)


def near(viewer: Member) -> QuerySet[Member]:
    """Those this viewer is asked about, and those of every pair of theirs, also when it rests or has ended.

    A pair that ended by a block looks at rest to the one who was not told, so what was said as a reason stays.
    """
    mine = Q(first=viewer) | Q(second=viewer)
    pairs = Pair.objects.filter(mine).values_list("first", "second")
    asked = Q(first=viewer, state="asked-first") | Q(second=viewer, state="asked-second")
    offers = Proposal.objects.filter(asked).values_list("first", "second")
    ids = {pk for pk in chain(*pairs, *offers) if pk is not None}
    return Member.objects.filter(pk__in=ids - {viewer.pk})


def walking_with(member: Member) -> list[Member]:
    """The people of one's pairs that are going on, and friends: whom something can be given to by name."""
    mine = Q(first=member) | Q(second=member)
    going = Pair.objects.filter(mine).filter(
        Q(state="active") | Q(friends_since__isnull=False, quietly=False)
    )
    others = [pair.other_than(member) for pair in going.select_related("first", "second")]
    return [other for other in others if other is not None and other.is_here]


def my_mentors(member: Member) -> list[Member]:
    """Who mentors someone in a pair that is going on."""
    return _here(_going(Mode.MENTORS).filter(second=member).values("first"))


def _whose_mentor_is(viewer: Member) -> QuerySet[Member]:
    return Member.objects.filter(pk__in=_going(Mode.MENTORS).filter(first=viewer).values("second"))


def my_peers(member: Member) -> list[Member]:
    """Whom someone walks with as a peer, in pairs that are going on."""
    return _here(_whose_peer_is(member).values("pk"))


def _whose_peer_is(viewer: Member) -> QuerySet[Member]:
    pairs = _going(Mode.PEERS)
    first, second = pairs.filter(second=viewer).values("first"), pairs.filter(first=viewer).values("second")
    return Member.objects.filter(Q(pk__in=first) | Q(pk__in=second))


def _going(mode: str) -> QuerySet[Pair]:
    return Pair.objects.filter(mode=mode, state="active")


def _here(ids: QuerySet[Any, Any]) -> list[Member]:
    return [one for one in Member.objects.filter(pk__in=ids).order_by("handle") if one.is_here]


def _told_reasons(ids: Collection[UUID], now: datetime) -> set[UUID]:
    told = LivedExperience.objects.filter(member__in=ids).values_list("member", "may_share")
    return {pk for pk, fields in told if fields}


def _in_pairing(ids: Collection[UUID], now: datetime) -> set[UUID]:
    """Who may be named at the desk: whoever can be paired, is put forward, or is in a pair that lives."""
    pairs = Pair.objects.filter(Q(first__in=ids) | Q(second__in=ids), state__in=LIVE)
    offers = Proposal.objects.filter(Q(first__in=ids) | Q(second__in=ids), state__in=OPEN)
    linked = chain(*pairs.values_list("first", "second"), *offers.values_list("first", "second"))
    free = pairable().filter(pk__in=ids).values_list("pk", flat=True)
    return (set(linked) | set(free)) & set(ids)
