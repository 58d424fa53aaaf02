"""Opening the live room of a session."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext

from porch.people.models import Member
from porch.programmes.models import Session
from porch.programmes.queries.live import PROGRAMME, live_room_for, may_host
from porch.rooms.actions import Told, open_room
from porch.rooms.models import Room
from porch.rooms.rules.rooms import LONGEST


class NotTheirs(Exception):
    """They do not work in this programme, or the session was called off or is over."""


@transaction.atomic
def open_live(session: Session, *, by: Member, now: datetime) -> Room:
    """Open the room of a session for its time, or at once where that has come; opening it twice is opening it once.

    It is called a session and nothing else: its title says neither what the programme is nor what is spoken of.
    """
    if not may_host(by, session.pk, now):
        raise NotTheirs
    there = live_room_for(by, session.pk, now)
    if there is None or (there.is_over and there.room is None):
        raise NotTheirs
    if there.room is not None:
        return there.room
    told = Told(
        title=gettext("Session"),
        starts=max(session.starts_at, now),
        minutes=min(session.minutes, LONGEST),
    )
    return open_room(told, by=by, now=now, kind=PROGRAMME, belongs_to=session.pk)
