"""Scripts a room can go by: those of its group, and those of the house."""

from uuid import UUID

from porch.groups.models import Group
from porch.meetings.models import Meeting
from porch.rooms.material import scripts
from porch.rooms.models import OwnScript, Room
from porch.rooms.rules.scripts import Script

TO_WRITE = "norms"  # whoever may change what is theirs to change in a group also writes its scripts
OWN = "own-"  # before the number of a group's own script


def scripts_of(kind: str, of: UUID | None) -> list[tuple[str, Script]]:
    """The group's own first, each with the code it is chosen by."""
    group = group_behind(kind, of)
    rows = OwnScript.objects.filter(group=group).order_by("title") if group else ()
    return [*((f"{OWN}{row.pk}", row.script) for row in rows), *scripts().items()]


def group_behind(kind: str, of: UUID | None) -> Group | None:
    """The group whose room it is, or whose meeting's; None for everybody's."""
    if of is None:
        return None
    if kind == "group":
        return Group.objects.filter(pk=of).first()
    meeting = Meeting.objects.filter(pk=of).select_related("group").first() if kind == "meeting" else None
    return meeting.group if meeting else None


def script_called(room: Room, code: str) -> Script | None:
    return dict(scripts_of(room.kind, room.belongs_to)).get(code)
