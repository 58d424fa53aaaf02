"""The five calls themselves: a time that both agree to, that it was held as both say, and what they mean to try."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from porch.family.actions.coaching import PATH, move, other_of, part
from porch.family.models import Call, Coaching
from porch.family.models.windows import sealed_for
from porch.family.queries.coaching import since_of
from porch.family.queries.helping import is_asked
from porch.family.rules.calls import MOST, WITHIN, NotSo, can_be_at, can_be_held, next_number
from porch.people.models import Member
from porch.wire.actions import tell, tell_it_starts
from porch.wire.things import SOON

LONGEST = 500


@transaction.atomic
def set_call(pk: UUID, at: datetime, *, by: Member, now: datetime) -> Call:
    """One of the two suggests a time for the next call; it holds when the other says yes. Another time asks anew."""
    row, held = _going(pk, by)
    number = next_number(held)
    if number is None:
        raise NotSo("over")
    call = row.calls.filter(held_at=None).first() or Call(coaching=row, number=number)
    call.at, call.set_by, call.agreed_at = can_be_at(at, now), by, None
    call.member_says_at = call.coach_says_at = None
    call.save()
    tell(other_of(row, by), kind="meetup", path=_path_for(row, other_of(row, by)), now=now)
    return call


@transaction.atomic
def agree(pk: UUID, *, by: Member, now: datetime) -> None:
    """The other one says yes to the time."""
    row, _ = _going(pk, by)
    call = row.calls.select_for_update().filter(held_at=None, agreed_at=None).exclude(set_by=by).first()
    if call is None or call.at <= now:
        raise NotSo("when")
    call.agreed_at = now
    call.save(update_fields=["agreed_at"])
    Coaching.objects.filter(pk=row.pk).update(due_at=call.at + WITHIN["going"])


@transaction.atomic
def say_held(pk: UUID, *, by: Member, now: datetime) -> bool:
    """One of the two says that the call was held; True once both did. Whoever it is for answers the question first."""
    row, held = _going(pk, by)
    call = row.calls.select_for_update().filter(held_at=None).first()
    if call is None:
        raise NotSo("not agreed")
    can_be_held(call.at, call.agreed_at is not None, now)
    if by == row.member:
        if is_asked(by, now, since=since_of(row)):
            raise NotSo("ask first")
        call.asked_first, call.member_says_at = True, call.member_says_at or now
    else:
        call.coach_says_at = call.coach_says_at or now
    both = call.member_says_at is not None and call.coach_says_at is not None
    call.held_at = now if both else None
    call.save()
    if both:
        _count(row, len(held) + 1, now)
    return both


def _count(row: Coaching, held: int, now: datetime) -> None:
    """After the fifth it is done, and kindly over; before that the two have time for the next."""
    if held < MOST:
        move(row, "go on", now)
        return
    move(row, "finish", now)
    part(row, now)


@transaction.atomic
def mean_to_try(pk: UUID, words: str, *, by: Member, now: datetime) -> None:
    """What they mean to try until the next call, for the two of them."""
    row, _ = _going(pk, by)
    said = words.strip()
    if len(said) > LONGEST:
        raise NotSo("long")
    call = row.calls.exclude(held_at=None).order_by("-number").first()
    if call is None:
        raise NotSo("not yet")
    call.sealed_next = sealed_for(said, call.about_next, row.member_id)
    call.save(update_fields=["sealed_next"])


def _going(pk: UUID, by: Member) -> tuple[Coaching, list[int]]:
    row = Coaching.objects.select_for_update().filter(pk=pk, state="going").first()
    if row is None or by not in (row.member, row.coach):
        raise NotSo("over")
    held = row.calls.exclude(held_at=None).values_list("number", flat=True)
    return row, list(held)


def _path_for(row: Coaching, whom: Member) -> str:
    return PATH if whom == row.member else f"{PATH}{row.pk}/"


def tell_near(now: datetime) -> int:
    """Whoever agreed to a call is told once when it is near; how many were."""
    calls = Call.objects.filter(held_at=None, at__gt=now, at__lte=now + SOON, coaching__state="going")
    told = 0
    for call in calls.exclude(agreed_at=None).select_related("coaching__member", "coaching__coach"):
        for one in (call.coaching.member, call.coaching.coach):
            if one is not None:
                path = _path_for(call.coaching, one)
                told += tell_it_starts(one, path=path, at=call.at, now=now) is not None
    return told
