"""Many at the same moment: no number is given twice, none is left out, and one order comes of it."""

import random
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import datetime
from uuid import uuid4

import pytest
from django.db import connection

from porch.people.models import Member
from porch.rooms import actions
from porch.rooms.models import Entry, Room, Seat
from porch.rooms.rules.floor import Refused
from porch.rooms.rules.verbs import perform
from porch.rooms.rules.written import as_values, from_values
from tests.conftest import person
from tests.rooms.conftest import Opens, Sits


@pytest.mark.django_db(transaction=True)
def test_eight_people_act_at_the_same_moment(opens: Opens, bob: Member, sits: Sits, now: datetime) -> None:
    room = opens()
    begun, first = from_values(Room.objects.get(pk=room.pk).floor), Room.objects.get(pk=room.pk).last_seq
    everyone = [bob, *(person(f"Person {n}") for n in range(7))]
    seats = [sits(room, who).pk for who in everyone]

    def acts(seat_id: int) -> int:
        draw, said = random.Random(seat_id), 0
        seat = Seat.objects.select_related("room", "member").get(pk=seat_id)
        for _ in range(12):
            with suppress(Refused):
                if draw.random() < 0.2:
                    actions.say(seat, "All at once", by=seat.member, now=now, client_id=uuid4())
                    said += 1
                else:
                    verb = draw.choice(["raise", "lower", "done", "pass", "raise"])
                    actions.take(seat, verb, by=seat.member, now=now)
        connection.close()
        return said

    with ThreadPoolExecutor(8) as pool:
        said = sum(pool.map(acts, seats))
    room.refresh_from_db()
    log = list(Entry.objects.filter(room=room, seq__gt=first).order_by("seq"))
    assert [entry.seq for entry in log] == list(range(first + 1, room.last_seq + 1))
    assert sum(entry.verb == "said" for entry in log) == said
    floor = begun
    for entry in log:
        floor = perform(floor, entry.act)
    assert as_values(floor) == room.floor
