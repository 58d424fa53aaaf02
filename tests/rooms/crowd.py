"""Run beside a served data folder: six people in one open room, signed in. Prints what a client needs.

With the word ``log`` it prints what the database holds instead, and whether the log comes to the floor that lies there.
"""

import json
import sys

import django

django.setup()

from porch.kit.clock import now
from porch.people.models import Role
from porch.rooms import actions
from porch.rooms.models import Entry, Room
from porch.rooms.rules.floor import Floor
from porch.rooms.rules.verbs import perform
from porch.rooms.rules.written import as_values
from tests.talk.crowd import member, session_of


def invite() -> list[dict[str, str]]:
    people = [member(number) for number in range(6)]
    for role in ("operator", "facilitator"):
        Role.objects.create(member=people[0], role=role, since=now())
    room = actions.open_room(actions.Told("Evening room", now(), mode="open"), by=people[0], now=now())
    for who in people:
        actions.come_in(room, by=who, now=now())
    return [{"conversation": str(room.pk), "session": session_of(who)} for who in people]


def log() -> list[list[object]]:
    room = Room.objects.get()
    entries = list(Entry.objects.order_by("seq"))
    floor = Floor(mode="open")
    for entry in entries:
        floor = perform(floor, entry.act)
    assert as_values(floor) == room.floor, "the log comes to another floor"
    assert [entry.seq for entry in entries] == list(range(1, room.last_seq + 1)), "the numbers have a gap"
    return [[str(entry.client_id), entry.words] for entry in entries if entry.verb == "said"]


if __name__ == "__main__":
    print(json.dumps(log() if "log" in sys.argv else invite()))
