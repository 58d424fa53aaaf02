"""Taking a seat in a circle and giving it back: the one gate that its capacity passes."""

from collections.abc import Sequence
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import F

from porch.bonds.actions.moving import move
from porch.mentoring.models import Circle, Seat
from porch.talk.actions import join as come_in
from porch.talk.actions import step_out


class NoSeatLeft(Exception):
    """The circle is full, or this mentor looks after another one. Nothing was changed."""


def take_seat(seat: Seat, verb: str, now: datetime) -> None:
    """Count one more, if a seat is free at this very moment; whoever comes later reads what is said from then on."""
    circle = seat.circle
    if not Circle.objects.filter(pk=circle.pk, held__lt=F("capacity")).update(held=F("held") + 1):
        raise NoSeatLeft("the circle is full")
    try:
        with transaction.atomic():
            move(seat, verb, answered_at=now)
    except IntegrityError as another:
        Circle.objects.filter(pk=circle.pk).update(held=F("held") - 1)
        raise NoSeatLeft("they look after another circle") from another
    if circle.state == "open" and circle.conversation is not None:
        come_in(circle.conversation, seat.member, now=now)


def give_back_seat(seat: Seat, now: datetime) -> None:
    """Called once for each seat taken, by whoever won the move that frees it."""
    move(seat, "leave", answered_at=now)
    Circle.objects.filter(pk=seat.circle_id, held__gt=0).update(held=F("held") - 1)
    if seat.circle.conversation is not None:
        step_out(seat.circle.conversation, by=seat.member, now=now)


def is_last(there: Sequence[Seat]) -> bool:
    """One person alone is no circle."""
    return len(there) < 2
