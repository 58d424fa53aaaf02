"""A script for a sitting: chosen by whoever leads, gone through step by step, and kept by a group of its own."""

from datetime import datetime
from typing import Any

from django.db import transaction

from porch.groups.models import Group
from porch.groups.queries import powers_of
from porch.people.models import Member
from porch.rooms.actions.log import move
from porch.rooms.actions.opening import close
from porch.rooms.models import OwnScript, Room, Seat
from porch.rooms.queries.scripts import TO_WRITE, script_called
from porch.rooms.rules.floor import NotTheirs, Refused
from porch.rooms.rules.roles import may
from porch.rooms.rules.rooms import LIVE
from porch.rooms.rules.scripts import END, MOST_SCRIPTS, NotAScript, as_values, script_of
from porch.rooms.rules.stepping import NOT_BEGUN, as_act_value
from porch.rooms.rules.turns import Act


@transaction.atomic
def choose_script(seat: Seat, code: str, *, by: Member, now: datetime) -> None:
    """The room goes by this script from its beginning; an empty ``code`` puts the script away."""
    room = _led(seat, by)
    script = script_called(room, code) if code else None
    if code and script is None:
        raise Refused("Choose a script from the list.")
    Room.objects.filter(pk=room.pk).update(script=as_values(script) if script else {})
    move(room, Act("step", seat.no, now, value=NOT_BEGUN), always=True)


@transaction.atomic
def go_to_step(seat: Seat, no: int, *, by: Member, now: datetime) -> None:
    """The room is at this step, and shares as the step says. The last one closes it gently."""
    room = _led(seat, by)
    script = room.as_script
    found = script.step(no) if script else None
    if found is None:
        raise Refused("Choose a step of the script.")
    move(room, Act("step", seat.no, now, value=as_act_value(no, found)))
    if found.kind == END and room.state == "running":
        close(seat, by=by, now=now)


def _led(seat: Seat, by: Member) -> Room:
    room = seat.room
    chair = room.as_floor.chair(seat.no)
    if seat.member_id != by.pk or chair is None or not may(chair.role, "step"):
        raise NotTheirs("step")
    if room.state not in LIVE:
        raise Refused("This room has come to its end.")
    return room


# ---- a group's own ----


@transaction.atomic
def keep_script(group: Group, values: Any, *, by: Member, now: datetime, pk: int | None = None) -> OwnScript:
    """A group's script, new or changed; NotAScript with a sentence, NotTheirs where they do not serve there."""
    if TO_WRITE not in powers_of(by, group, now):
        raise NotTheirs("script")
    script = script_of(values)
    ours = OwnScript.objects.filter(group=group)
    others = ours if pk is None else ours.exclude(pk=pk)
    if others.filter(title=script.title).exists():
        raise NotAScript("The group has a script of this title. Give it another one.")
    if pk is None and ours.count() >= MOST_SCRIPTS:
        raise NotAScript(f"A group keeps {MOST_SCRIPTS} scripts at most. Put one away first.")
    row = OwnScript(group=group) if pk is None else ours.filter(pk=pk).first()
    if row is None:
        raise NotTheirs("script")
    row.title, row.written, row.changed_by, row.changed_at = script.title, as_values(script), by, now
    row.save()
    return row


@transaction.atomic
def put_script_away(script: OwnScript, *, by: Member, now: datetime) -> None:
    """The group has it no more. A room that goes by it goes on."""
    if TO_WRITE not in powers_of(by, script.group, now):
        raise NotTheirs("script")
    script.delete()
