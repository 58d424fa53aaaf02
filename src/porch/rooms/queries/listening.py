"""Who may listen to a room's log, and from where on."""

from uuid import UUID

from porch.kit.clock import now
from porch.people.models import Member
from porch.rooms.models import Room, Seat
from porch.rooms.queries.seen import room_for
from porch.rooms.rules.rooms import OVER
from porch.rooms.rules.spaces import OF_FAMILY


def may_listen(member: Member, ident: str) -> bool:
    """Whoever sits in it, while it lasts."""
    room = room_for(member, UUID(ident), now())
    if room is None or room.state == OVER or not (member.in_recovery or room.kind in OF_FAMILY):
        return False
    return Seat.objects.filter(room=room, member=member, state=Seat.State.IN).exists()


def hears_from(member: Member, ident: str) -> int:
    """The number after which this member hears the log: what was said before they came is not theirs."""
    mine = Seat.objects.filter(room=UUID(ident), member=member).values_list("heard_from", flat=True)
    return mine.first() or 0


def heads(idents: list[str]) -> dict[str, int]:
    """The number of the last entry of each room's log."""
    found = Room.objects.filter(pk__in=idents).values_list("pk", "last_seq")
    return {str(pk): last for pk, last in found}
