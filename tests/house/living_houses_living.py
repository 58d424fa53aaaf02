"""What these addresses need to be asked: see ``inhabitants.py`` and ``asking.py``."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from porch.houses.actions import agreements, chores, going_out, screens, together
from porch.houses.actions.belonging import keep_in_step
from porch.houses.actions.opening import add_bed, let_manage, open_house
from porch.houses.actions.staying import take
from porch.houses.models import House, Stay
from porch.houses.queries import chores as turns
from porch.kit.clock import today_in
from tests.house.inhabitants import SELF, Inhabitants

HOUSE = "houses/<slug:slug>/"
CHORES = f"{HOUSE}chores/"
OUT = f"{HOUSE}out/"
AGREEMENT = f"{HOUSE}agreement/"
TESTS = f"{HOUSE}tests/"
GUESTS, REPAIRS, NOTICES = f"{HOUSE}guests/", f"{HOUSE}repairs/", f"{HOUSE}notices/"
IN = "house lived in"

THINGS: Mapping[str, tuple[str, ...]] = {
    CHORES: (IN,),
    f"{CHORES}<uuid:pk>/end/": (IN, "house chore"),
    f"{CHORES}turns/<uuid:pk>/": (IN, "house turn"),
    f"{CHORES}swaps/<uuid:pk>/": (IN, "house swap"),
    OUT: (IN,),
    TESTS: (IN,),
    **dict.fromkeys((GUESTS, REPAIRS, NOTICES, AGREEMENT), (IN,)),
    f"{AGREEMENT}<int:number>/": (IN, "=1"),
    f"{GUESTS}<uuid:pk>/": (IN, "house guest"),
    f"{REPAIRS}<uuid:pk>/": (IN, "house repair"),
    f"{NOTICES}<uuid:pk>/": (IN, "house notice"),
    f"{TESTS}<uuid:pk>/own/": (IN, "house test"),
    f"{TESTS}of/<uuid:pk>/": (IN, "house stay lived"),
    f"{TESTS}of/<uuid:pk>/<uuid:screen>/right/": (IN, "house stay lived", "house test"),
    f"{OUT}away/<uuid:pk>/end/": (IN, "house away"),
    f"{OUT}board/<uuid:pk>/": (IN, "house out"),
}
SAID: Mapping[str, dict[str, str]] = {
    f"{CHORES}swaps/<uuid:pk>/": {"say": "=no"},
    f"{REPAIRS}<uuid:pk>/": {"state": "=done"},
}


def settle(there: Inhabitants, now: datetime) -> None:
    """SELF and "group" live in a house of level II that "pair" manages."""
    house, own, other = _house(there, now)
    manager = there.people["pair"]
    kitchen = chores.add_chore(house, "Kitchen", by=manager, now=now)
    chores.add_chore(house, "Bins", by=manager, now=now)
    mine, theirs = turns.my_turns(own, now)[0], turns.my_turns(other, now)[0]
    house.group.settings |= {"house-sign-out": "on", "house-screens": "on", "house-guests": "asked"}
    house.group.save(update_fields=["settings"])
    today = today_in(house.time_zone, now)
    away = going_out.be_away(own, today, today + timedelta(days=2), is_shown=True)
    out = going_out.go_out(own, now + timedelta(hours=3), now=now)
    guest = together.say_guest(own, now + timedelta(hours=2), now + timedelta(hours=4), now=now)
    repair = together.say_broken(house, "A lamp", is_urgent=False, by=own.member, now=now)
    agreements.publish(house, "We are quiet at night.", from_on=today, by=manager, now=now)
    notice = together.pin_up(house, "Boiler", "Off on Monday.", by=manager, now=now)
    there.things |= {
        "house guest": str(guest.pk),
        "house repair": str(repair.pk),
        "house notice": str(notice.pk),
        "house test": str(screens.record(own, "negative", by=manager, now=now).pk),
        "house stay lived": str(own.pk),
        "house away": str(away.pk),
        "house out": str(out.pk),
        IN: house.slug,
        "house chore": str(kitchen.pk),
        "house turn": str(mine.pk),
        "house swap": str(chores.ask_to_swap(mine, theirs, now=now).pk),
    }


def _house(there: Inhabitants, now: datetime) -> tuple[House, Stay, Stay]:
    found = House.objects.filter(stays__member=there.people[SELF], stays__until_on=None).first()
    assert found is None, "SELF lives in one house: take that one"
    dee, manager = there.people["other coordinator"], there.people["pair"]
    house = open_house(
        "Lantern House",
        address="1 Lantern Row",
        by=dee,
        now=now,
        level="II",
        run_by="Harbour House",
        for_whom="anyone",
        area="Harbour",
        share_cents=12_000,
        currency="USD",
        covers="A bed.",
        refunds="By the day.",
        medication="In a box that locks.",
        if_somebody_uses="Safety first.",
        outside="The state affiliate",
    )
    let_manage(house, manager, by=dee, now=now)
    today = today_in(house.time_zone, now)
    stays = []
    for name in (
        SELF,
        "group",
    ):  # beside their stays in the houses of other parts: no action would allow two at once
        stay = Stay.objects.create(
            house=house, member=there.people[name], from_on=today, share_cents=house.share_cents
        )
        take(add_bed(house, "Room", name), today, None, by=manager, stay=stay)
        stays.append(stay)
    keep_in_step(house, now)
    return house, stays[0], stays[1]
