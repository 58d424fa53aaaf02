"""Two made-up houses: one run by its residents with two free beds, and one that Frank looks after, full, with people
who wait. Everybody in them is made up. What happens in the houses is told by the files beside this one.
"""

from datetime import datetime, timedelta
from random import Random
from typing import Any

from django.db import transaction

from porch.home.demo.cast import ZONE
from porch.home.demo.programmes import Seating
from porch.houses.actions.opening import add_bed, let_manage, open_house
from porch.houses.actions.staying import begin_stay, end_stay
from porch.houses.models import Application, Bed, House, Stay, Visit
from porch.houses.rules.applying import MOVED_IN, WAITING
from porch.kit.clock import today_in
from porch.people.models import Member

DAY = timedelta(days=1)
ALDER: dict[str, Any] = {
    "level": "I",
    "run_by": "Its own residents",
    "for_whom": "anyone",
    "area": "By the river, Leeds (made up)",
    "about": "Six people, one kitchen, a garden with an old alder in it. Everything about it is made up.",
    "share_cents": 11_500,
    "currency": "GBP",
    "covers": "A room or a bed in one, heating, water, internet and what the kitchen shares.",
    "refunds": "Whole days that were paid for and not lived here are paid back within a week.",
    "medication": "People on medication live here as anybody does, medication for opioid use among it. "
    "Each keeps their own in a box that locks.",
    "children": "Children may visit and stay at weekends.",
    "visitors": "Welcome until eleven in the evening.",
    "step_free": "partly",
    "step_free_words": "The ground floor is: one bedroom, the kitchen and a bathroom.",
    "how_it_works": "We meet once a week and decide together, each with one vote. "
    "Each has a job in the house and takes a turn at serving it.",
    "if_somebody_uses": "First we see that you are safe and not alone. Nobody is put out at night. Then the house "
    "decides within three days, tells you why, and you may ask somebody else to look at it again.",
    "outside": "The housing advice desk at the town hall (made up), 0113 496 0000",
    "naloxone": "In the kitchen, in the red box beside the door",
}
QUAY: dict[str, Any] = {
    "level": "II",
    "run_by": "A small charity by the quay, made up",
    "for_whom": "men",
    "area": "Near the old quay, Leeds (made up)",
    "about": "Five men, and somebody who looks after the house on weekdays. Everything about it is made up.",
    "share_cents": 14_000,
    "currency": "GBP",
    "deposit_cents": 20_000,
    "covers": "A room of your own, heating, water, internet, and breakfast on weekdays.",
    "refunds": "The deposit is paid back within two weeks of leaving. So is every whole day not lived here.",
    "medication": "People on medication live here as anybody does, medication for opioid use among it. "
    "It is kept in a locker that only you open.",
    "children": "Children may visit in the daytime.",
    "visitors": "Welcome until ten, and let us know before.",
    "step_free": "yes",
    "step_free_words": "A lift, and a bathroom with a seat.",
    "how_it_works": "Frank is in the house on weekdays. There is a meeting every week and a rota for the jobs.",
    "if_somebody_uses": "First we see that you are safe and not alone, and that there is somewhere to sleep. "
    "Then it is looked at with you. You read why it was decided so, and may ask for another look.",
    "outside": "The charity’s trustees (made up), 0113 496 0001",
    "naloxone": "In the office and on the first landing",
}


@transaction.atomic
def settle(people: dict[str, Member], now: datetime, seed: int) -> None:
    """Both houses, and who lives there. Wren lives in the first one."""
    seating = Seating(Random(f"{seed} houses"), now, people["Wren"].password)
    _alder(people, seating, now)
    _quay(people, seating, now)


def _alder(people: dict[str, Member], seating: Seating, now: datetime) -> None:
    dee = people["Dee"]
    house = open_house(
        "Alder House",
        address="12 Alder Lane, Leeds (made up)",
        by=dee,
        now=now - 300 * DAY,
        is_demo=True,
        time_zone=ZONE,
        **ALDER,
    )
    rooms = (
        ("Ground floor", "by the garden", True),
        ("Ground floor", "by the door", True),
        ("First floor", "blue room", False),
        ("First floor", "green room", False),
        ("Attic", "left", False),
        ("Attic", "right", False),
    )
    beds = [add_bed(house, room, name, step_free=flat) for room, name, flat in rooms]
    others = seating.people(3, today_in(ZONE, now) - 250 * DAY)
    for member, bed, since in zip((people["Wren"], *others), beds[1:], (240, 150, 90, 35), strict=False):
        _move_in(house, member, bed, since, now, by=dee)
    _visit(house, 120, "The people who advise houses in the county (made up)", now)


def _quay(people: dict[str, Member], seating: Seating, now: datetime) -> None:
    frank, dee = people["Frank"], people["Dee"]
    house = open_house(
        "Quay House",
        address="3 Old Quay, Leeds (made up)",
        by=dee,
        now=now - 400 * DAY,
        is_demo=True,
        time_zone=ZONE,
        **QUAY,
    )
    let_manage(house, frank, by=dee, now=now - 400 * DAY)
    beds = [add_bed(house, f"Room {n}", "bed", step_free=n < 3) for n in range(1, 6)]
    members = seating.people(13, today_in(ZONE, now) - 390 * DAY)
    gone = ((0, 380, 200, "moved-on"), (1, 370, 160, "own-home"), (2, 360, 110, "left"))
    for number, since, until, how in gone:
        stay = _move_in(house, members[number], beds[number], since, now, by=frank)
        day = today_in(ZONE, now) - until * DAY
        end_stay(stay, until_on=day, ending=how, by=frank, now=now - until * DAY)
    for number, (since, waited) in enumerate(((195, 0), (155, 34), (105, 41), (140, 22), (60, 52))):
        member = members[3 + number]
        _move_in(house, member, beds[number], since, now, by=frank)
        if waited:
            _waited(house, member, since, waited, now)
    for member, days in zip(members[8:11], (48, 20, 6), strict=True):
        Application.objects.create(
            house=house,
            member=member,
            state=WAITING,
            asked_at=now - (days + 9) * DAY,
            answered_at=now - (days + 8) * DAY,
            answered_by=frank,
            waits_since=now - days * DAY,
            due_at=now + 9 * DAY,
        )
    _visit(house, 45, "The people who advise houses in the county (made up)", now)


def _move_in(house: House, member: Member, bed: Bed, days: int, now: datetime, *, by: Member) -> Stay:
    day = today_in(ZONE, now) - days * DAY
    return begin_stay(house, member, bed, from_on=day, by=by, now=now - days * DAY)


def _waited(house: House, member: Member, since: int, waited: int, now: datetime) -> None:
    Application.objects.create(
        house=house,
        member=member,
        state=MOVED_IN,
        asked_at=now - (since + waited + 8) * DAY,
        answered_at=now - (since + waited + 7) * DAY,
        waits_since=now - (since + waited) * DAY,
        moves_in_on=today_in(ZONE, now) - since * DAY,
        ended_at=now - since * DAY,
    )


def _visit(house: House, days: int, by: str, now: datetime) -> None:
    Visit.objects.create(house=house, on=today_in(ZONE, now) - days * DAY, by=by)
