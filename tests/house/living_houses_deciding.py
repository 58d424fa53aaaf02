"""What these addresses need to be asked: see ``inhabitants.py`` and ``asking.py``.

SELF lives in Birch House until next month, which "house-manager" looks after.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta

from porch.groups.actions.belonging import let_belong
from porch.houses.actions.gathering import add_item
from porch.houses.actions.opening import let_manage, open_house
from porch.houses.models import Gathering, Stay
from porch.kit.clock import today_in
from tests.house.inhabitants import SELF, Inhabitants
from tests.houses.conftest import TOLD

ONE = "houses/<slug:slug>/"
HOUSE = ("voting house",)

MEETINGS = f"{ONE}meetings/"
OF_HOUSE = ("home/", "officers/", "meetings/", "meetings/when/", "meetings/call/")

THINGS: Mapping[str, tuple[str, ...]] = {
    **{f"{ONE}{part}": HOUSE for part in OF_HOUSE},
    f"{MEETINGS}<uuid:pk>/": (*HOUSE, "house meeting"),
    f"{MEETINGS}<uuid:pk>/minutes/": (*HOUSE, "house meeting"),
    f"{MEETINGS}about/<uuid:pk>/take-off/": (*HOUSE, "house agenda"),
}
SAID: Mapping[str, dict[str, str]] = {}


def settle(there: Inhabitants, now: datetime) -> None:
    own, manager = there.people[SELF], there.people["house-manager"]
    made = open_house("Birch House", address="2 Birch Way", by=manager, now=now, **TOLD)
    let_manage(made, manager, by=manager, now=now)
    today = today_in("UTC", now)
    lives = {"from_on": today - timedelta(days=30), "until_on": today + timedelta(days=30)}
    Stay.objects.create(house=made, member=own, ending="moved-on", share_cents=14_000, **lives)
    let_belong(made.group, own, now)
    begun = Gathering.objects.create(house=made, at=now - timedelta(hours=1))
    item = add_item(begun, "The garden.", by=own, now=now)
    there.things |= {
        "voting house": made.slug,
        "house meeting": str(begun.pk),
        "house agenda": str(item.pk),
    }
