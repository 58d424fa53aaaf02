"""An offer's way: approved by a person, asked of one, then of the other; and every way it can stop."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from porch.bonds.actions.moving import TooLate, move
from porch.bonds.actions.pairing import begin_pair
from porch.bonds.actions.places import NoPlaceLeft, give_place_back, take_place
from porch.bonds.models import Load, Pair, Proposal, RunnerUp
from porch.bonds.queries.power import power_among
from porch.bonds.queries.seeking import mentors_now
from porch.bonds.queries.settings import settings_now
from porch.bonds.rules.lifecycles import ASKED, OPEN
from porch.bonds.rules.parts import (
    COVERED,
    MENTOR,
    MENTORS,
    NEWCOMER,
    PEERS,
    part_of_first,
    part_of_second,
)
from porch.bonds.rules.terms import COVER, MOST_COVERED
from porch.people.models import LivedExperience, Member
from porch.people.queries import are_blocked
from porch.record.actions import note
from porch.wire.actions import seen, tell

PEOPLE = "/people/"


@transaction.atomic
def approve(offer: Proposal, *, by: Member | None, now: datetime, then: Iterable[UUID] = ()) -> None:
    """Ask ``offer.first``. ``then`` names, in order, whom the same person agrees to ask next should this fail.

    ``by`` is None only when the community has chosen to be asked without a person approving first. TooLate when
    one of the two rests or has left since.
    """
    here = Member.objects.filter(pk__in=(offer.first_id, offer.second_id), state=Member.State.HERE)
    if here.count() < 2:
        raise TooLate("one of the two is not to be asked now")
    move(offer, "approve", approved_by=by, first_asked_at=now, due_at=_until(now))
    RunnerUp.objects.bulk_create(
        RunnerUp(proposal=offer, member_id=pk, place=place) for place, pk in enumerate(dict.fromkeys(then), 1)
    )
    note("offer-approved", by=by.pk if by else None, about=offer.second_id, now=now, detail=_which(offer))
    tell(offer.first, kind="offer", path=PEOPLE, now=now)


@transaction.atomic
def skip(offer: Proposal, *, by: Member, now: datetime) -> None:
    """The coordinator thinks otherwise. Nobody is told: nobody knew."""
    move(offer, "skip", closed_at=now)
    note("offer-skipped", by=by.pk, about=offer.second_id, now=now, detail=_which(offer))


def accept(offer: Proposal, *, by: Member, now: datetime) -> Pair | None:
    """A yes takes a place of the one who says it; with the second yes the pair begins and is returned.

    NoPlaceLeft: they carry enough by now, the offer is withdrawn without a word. TooLate: not theirs to
    answer (any more).
    """
    try:
        with transaction.atomic():
            return _say_yes(offer, by, now)
    except NoPlaceLeft:
        offer.refresh_from_db()
        withdraw(offer, now=now)
        raise


def _say_yes(offer: Proposal, by: Member, now: datetime) -> Pair | None:
    _answered_by(offer, by, now)
    if are_blocked(offer.first, offer.second) or power_among({offer.first_id, offer.second_id}):
        raise NoPlaceLeft("apart")
    if by.pk == offer.first_id:
        move(offer, "say yes first", second_asked_at=now, due_at=_until(now))
        take_place(by, part_of_first(offer.mode))
        tell(offer.second, kind="offer", path=PEOPLE, now=now)
        return None
    move(offer, "say yes second", closed_at=now, due_at=None)
    take_place(by, part_of_second(offer.mode, offer.term))
    pair = begin_pair(offer, now=now)
    _withdraw_what_no_longer_fits(offer, now)
    return pair


@transaction.atomic
def decline(offer: Proposal, *, by: Member, now: datetime) -> None:
    """No, no reason needed. The other never hears of it; these two are not put forward again."""
    _answered_by(offer, by, now)
    _close(offer, "say no", now)


@transaction.atomic
def set_aside(offer: Proposal, *, by: Member, now: datetime) -> None:
    """Not now. The other never hears of it; these two may be put forward again after a while."""
    _answered_by(offer, by, now)
    _close(offer, "say not now", now)


@transaction.atomic
def withdraw(offer: Proposal, *, now: datetime) -> None:
    """Take an open offer back without a word: a block, someone left, a place is gone, the round chose otherwise."""
    _close(offer, "withdraw", now)


def withdraw_all(member: Member, now: datetime) -> None:
    """Take back every open offer of someone who pauses or leaves, without a word to anyone."""
    mine = Q(first=member) | Q(second=member)
    for offer in Proposal.objects.filter(mine, state__in=OPEN).select_related("first", "second"):
        try:
            withdraw(offer, now=now)
        except TooLate:
            continue  # answered in the last moment


def expire_due(now: datetime) -> int:
    """Close every offer whose time to answer has passed; returns how many."""
    closed = 0
    for offer in Proposal.objects.filter(state__in=ASKED, due_at__lte=now).select_related("first", "second"):
        try:
            with transaction.atomic():
                _close(offer, "expire", now)
                closed += 1
        except TooLate:
            continue  # answered in the last moment
    return closed


def withdraw_unwanted(now: datetime) -> int:
    """Take back what the engine proposed to someone who has stopped asking or rests since, or of a mentor who is not
    put forward any more; returns how many."""
    asks = Q(mode=MENTORS, second__lived__wants_mentor=True, first__in=mentors_now(now)) | Q(term=COVER)
    asks |= Q(mode=PEERS, second__lived__wants_peer=True, first__lived__wants_peer=True)
    asks &= Q(first__state=Member.State.HERE, second__state=Member.State.HERE)
    stale = Proposal.objects.filter(state="proposed").exclude(source=Proposal.Source.HAND).exclude(asks)
    offers = list(stale.select_related("first", "second"))
    for offer in offers:
        withdraw(offer, now=now)
    return len(offers)


def _close(offer: Proposal, verb: str, now: datetime) -> None:
    """End an open offer, free the place its first yes took, clear the notices that led to it."""
    before = move(offer, verb, closed_at=now, due_at=None)
    if before == "asked-second":
        give_place_back(offer.first, part_of_first(offer.mode))
    for person in {"asked-first": [offer.first], "asked-second": [offer.first, offer.second]}.get(before, []):
        if not _other_open_offer(person, offer):
            seen(person, PEOPLE, now)


def _other_open_offer(person: Member, offer: Proposal) -> bool:
    asked = Q(first=person, state="asked-first") | Q(second=person, state="asked-second")
    return Proposal.objects.filter(asked).exclude(pk=offer.pk).exists()


def _answered_by(offer: Proposal, by: Member, now: datetime) -> None:
    """TooLate unless it is this person's turn and the time has not passed."""
    turn = {"asked-first": offer.first_id, "asked-second": offer.second_id}.get(offer.state)
    if turn != by.pk or offer.due_at is None or offer.due_at <= now:
        raise TooLate("this offer is not open to an answer")


def _withdraw_what_no_longer_fits(offer: Proposal, now: datetime) -> None:
    """After a pair began: other open offers of these two for places they no longer have are withdrawn."""
    for person, part in (
        (offer.first, part_of_first(offer.mode)),
        (offer.second, part_of_second(offer.mode, offer.term)),
    ):
        if _is_full(person, part):
            for other in _open_offers(person, part, offer):
                withdraw(other, now=now)


def _is_full(person: Member, part: str) -> bool:
    held = Load.objects.filter(member=person, part=part).values_list("held", flat=True).first() or 0
    if part in (NEWCOMER, COVERED):
        return held >= (settings_now().temporary_mentors if part == NEWCOMER else MOST_COVERED)
    if part != MENTOR:
        return held > 0
    return held >= LivedExperience.objects.values_list("capacity", flat=True).get(member=person)


def _open_offers(person: Member, part: str, made: Proposal) -> list[Proposal]:
    """Open offers that would need a place of ``person`` they have not taken yet."""
    mode = made.mode
    as_first = (
        Q(first=person, state__in=OPEN - {"asked-second"}) if part == part_of_first(mode) else Q(pk=None)
    )
    as_second = Q(pk=None)
    if part == part_of_second(mode, made.term):
        as_second = Q(second=person, state__in=OPEN, term=made.term)
    return list(Proposal.objects.filter(as_first | as_second, mode=mode).select_related("first", "second"))


def _until(now: datetime) -> datetime:
    return now + timedelta(hours=settings_now().answer_hours)


def _which(offer: Proposal) -> dict[str, str]:
    return {"offer": str(offer.pk), "mode": offer.mode, "source": offer.source}
