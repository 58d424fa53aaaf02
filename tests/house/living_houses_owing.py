"""What these addresses need to be asked: see ``inhabitants.py`` and ``asking.py``."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from porch.houses.actions import book, paying, planning
from porch.houses.actions.opening import let_manage, open_house
from porch.houses.models import Stay
from porch.houses.rules.book import CASH
from porch.kit.clock import today_in
from tests.house.inhabitants import SELF, Inhabitants
from tests.houses.conftest import TOLD

MINE = "houses/mine/<uuid:pk>/money/"
HOUSE = "houses/<slug:slug>/"
BOOK = f"{HOUSE}book/"
ONE = f"{BOOK}<uuid:pk>/"
IN, STAY = "house with a book", "house stay paid for"

THINGS: Mapping[str, tuple[str, ...]] = {
    MINE: (STAY,),
    f"{MINE}plan/<uuid:plan>/": (STAY, "house plan"),
    f"{MINE}<int:number>/": (STAY, "house entry"),
    f"{HOUSE}money/": (IN,),
    BOOK: (IN,),
    f"{BOOK}entries/<int:number>/": (IN, "house entry"),
    f"{BOOK}paid/<uuid:pk>/": (IN, "house said paid"),
    f"{BOOK}not-right/<uuid:pk>/": (IN, "house not right"),
    ONE: (IN, STAY),
    f"{ONE}plan/<uuid:plan>/": (IN, STAY, "house plan"),
}
SAID: Mapping[str, dict[str, str]] = {}


def settle(there: Inhabitants, now: datetime) -> None:
    """SELF and "group" live in Willow House until next month; "pair" manages it and keeps its book.

    SELF paid once, says that they paid again, that a line is not right, and proposed a plan.
    """
    keeper = there.people["pair"]
    house = open_house("Willow House", address="3 Willow Way", by=keeper, now=now, **TOLD)
    let_manage(house, keeper, by=keeper, now=now)
    first = today_in(house.time_zone, now) - timedelta(days=30)
    lives = {"from_on": first, "until_on": first + timedelta(days=60), "ending": "moved-on"}
    stay, _ = [
        Stay.objects.create(house=house, member=there.people[name], share_cents=14_000, **lives)
        for name in (SELF, "group")
    ]
    today = today_in(stay.house.time_zone, now)
    book.begin(stay.house, from_on=today, weekday=0, by=keeper, now=now)
    entry = paying.pay(stay, 5_000, CASH, by=keeper, now=now)
    wish = planning.Wish(4_000, 1_000, "week", today)
    plan = planning.propose(stay, wish, from_house=False, by=stay.member, now=now)
    there.things |= {
        IN: house.slug,
        STAY: str(stay.pk),
        "house entry": str(entry.number),
        "house plan": str(plan.pk),
        "house said paid": str(paying.say_paid(stay, 700, CASH, on=today, now=now).pk),
        "house not right": str(paying.say_not_right(stay, entry, "", now=now).pk),
    }
