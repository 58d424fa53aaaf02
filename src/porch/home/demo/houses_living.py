"""How people live together in the two made-up houses: chores, an agreement, notices, and in the second one, which voted
for it, going out, guests and tests."""

from datetime import datetime, timedelta

from porch.houses.actions import agreements, chores, going_out, screens, together
from porch.houses.models import ChoreTurn, House, SignOut, Stay
from porch.houses.queries import agreements as signing
from porch.houses.queries.who import living_in
from porch.houses.rules.agreements import digest, first_text
from porch.kit.clock import today_in
from porch.people.models import Member
from porch.wire.models import Notice as News

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
ALDER, QUAY = "alder-house", "quay-house"
VOTED = {
    "house-sign-out": "on",
    "house-curfew": "23:00",
    "house-guests": "asked",
    "house-screens": "on",
}
CHORES = {
    "Kitchen": "The counters, the floor, and what stands in the fridge too long.",
    "Bathrooms": "Both of them, once in the week.",
    "Bins": "Out on Tuesday evening, in on Wednesday.",
    "Stairs and hall": "Swept, and shoes in the rack.",
}
OURS = "This is what the people of this made-up house promise each other. Everything about it is made up."


def live(people: dict[str, Member], now: datetime) -> None:
    """Nothing where the houses are not there."""
    for slug, by in ((ALDER, people["Wren"]), (QUAY, people["Frank"])):
        house = House.objects.filter(slug=slug).select_related("group").first()
        stays = list(_stays(house, now)) if house else []
        if house is not None and len(stays) > 2:
            _every_house(house, stays, by, now)
            if slug == QUAY:
                _as_voted(house, stays, by, now)
    News.objects.filter(kind="something-new", path__contains="-house/", seen_at=None).update(seen_at=now)


def _stays(house: House, now: datetime) -> list[Stay]:
    return list(living_in(house, now).select_related("member", "house__group").order_by("from_on"))


def _every_house(house: House, stays: list[Stay], by: Member, now: datetime) -> None:
    for name, words in CHORES.items():
        chores.add_chore(house, name, words, by=by, now=now)
    for turn in ChoreTurn.objects.filter(chore__house=house).order_by("week", "place")[:2]:
        chores.say_done(turn, is_done=True, now=now - 5 * HOUR)
    _agree(house, stays, by, now)
    together.pin_up(
        house, "The boiler", "It is serviced on Thursday morning: no hot water.", by=by, now=now - DAY
    )
    together.say_broken(
        house, "The lamp on the stairs", is_urgent=False, by=stays[1].member, now=now - 3 * DAY
    )
    today = today_in(house.time_zone, now)
    going_out.be_away(stays[1], today + DAY, today + 4 * DAY, is_shown=True)


def _agree(house: House, stays: list[Stay], by: Member, now: datetime) -> None:
    """Two versions; all but the last to come have signed the second one too."""
    heading, _, *rest = first_text().split("\n")
    first = "\n".join([heading, OURS, *rest])
    then = now - 200 * DAY
    agreements.publish(house, first, from_on=then.date(), by=by, now=then)
    second = first.replace("We are quiet at night.", "We are quiet from ten in the evening until seven.")
    then = now - 20 * DAY
    made = agreements.publish(house, second, from_on=then.date(), by=by, now=then)
    for stay in stays[:-1]:
        party = signing.party(house.slug, stay.member, now)
        if party is not None:
            agreements.sign(made, party, digest(made.text), now=then + DAY)


def _as_voted(house: House, stays: list[Stay], frank: Member, now: datetime) -> None:
    """Somebody is not back, somebody was late and nobody looked yet, and somebody was late and it is settled."""
    house.group.settings = {**house.group.settings, **VOTED}
    house.group.save(update_fields=["settings"])
    for stay in stays:
        stay.house.group.settings = house.group.settings
    first, second, third, *_ = stays
    late = going_out.go_out(second, now - 40 * HOUR, words="To the match.", now=now - 45 * HOUR)
    going_out.come_back(late, by=second.member, now=now - 39 * HOUR)
    settled = going_out.go_out(third, now - 6 * DAY, now=now - 6 * DAY - 4 * HOUR)
    going_out.come_back(settled, by=third.member, now=now - 6 * DAY + 2 * HOUR)
    settled.refresh_from_db()
    going_out.look_at(settled, "talked", by=frank, now=now - 5 * DAY)
    out = going_out.go_out(first, now - HOUR, words="Shopping, then the evening meeting.", now=now - 5 * HOUR)
    SignOut.objects.filter(pk=out.pk).update(told_at=now)
    together.say_guest(third, now + 26 * HOUR, now + 28 * HOUR, words="My sister", now=now)
    screens.record(second, "negative", by=frank, now=now - 10 * DAY)
    wrong = screens.record(third, "positive", by=frank, now=now - 9 * DAY)
    screens.put_right(wrong, "not-clear", "The strip was out of date.", by=frank, now=now - 8 * DAY)
