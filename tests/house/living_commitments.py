"""What these addresses need to be asked: see ``inhabitants.py`` and ``asking.py``."""

from collections.abc import Mapping
from datetime import datetime

from porch.bonds.rules.parts import between
from porch.commitments.actions import asking, making, together
from porch.commitments.models import Between
from porch.commitments.rules.when import When
from porch.groups.actions.settings import change_setting
from porch.groups.models import Group
from porch.kit.clock import today_in
from tests.house.inhabitants import SELF, Inhabitants

THINGS: Mapping[str, tuple[str, ...]] = {
    "commitments/<uuid:pk>/": ("commitment",),
    "commitments/<uuid:pk>/line/": ("commitment",),
    "commitments/between/<uuid:member_id>/": ("pair mate",),
    "commitments/witness/<uuid:pk>/answer/": ("asked witness",),
    "commitments/witness/<uuid:pk>/step-back/": ("witness",),
    "commitments/witness/<uuid:pk>/take-back/": ("witness",),
    "groups/<slug:slug>/together/": ("our group",),
}
SAID: Mapping[str, dict[str, str]] = {
    "commitments/<uuid:pk>/say/": {"on": "day of commitment", "answer": "=kept"},
    "commitments/<uuid:pk>/line/": {"code": "=here"},
    "commitments/witness/<uuid:pk>/answer/": {"say": "=no"},
    "commitments/between/<uuid:member_id>/wish/": {"days": "=7"},
    "groups/<slug:slug>/together/tap/": {"what": "=call"},
    "groups/<slug:slug>/together/untap/": {"what": "=call"},
}


def settle(there: Inhabitants, now: datetime) -> None:
    """SELF means to call somebody each day; "pair" stands by it, is asked about another, and the group adds up."""
    own, pair, group = there.people[SELF], there.people["pair"], Group.objects.get(slug="our-group")
    today = today_in(own.time_zone, now)
    for setting in ("shared-effort", "standing-by"):
        change_setting(group, setting, "yes", by=None, now=now)
    daily = making.make(making.Plan("call", When("daily", today), "Call my sister"), by=own, now=now)
    witness = asking.ask(daily, pair, by=own, now=now)
    asking.answer(witness, "yes", by=pair, now=now)
    other = making.make(making.Plan("meeting", When("once", today)), by=own, now=now)
    asked = asking.ask(other, pair, by=own, now=now)
    together.take_part(group, by=own, now=now)
    first, second = sorted((own, pair), key=lambda one: str(one.pk))
    Between.objects.create(
        between=between(own.pk, pair.pk), first=first, second=second, first_days=7, second_days=7
    )
    there.things |= {
        "commitment": str(daily.pk),
        "day of commitment": today.isoformat(),
        "witness": str(witness.pk),
        "asked witness": str(asked.pk),
    }
