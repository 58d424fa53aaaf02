"""Captions: somebody types what another one says, for those who cannot hear it."""

from datetime import datetime

from django.db import IntegrityError, transaction

from porch.rooms.actions.log import Words, write
from porch.rooms.actions.sharing import LONGEST
from porch.rooms.models import Entry, Seat
from porch.rooms.rules.floor import NotTheirs, Refused
from porch.rooms.rules.roles import may
from porch.rooms.rules.rooms import LIVE
from porch.rooms.rules.turns import Act
from porch.safety.queries import standing_of
from porch.talk.rules import plain


def caption(seat: Seat, words: Words, *, now: datetime) -> Entry:
    """One line of what whoever shares has said; everybody reads whom it is for and who typed it.

    Refused with a sentence when nobody is sharing or it is empty or too long. Sending it again gives the first.
    """
    room, by = seat.room, words.author
    room.refresh_from_db()
    floor = room.as_floor
    chair = floor.chair(seat.no)
    if seat.member_id != by.pk or chair is None or not may(chair.role, "caption"):
        raise NotTheirs("caption")
    text = plain(words.text)
    if room.state not in LIVE:
        raise Refused("This room has come to its end.")
    if floor.holder in (None, seat.no):
        raise Refused("Nobody else is sharing just now.")
    if not text or len(text) > LONGEST:
        raise Refused("Write one line, not longer than a share.")
    if not standing_of(by, now).may_write:
        raise NotTheirs("caption")
    try:
        with transaction.atomic():
            act = Act("caption", seat.no, now, about=floor.holder)
            return write(room, act, Words(text, by, words.client_id))
    except IntegrityError:  # it came twice: the first one stands
        return Entry.objects.get(room=room, author=by, client_id=words.client_id)
