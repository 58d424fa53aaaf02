"""This room's share of a person: where they sit or sat, how they like to sit, and what they wrote."""

from datetime import datetime
from typing import Any

from porch.people.models import Member
from porch.people.registries import Belonging
from porch.rooms.actions import leave_everything
from porch.rooms.models import Aside, Entry, OwnScript, Room, Seat, Wishes
from porch.rooms.queries import wishes_of


def export(member: Member) -> dict[str, Any]:
    """Their own words as long as they are there, and the rooms they sat in as long as that is kept."""
    wishes = wishes_of(member)
    seats = Seat.objects.filter(member=member).select_related("room").order_by("came_at", "pk")
    mine = Entry.objects.filter(author=member).exclude(sealed_words=b"").select_related("room")
    alone = Aside.objects.filter(author=member).exclude(sealed_words=b"").select_related("room")
    return {
        "how_i_sit": {
            "shown": wishes.shown,
            "extra_time": wishes.extra_time,
            "reload_by_hand": wishes.by_hand,
        },
        "rooms": [
            {
                "title": seat.room.title,
                "came_at": _moment(seat.came_at),
                "shown": seat.shown,
                "called": seat.called,
            }
            for seat in seats
        ],
        "my_shares": [
            {"room": entry.room.title, "at": _moment(entry.at), "words": entry.words}
            for entry in mine.order_by("at", "pk")
        ],
        "my_words_to_somebody_alone": [
            {"room": aside.room.title, "at": _moment(aside.at), "words": aside.words}
            for aside in alone.order_by("at", "pk")
        ],
    }


def _moment(value: datetime) -> str:
    return value.isoformat(timespec="seconds")


def erase(member: Member, now: datetime) -> None:
    """They leave every room; what they wrote is emptied, and a room they opened has nobody's name."""
    leave_everything(member, now)
    Entry.objects.filter(author=member).update(sealed_words=b"", author=None, client_id=None)
    Aside.objects.filter(author=member).update(sealed_words=b"", author=None, client_id=None)
    OwnScript.objects.filter(changed_by=member).update(changed_by=None)
    Seat.objects.filter(member=member).delete()
    Wishes.objects.filter(member=member).delete()
    Room.objects.filter(opened_by=member).update(opened_by=None)


belonging = Belonging(
    title="Rooms I sat in",
    models=(Room, Seat, Entry, Aside, OwnScript, Wishes),
    export=export,
    erase=erase,
)
