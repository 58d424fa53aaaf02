"""Rooms that nobody opens: where a group decided so, each of its sessions online gets one a day ahead."""

from datetime import datetime, timedelta

from django.db import transaction

from porch.groups.models import Group
from porch.groups.queries.calendar import occasions_of
from porch.groups.registries import Occasion
from porch.record.actions import note
from porch.rooms.actions.opening import set_script
from porch.rooms.models import Room
from porch.rooms.of_groups import usual_for
from porch.rooms.rules.by_themselves import BY_THEMSELVES, CALENDAR, is_online
from porch.rooms.rules.floor import Floor
from porch.rooms.rules.lead import Door
from porch.rooms.rules.rooms import LONGEST
from porch.rooms.rules.written import as_values

A_DAY_AHEAD = timedelta(hours=24)


def open_for_sessions(now: datetime) -> int:
    """A room for what begins within a day; returns how many that were. Nobody is woken for it.

    Nobody has opened it: whoever serves in the group and comes first leads.
    """
    wanting = Group.objects.filter(state="open", **{f"settings__{BY_THEMSELVES.code}": CALENDAR})
    groups = {group.pk: group for group in wanting}
    made = 0
    for one in occasions_of(groups, now, now + A_DAY_AHEAD):
        if is_online(one.place) and one.at > now:
            made += _opened(groups[one.group], one, now)
    return made


@transaction.atomic
def _opened(group: Group, one: Occasion, now: datetime) -> bool:
    """One room for one session, also when the clock looks twice, or somebody was first."""
    theirs = Room.objects.filter(kind="group", belongs_to=group.pk, starts=one.at)
    if theirs.exists():
        return False
    usual = usual_for("group", group.pk)
    room = Room.objects.create(
        kind="group",
        belongs_to=group.pk,
        title=(one.title or group.name)[:80],
        starts=one.at,
        ends=one.at + timedelta(minutes=min(max(one.minutes, 15), LONGEST)),
        keep=usual["keep"],
        floor=as_values(Floor(how=usual["how"], door=Door(usual["door"]))),
        is_demo=group.is_demo,
    )
    set_script(room, usual["script"])
    note("room-opened", by=None, about=None, now=now, detail={"room": str(room.pk), "kind": "group"})
    return True
