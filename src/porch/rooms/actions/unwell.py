"""“I am not OK”: one tap that reaches whoever leads the room and the safety desk, and shows help on the spot."""

from datetime import datetime
from uuid import uuid4

from django.db import transaction

from porch.rooms.actions.asides import keep
from porch.rooms.actions.log import Words
from porch.rooms.models import Aside, Seat
from porch.rooms.rules.floor import NotTheirs
from porch.safety import actions as safety
from porch.safety.models import Report
from porch.talk.rules import plain

LONGEST = 600  # characters that go along; what is more is cut, and nothing is refused


@transaction.atomic
def not_ok(seat: Seat, text: str, *, now: datetime) -> Report:
    """Those who lead and the safety desk hear of it at once, as pressing as danger; the report is the answer.

    Nothing of it is ever refused for its length or its form, and nobody who may not write is kept from it.
    """
    if seat.state != Seat.State.IN:
        raise NotTheirs("not-ok")
    words = plain(text)[:LONGEST]
    made = safety.report("not-ok", str(seat.room_id), category="danger", by=seat.member, now=now, words=words)
    keep(seat, Aside.Kind.NOT_OK, Words(words or "–", seat.member, uuid4()), None, now)
    return made
