"""Looking for a family peer, answering a suggestion, walking together, and ending it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from porch.bonds import engine
from porch.bonds.actions.moving import TooLate, move
from porch.bonds.queries.settings import settings_now
from porch.family.models import FamilyOffer, FamilyPair, Seeking, WouldHost
from porch.family.queries.peers import may_be_peers, places_used, the_case, waiting
from porch.family.rules.peers import ANSWER_IN, REST
from porch.people.models import Member
from porch.record.actions import note
from porch.talk.actions import close, open_between
from porch.wire.actions import seen, tell

PEERS = "/family/peers/"
SEED = 7  # the same people and ties give the same answer


class NotTheirs(Exception):
    """Only the two themselves answer, or end it."""


class TooFew(Exception):
    """A round needs two who wait. Nothing was changed."""


class Taken(Exception):
    """One of the two stands in another suggestion by now."""


@dataclass(frozen=True)
class Told:
    """What somebody tells when they would like a family peer: codes of rules/peers.py."""

    cares_for: list[str]
    near: list[str]
    since_when: str
    capacity: int
    may_say: bool


@transaction.atomic
def look(told: Told, *, by: Member, now: datetime) -> Seeking:
    """They would like a family peer; told again, it is changed and their place in the queue stays."""
    changes = {**told.__dict__, "away_at": None}
    row, _ = Seeking.objects.update_or_create(
        pk=by.pk, defaults=changes, create_defaults=changes | {"since": now}
    )
    return row


@transaction.atomic
def rest(by: Member, now: datetime) -> None:
    """Nobody new for a while; an open suggestion ends, and looks like any that did not come about."""
    Seeking.objects.filter(pk=by.pk, away_at=None).update(away_at=now)
    _end_offers(by, now)


@transaction.atomic
def come_back(by: Member, now: datetime) -> None:
    Seeking.objects.filter(pk=by.pk).update(away_at=None)


@transaction.atomic
def stop_looking(by: Member, now: datetime) -> None:
    """What they told for it is gone; whom they walk with stays."""
    _end_offers(by, now)
    Seeking.objects.filter(pk=by.pk).delete()


# ---- rounds ----


def open_round(*, by: Member | None, now: datetime) -> int:
    """Ask the engine about everybody who waits, and suggest what it found; how many that were. TooFew changes nothing.

    The engine works outside any transaction. ``by`` is the coordinator who asked for it; None is the clock.
    """
    there = waiting(now)
    if len(there) < 2:
        raise TooFew
    answer = json.loads(engine.pair(json.dumps(the_case(there, now)), seed=SEED))
    made = sum(_suggest(found, now) for found in answer["pairs"])
    detail = {"waited": len(there), "suggested": made}
    note("family-round", by=by.pk if by else None, about=None, now=now, detail=detail)
    return made


def round_by_clock(now: datetime) -> int:
    """Once a day, where the community has chosen to be asked without a person looking first."""
    if not settings_now().auto_approve:
        return 0
    try:
        return open_round(by=None, now=now)
    except TooFew:
        return 0


def _suggest(found: Mapping[str, Any], now: datetime) -> bool:
    """One suggestion to two, unless one of them has left the queue or stands in another meanwhile."""
    ids = sorted((found["a"], found["b"]))
    people = {str(one.pk): one for one in Member.objects.filter(pk__in=ids)}
    if len(people) < 2 or not may_be_peers(*(people[id] for id in ids)):
        return False
    try:
        with transaction.atomic():
            offer = FamilyOffer.objects.create(
                first=people[ids[0]],
                second=people[ids[1]],
                reasons=list(found["reasons"]),
                score=int(found["score"] or 0),
                made_at=now,
                due_at=now + ANSWER_IN,
            )
            _take(offer)
    except Taken:
        return False
    for one in people.values():
        tell(one, kind="offer", path=PEERS, now=now)
    return True


def _take(offer: FamilyOffer) -> None:
    """Each of the two is in this suggestion and in no other: Taken where one is in another, or looks no more."""
    two = (offer.first_id, offer.second_id)
    free = Seeking.objects.filter(member__in=two, open_offer=None, away_at=None)
    if free.update(open_offer=offer) != len(two):
        raise Taken


# ---- answering ----


def say_yes(offer: FamilyOffer, *, by: Member, now: datetime) -> FamilyPair | None:
    """A yes; with the second one they walk together. TooLate when it is over.

    Where both answer in one moment, the later of the two looks once more: it is the second yes then.
    """
    _is_of(offer, by)
    try:
        return _say_yes(offer, by, now)
    except TooLate:
        offer.refresh_from_db()
        return _say_yes(offer, by, now)


@transaction.atomic
def _say_yes(offer: FamilyOffer, by: Member, now: datetime) -> FamilyPair | None:
    if offer.due_at is None or offer.due_at <= now:
        raise TooLate("its time is over")
    first = by.pk == offer.first_id
    if offer.state == ("first-yes" if first else "second-yes"):
        return None
    if not may_be_peers(offer.first, offer.second) or _is_full(offer):
        _end(offer, now)
        return None
    if offer.state == "offered":
        move(offer, "first yes" if first else "second yes")
        seen(by, PEERS, now)
        return None
    move(offer, "both", ended_at=now, due_at=None)
    _free(offer)
    return _begin(offer, now)


@transaction.atomic
def say_no(offer: FamilyOffer, *, by: Member, now: datetime) -> None:
    """No, or not now: the same end as no answer. Nobody is told, and nothing keeps that it was a no."""
    _is_of(offer, by)
    _end(offer, now)


def _begin(offer: FamilyOffer, now: datetime) -> FamilyPair:
    talk = open_between([offer.first, offer.second], now=now, space="family")
    pair = FamilyPair.objects.create(
        offer=offer, first=offer.first, second=offer.second, conversation=talk, since=now
    )
    for one in (offer.first, offer.second):
        seen(one, PEERS, now)
        tell(one, kind="pair-started", path=talk.get_absolute_url(), now=now)
    return pair


def _is_full(offer: FamilyOffer) -> bool:
    """Whether one of the two has found others meanwhile, or looks no more."""
    rows = Seeking.objects.filter(pk__in=(offer.first_id, offer.second_id))
    used = places_used()
    return sum(used[row.member_id] < row.capacity for row in rows) < 2


def expire(now: datetime) -> int:
    """Suggestions whose three days are over end; nobody is told. Returns how many that were.

    One that ended long ago, and led to nothing, is forgotten.
    """
    FamilyOffer.objects.filter(pair=None, ended_at__lte=now - REST).delete()
    due = FamilyOffer.objects.filter(ended_at=None, due_at__lte=now)
    return sum(_ended(offer, now) for offer in due)


def _ended(offer: FamilyOffer, now: datetime) -> bool:
    try:
        with transaction.atomic():
            _end(offer, now)
    except TooLate:  # answered in the last moment
        return False
    return True


def _end(offer: FamilyOffer, now: datetime) -> None:
    move(offer, "end", ended_at=now, due_at=None)
    _free(offer)
    for one in (offer.first, offer.second):
        seen(one, PEERS, now)


def _free(offer: FamilyOffer) -> None:
    Seeking.objects.filter(open_offer=offer).update(open_offer=None)


def _end_offers(member: Member, now: datetime) -> None:
    mine = Q(first=member) | Q(second=member)
    for offer in FamilyOffer.objects.filter(mine, ended_at=None).select_related("first", "second"):
        _ended(offer, now)


def _is_of(offer: FamilyOffer, by: Member) -> None:
    if by.pk not in (offer.first_id, offer.second_id):
        raise NotTheirs


# ---- walking together, and not any more ----


@transaction.atomic
def end_pair(pair: FamilyPair, *, by: Member, now: datetime, line: str = "", quietly: bool = False) -> None:
    """``by`` ends it: with a thank-you and perhaps a line, of which the other is told, or without a word."""
    if by.pk not in (pair.first_id, pair.second_id):
        raise NotTheirs
    if not _over(pair.pk, now, ended_by=None if quietly else by):
        raise TooLate("it has ended")
    if pair.conversation is not None:
        close(pair.conversation, now=now, by=None if quietly else by, parting="" if quietly else line)
    if not quietly:
        tell(pair.other_than(by), kind="pair-ended", path=PEERS, now=now)


def _over(pk: UUID, now: datetime, **changes: Any) -> bool:
    return FamilyPair.objects.filter(pk=pk, ended_at=None).update(ended_at=now, **changes) == 1


@transaction.atomic
def apart(one: Member, other: Member, now: datetime) -> None:
    """A block: whatever is between these two ends, and nobody is told."""
    both = Q(first=one, second=other) | Q(first=other, second=one)
    for offer in FamilyOffer.objects.filter(both, ended_at=None).select_related("first", "second"):
        _ended(offer, now)
    FamilyPair.objects.filter(both, ended_at=None).update(ended_at=now)


@transaction.atomic
def leave(member: Member, now: datetime) -> None:
    """Somebody goes: suggestions end, and whom they walked with is told that it has ended."""
    stop_looking(member, now)
    WouldHost.objects.filter(pk=member.pk).delete()
    mine = Q(first=member) | Q(second=member)
    for pair in FamilyPair.objects.filter(mine, ended_at=None).select_related(
        "first", "second", "conversation"
    ):
        end_pair(pair, by=member, now=now)
