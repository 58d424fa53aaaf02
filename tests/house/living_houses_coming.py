"""What these addresses need to be asked: see ``inhabitants.py`` and ``asking.py``.

In Cedar House "group" lives; SELF lived there and asks again; "house-manager" looks after it.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta

from porch.houses.actions.applying import ask
from porch.houses.actions.opening import add_bed, let_manage, open_house
from porch.houses.models import Stay
from porch.kit.clock import today_in
from tests.house.inhabitants import SELF, Inhabitants
from tests.houses.conftest import TOLD

MINE = "houses/mine/"
ONE = "houses/<slug:slug>/"
HOUSE = ("asked house",)
PARTS = ("ask/", "asked/", "beds/", "beds/new/", "beds/days.csv", "edit/", "ask-for-help/")

THINGS: Mapping[str, tuple[str, ...]] = {
    **{f"{ONE}{part}": HOUSE for part in PARTS},
    f"{MINE}asked/<uuid:pk>/": ("house asked",),
    f"{MINE}stays/<uuid:pk>/": ("house stay over",),
    f"{MINE}asked/<uuid:pk>/keep-back/": ("house asked",),
    f"{MINE}stays/<uuid:pk>/move/": ("house stay now",),
    f"{MINE}stays/<uuid:pk>/move-out/": ("house stay now",),
    f"{ONE}asked/<uuid:pk>/": (*HOUSE, "house asked"),
    f"{ONE}beds/<uuid:pk>/": (*HOUSE, "house bed"),
    f"{ONE}stays/<uuid:pk>/": (*HOUSE, "house stay over"),
    ONE: HOUSE,
    "desk/houses/<slug:slug>/": HOUSE,
}
SAID: Mapping[str, dict[str, str]] = {}


def settle(there: Inhabitants, now: datetime) -> None:
    own, manager, lives = (there.people[name] for name in (SELF, "house-manager", "group"))
    then, today = now - timedelta(days=90), today_in("UTC", now)
    made = open_house("Cedar House", address="5 Cedar Row", by=manager, now=then, **TOLD)
    let_manage(made, manager, by=manager, now=then)
    bed = add_bed(made, "Room", "a")
    since = today - timedelta(days=60)
    ended = {"from_on": since, "ending": "moved-on", "share_cents": 14_000}
    was = Stay.objects.create(house=made, member=own, until_on=today - timedelta(days=30), **ended)
    goes_on = Stay.objects.create(house=made, member=lives, until_on=today + timedelta(days=30), **ended)
    row = ask(made, "May I come back?", by=own, now=now)
    there.things |= {
        "asked house": made.slug,
        "house asked": str(row.pk),
        "house stay over": str(was.pk),
        "house stay now": str(goes_on.pk),
        "house bed": str(bed.pk),
    }
