"""What the first made-up house decided, who serves in it, what was said when it met, and what it votes on now."""

from datetime import datetime, time, timedelta

from porch.groups.actions.motions import draft, put, stand
from porch.groups.actions.motions_deciding import count_if_all_have_voted, move_on
from porch.groups.actions.motions_voting import vote
from porch.groups.actions.serving import seat
from porch.groups.models import Group, Motion, Position, Term
from porch.groups.rules.terms import end_of_term
from porch.houses.actions.gathering import add_item, set_rhythm, write_minutes
from porch.houses.models import Gathering, House
from porch.houses.queries.gathering import next_of
from porch.houses.queries.who import Place, living_in, offices_of, place_of
from porch.kit.clock import today_in
from porch.people.models import Member

DAY = timedelta(days=1)
HOUSE = "alder-house"
MINUTES = """The bins go out on Tuesday evening, and whoever cooks does not wash up.
The shower on the first floor drips: the coordinator rings the plumber.
We talked about quiet hours. Two of us start work at six, so there is a vote on it."""


def decide(now: datetime) -> None:
    """Wren is secretary; the others were there first, and one of them was chosen by all."""
    house = House.objects.filter(slug=HOUSE).select_related("group").first()
    people = [stay.member for stay in living_in(house, now).order_by("from_on")] if house else []
    if house is None or len(people) < 4:
        return
    _serve(house.group, people, now)
    _meet(house, people, now)
    _talk_when_they_meet(house.group, people, now)
    _vote_now(house.group, people, now)


def _talk_when_they_meet(group: Group, people: list[Member], now: datetime) -> None:
    """They meet every week, so a vote opens at once."""
    at = now - 40 * DAY
    why = "We see each other every week."
    motion = draft(group, "setting", by=people[1], now=at, setting=("decide-discussion", "0"), why=why)
    put(motion, by=people[1], now=at)
    at += 7 * DAY
    move_on(motion, now=at)
    for member in people[:4]:
        vote(motion, ["yes"], by=member, now=at)
    count_if_all_have_voted(motion, now=at)
    group.refresh_from_db()


def _serve(group: Group, people: list[Member], now: datetime) -> None:
    wren, first, second, third = people[:4]
    for code, member, days in (
        ("secretary", wren, 60),
        ("treasurer", second, 95),
        ("comptroller", third, 30),
    ):
        _seat(group, code, member, now - days * DAY)
    at = now - 55 * DAY
    position = Position.objects.get(group=group, code="president")
    motion = draft(group, "seat", by=wren, now=at, position=position, months=6)
    put(motion, by=wren, now=at)
    stand(motion, by=first, now=at)
    at += 7 * DAY
    move_on(motion, now=at)
    said = str(motion.candidates.get().pk)
    for member in people[:4]:
        vote(motion, [said], by=member, now=at)
    count_if_all_have_voted(motion, now=at)
    Term.objects.filter(position__group=group).update(reminded_at=None)


def _seat(group: Group, code: str, member: Member, at: datetime) -> None:
    position = Position.objects.get(group=group, code=code)
    seat(position, member, by=None, now=at, until=end_of_term(at, 6))


def _meet(house: House, people: list[Member], now: datetime) -> None:
    """Five days ago and in two days, in the evening, and every week from then on."""
    wren = people[0]
    place = place_of(house.slug, wren, now) or Place(house, wren, None, False, offices_of(house, wren, now))
    on = today_in(house.time_zone, now) + 2 * DAY
    set_rhythm(place, on.weekday(), time(19), now=now)
    coming = next_of(house, now)
    if coming is None:
        return
    before = Gathering.objects.create(house=house, at=coming.at - 7 * DAY)
    for words, member in (
        ("Bins.", people[1]),
        ("The shower drips.", people[3]),
        ("Quiet hours.", people[2]),
    ):
        add_item(before, words, by=member, now=before.at - DAY)
    there = [stay.pk for stay in living_in(house, now)[:3]]
    write_minutes(before, MINUTES, there, place=place, now=before.at + timedelta(hours=2))
    add_item(coming, "Who takes the garden in spring?", by=people[2], now=now - DAY)
    add_item(coming, "A second freezer.", by=wren, now=now - DAY)


def _vote_now(group: Group, people: list[Member], now: datetime) -> Motion:
    """Quiet hours: two have voted, the others have six days and a half."""
    at = now - 8 * DAY
    setting = ("house-quiet", "22:00")
    motion = draft(
        group, "setting", by=people[2], now=at, setting=setting, why="Two of us start work at six."
    )
    put(motion, by=people[2], now=at)
    move_on(motion, now=now - timedelta(hours=12))
    for member, said in ((people[2], "yes"), (people[3], "no")):
        vote(motion, [said], by=member, now=now - timedelta(hours=6))
    return motion
