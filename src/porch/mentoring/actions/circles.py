"""Circles: the desk invites, each answers alone, enough yeses open it; the mentor may step back and it goes on."""

from datetime import datetime, time, timedelta
from itertools import combinations

from django.db import IntegrityError, transaction

from porch.bonds.actions import TooLate
from porch.bonds.actions.moving import move
from porch.care.queries import resting
from porch.mentoring.actions.seats import give_back_seat, is_last, take_seat
from porch.mentoring.models import Circle, CircleLook, CircleOffer, Seat
from porch.mentoring.queries.circles_desk import people_in
from porch.mentoring.rules.rhythm import FEWEST, by_the_clock_of, first_day
from porch.people.models import Member
from porch.people.queries import blocked_ids
from porch.record.actions import note
from porch.talk.actions import close, open_between
from porch.wire.actions import tell

TIME_TO_ANSWER = timedelta(days=7)


class NotACircle(Exception):
    """These people cannot be invited together (any more). Nothing was changed, nobody was told."""


def path_of(circle: Circle) -> str:
    return f"/people/circles/{circle.pk}/"


@transaction.atomic
def invite_around(look: CircleLook, *, by: Member, now: datetime) -> Circle:
    """Ask everyone a look found, each alone and unseen by the others; a mentor who offered has said yes already.

    NotACircle when too few are left, one of them rests, a block stands between two of them by now, or a mentor
    looks after a circle already.
    """
    people = people_in(look)
    everyone = [*look.mentors, *people]
    _may_be_asked(everyone, look, now)
    day, at = by_the_clock_of(look.first.time_zone or "UTC", look.answer["hour_utc"] or "mon-18", now)
    offer = CircleOffer.objects.filter(member=look.first).first()
    circle = Circle.objects.create(
        first_on=first_day(day, (now + TIME_TO_ANSWER).date()),
        at=at,
        zone=look.first.time_zone or "UTC",
        every=offer.every if offer else 1,
        language=look.answer["language"] or "",
        capacity=look.capacity,
        invited_by=by,
        invited_at=now,
        due_at=now + TIME_TO_ANSWER,
        changed_at=now,
    )
    for one in everyone:
        _invite(circle, one, mentor=one in look.mentors, by=by, now=now)
    return circle


def _may_be_asked(people: list[Member], look: CircleLook, now: datetime) -> None:
    if len(people) < FEWEST or any(not one.is_here for one in people):
        raise NotACircle("too few of them are there")
    if resting([one.pk for one in look.mentors], now):
        raise NotACircle("a mentor rests")
    busy = Seat.objects.filter(member__in=look.mentors, part="mentor", state__in=("invited", "joined"))
    if busy.filter(circle__state__in=("asking", "open")).exists():
        raise NotACircle("a mentor has a circle already")
    apart = {one.pk: blocked_ids(one) for one in people}
    if any(other.pk in apart[one.pk] for one, other in combinations(people, 2)):
        raise NotACircle("two of them are kept apart")


def _invite(circle: Circle, member: Member, *, mentor: bool, by: Member, now: datetime) -> Seat:
    seat = Seat.objects.create(
        circle=circle,
        member=member,
        part=Seat.Part.MENTOR if mentor else Seat.Part.MEMBER,
        state="invited",
        made_at=now,
        due_at=now + TIME_TO_ANSWER,
    )
    note("invited-to-circle", by=by.pk, about=member.pk, now=now, detail={"circle": str(circle.pk)})
    if mentor and CircleOffer.objects.filter(member=member).delete()[0]:
        take_seat(seat, "join", now)
        tell(member, kind="something-new", path=path_of(circle), now=now)
    else:
        tell(member, kind="circle", path=path_of(circle), now=now)
    return seat


@transaction.atomic
def invite_one(circle: Circle, member: Member, *, by: Member, now: datetime) -> Seat:
    """The desk asks somebody into a circle that is open. NotACircle where it is full, or they are kept apart."""
    there = list(circle.seats.filter(state="joined").select_related("member"))
    if circle.state != "open" or circle.held >= circle.capacity or not member.is_here:
        raise NotACircle("no seat is free")
    if blocked_ids(member) & {one.member_id for one in there}:
        raise NotACircle("no seat is free")
    try:
        with transaction.atomic():
            return _invite(circle, member, mentor=False, by=by, now=now)
    except IntegrityError as twice:
        raise NotACircle("they have a seat, or were asked already") from twice


@transaction.atomic
def say_yes(seat: Seat, *, by: Member, now: datetime) -> Circle:
    """I would come. The last answer settles it at once; in a circle that is open they are in it at once."""
    _is_open_to(seat, by, now)
    take_seat(seat, "join", now)
    return _after_an_answer(seat.circle, now)


@transaction.atomic
def pass_it(seat: Seat, *, by: Member, now: datetime) -> Circle:
    """Not for me, no reason needed. Nobody is told."""
    _is_open_to(seat, by, now)
    move(seat, "pass", answered_at=now)
    return _after_an_answer(seat.circle, now)


def _is_open_to(seat: Seat, by: Member, now: datetime) -> None:
    if seat.member_id != by.pk or seat.circle.state not in ("asking", "open"):
        raise TooLate("this invitation is not open to an answer")
    if seat.due_at is not None and seat.due_at <= now:
        raise TooLate("its time has passed")


def _after_an_answer(circle: Circle, now: datetime) -> Circle:
    if circle.state == "asking" and not circle.seats.filter(state="invited").exists():
        _settle(circle, now)
    return circle


def circles_in_time(now: datetime) -> int:
    """The clock: circles whose time to answer has passed open or fall through, late wishes run out."""
    settled = 0
    for circle in Circle.objects.filter(state="asking", due_at__lte=now):
        try:
            with transaction.atomic():
                for late in circle.seats.filter(state="invited"):
                    move(late, "expire")
                _settle(circle, now)
                settled += 1
        except TooLate:
            continue  # the last one answered in the last moment
    for seat in Seat.objects.filter(state__in=("invited", "waiting"), circle__state="open", due_at__lte=now):
        try:
            move(seat, "expire")
        except TooLate:
            continue
    return settled


def _settle(circle: Circle, now: datetime) -> None:
    """Everyone has answered or had the time to. It opens with three or more, one of them a mentor."""
    seats = list(circle.seats.filter(state="joined").select_related("member"))
    coming = [one.member for one in seats]
    if len(coming) < FEWEST or not any(one.part == Seat.Part.MENTOR for one in seats):
        move(circle, "fall through", settled_at=now)
    else:
        first_on = first_day(circle.first_on.weekday(), now.date())
        talk = open_between(coming, kind="group", now=now)
        move(circle, "open", settled_at=now, conversation=talk, first_on=first_on, changed_at=now)
    for one in coming:
        tell(one, kind="something-new", path=path_of(circle), now=now)


@transaction.atomic
def change_rhythm(circle: Circle, *, day: int, at: time, every: int, by: Member, now: datetime) -> None:
    """Its mentors, or in a mutual circle anyone, set another day or hour, by their own clock. Everyone is told."""
    changes = {
        "first_on": first_day(day, now.date()),
        "at": at,
        "every": every,
        "zone": by.time_zone or "UTC",
        "changed_at": now,
        "version": circle.version + 1,
    }
    if not Circle.objects.filter(pk=circle.pk, state="open", version=circle.version).update(**changes):
        raise TooLate("it was changed just then")
    for seat in circle.seats.filter(state="joined").exclude(member=by).select_related("member"):
        tell(seat.member, kind="meetup", path=path_of(circle), now=now)


def let_others_ask(circle: Circle, *, may: bool) -> None:
    Circle.objects.filter(pk=circle.pk).update(may_be_asked=may)


@transaction.atomic
def leave(seat: Seat, *, by: Member, now: datetime) -> None:
    """Go, without a reason; nobody is told why. What was said stays unless they take it back."""
    circle = seat.circle
    give_back_seat(seat, now)
    _after_a_leaving(circle, was_mentor=seat.part == Seat.Part.MENTOR, by=by, now=now)


@transaction.atomic
def step_back(seat: Seat, *, by: Member, now: datetime) -> None:
    """A mentor stays as one among others. A co-mentor goes on alone; else nobody leads it, and they hear."""
    if seat.part != Seat.Part.MENTOR or seat.state != "joined":
        raise TooLate("they do not lead it now")
    if not Seat.objects.filter(pk=seat.pk, part=Seat.Part.MENTOR, state="joined").update(
        part=Seat.Part.MEMBER
    ):
        raise TooLate("they do not lead it now")
    _after_a_leaving(seat.circle, was_mentor=True, by=by, now=now)


def _after_a_leaving(circle: Circle, *, was_mentor: bool, by: Member, now: datetime) -> None:
    there = list(circle.seats.filter(state="joined").select_related("member"))
    if is_last(there):
        if circle.state == "open":
            move(circle, "end", settled_at=now)
            if circle.conversation is not None:
                close(circle.conversation, now=now)
        told = there
    else:
        led = any(one.part == Seat.Part.MENTOR for one in there)
        told = there if was_mentor and not led and circle.state == "open" else []
    for one in told:
        if one.member_id != by.pk:
            tell(one.member, kind="something-new", path=path_of(circle), now=now)
