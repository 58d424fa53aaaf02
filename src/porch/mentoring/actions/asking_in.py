"""Coming to a circle later: somebody asks, its mentors answer, and a no looks like no answer."""

from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import F

from porch.bonds.actions import TooLate
from porch.bonds.actions.moving import move
from porch.bonds.queries.pool import pairable
from porch.mentoring.actions.circles import NotACircle, path_of
from porch.mentoring.actions.seats import take_seat
from porch.mentoring.models import Circle, Seat
from porch.people.models import Member
from porch.people.queries import blocked_ids
from porch.wire.actions import tell

TIME_TO_ANSWER = timedelta(days=7)


@transaction.atomic
def ask_to_come(circle: Circle, *, by: Member, now: datetime) -> Seat:
    """Ask those of a circle whether one may come. Where somebody in it is kept apart from them it reaches nobody."""
    free = Circle.objects.filter(pk=circle.pk, state="open", may_be_asked=True, held__lt=F("capacity"))
    if not free.exists() or not pairable().filter(pk=by.pk).exists():
        raise NotACircle("it cannot be asked now")
    try:
        with transaction.atomic():
            seat = Seat.objects.create(
                circle=circle, member=by, state="waiting", made_at=now, due_at=now + TIME_TO_ANSWER
            )
    except IntegrityError as twice:
        raise NotACircle("they have asked already") from twice
    there = list(circle.seats.filter(state="joined").select_related("member"))
    if not blocked_ids(by) & {one.member_id for one in there}:
        for one in _who_answers(there):
            tell(one.member, kind="something-new", path=path_of(circle), now=now)
    return seat


@transaction.atomic
def let_in(seat: Seat, *, by: Member, now: datetime) -> None:
    """One of those who answer says yes: they are in it from now on. NoSeatLeft when it filled up meanwhile."""
    _may_answer(seat, by)
    take_seat(seat, "let in", now)
    tell(seat.member, kind="something-new", path=path_of(seat.circle), now=now)


def turn_away(seat: Seat, *, by: Member, now: datetime) -> None:
    """Not now. To the one who asked it looks as if nobody had answered yet, until the time is over."""
    _may_answer(seat, by)
    if not Seat.objects.filter(pk=seat.pk, state="waiting").exists():
        raise TooLate("it was answered already")
    move(seat, "turn away", answered_at=now)


def take_back_asking(seat: Seat, *, by: Member, now: datetime) -> None:
    if seat.member_id != by.pk:
        raise NotACircle("only who asked takes it back")
    if Seat.objects.filter(pk=seat.pk, state="turned-away").update(due_at=now):
        return  # it was a no that they have not heard, and now need not
    move(seat, "withdraw", answered_at=now)


def _may_answer(seat: Seat, by: Member) -> None:
    there = list(seat.circle.seats.filter(state="joined"))
    if by.pk not in {one.member_id for one in _who_answers(there)}:
        raise NotACircle("only those who look after it answer")


def _who_answers(there: list[Seat]) -> list[Seat]:
    """Its mentors; where there is none, everyone in it."""
    return [one for one in there if one.part == Seat.Part.MENTOR] or there
