"""What these addresses need to be asked: see ``inhabitants.py`` and ``asking.py``.

SELF lives in Linden House until next month, which "house-manager" looks after: a return to use is being decided there.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta

from porch.groups.actions.belonging import let_belong
from porch.houses.actions import grieving, happened, leaving
from porch.houses.actions.opening import add_bed, let_manage, open_house
from porch.houses.models import Stay
from porch.houses.rules.leaving import FIRST
from porch.kit.clock import today_in
from tests.house.inhabitants import SELF, Inhabitants
from tests.houses.conftest import TOLD

HOUSE = ("fair house",)
OF_HOUSE = ("after-use", "incidents", "walks", "self-check")

THINGS: Mapping[str, tuple[str, ...]] = {
    **{f"houses/<slug:slug>/{part}": HOUSE for part in OF_HOUSE},
    "houses/after-use/<uuid:pk>/": ("fair leaving",),
    "houses/incidents/<uuid:pk>/": ("fair incident",),
    "houses/<slug:slug>/self-check/<str:item>/": ("fair house", "=1.A.3"),
    "houses/stays/<uuid:pk>/object/": ("fair stay",),
    "houses/objections/<uuid:pk>/": ("fair objection",),
    "houses/objections/<uuid:pk>/take/": ("fair waits",),
    "desk/grievances/<uuid:pk>/": ("fair outside",),
}
SAID: Mapping[str, dict[str, str]] = {
    "houses/<slug:slug>/after-use/": {"mine": "=1"},
    "houses/after-use/<uuid:pk>/tonight/": {"where": "=here"},
}


def settle(there: Inhabitants, now: datetime) -> None:
    own, manager = there.people[SELF], there.people["house-manager"]
    made = open_house("Linden House", address="1 Linden Way", by=manager, now=now, **TOLD)
    add_bed(made, "First room", "a")
    let_manage(made, manager, by=manager, now=now)
    today = today_in("UTC", now)
    stay = Stay.objects.create(
        house=made,
        member=own,
        from_on=today - timedelta(days=40),
        until_on=today + timedelta(days=30),
        ending="moved-on",
        share_cents=14_000,
    )
    let_belong(made.group, own, now)
    row = leaving.begin(stay, by=manager, now=now)
    leaving.look_at_safety(row, FIRST, by=manager, now=now)
    leaving.say_tonight(row, "here", "", by=manager, now=now)
    waits, taken = (grieving.object_to(stay, "The door.", [], by=own, now=now) for _ in range(2))
    grieving.take(taken, by=manager, now=now)
    out = grieving.object_to(stay, "All of it.", [manager], by=own, now=now)
    there.things |= {
        "fair waits": str(waits.pk),
        "fair objection": str(taken.pk),
        "fair outside": str(out.pk),
    }
    fell = happened.write_incident(made, "fall", "On the stairs.", now, by=manager, now=now, about=stay)
    there.things |= {"fair incident": str(fell.pk)}
    there.things |= {"fair house": made.slug, "fair stay": str(stay.pk), "fair leaving": str(row.pk)}
