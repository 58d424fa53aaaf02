"""What these addresses need to be asked: see ``inhabitants.py`` and ``asking.py``."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from porch.care import actions
from porch.care.material import category
from porch.care.rules.training import FOR_SUPERVISORS
from tests.house.inhabitants import SELF, Inhabitants

THINGS: Mapping[str, tuple[str, ...]] = {
    "people/helping/debrief/<uuid:pk>/": ("debrief",),
    "people/helping/training/<slug:field>/": ("=growing",),
    "people/helping/training/<slug:field>/<slug:scenario>/": ("=growing", "=grief"),
    "desk/helpers/listening/<uuid:member_id>/": ("listener",),
    "desk/helpers/talks/<uuid:pk>/": ("debrief at the desk",),
}
SAID: Mapping[str, dict[str, str]] = {}


def settle(there: Inhabitants, now: datetime) -> None:
    """The mentor listens to helpers, the facilitator was asked to; SELF asks for a talk, and one waits at the desk."""
    people, dee = there.people, there.people["other coordinator"]
    actions.name_supervisor(people["facilitator"], by=dee, now=now)
    actions.name_supervisor(people["mentor"], by=dee, now=now)
    actions.agree_to_listen(people["mentor"], now=now)
    course = category(FOR_SUPERVISORS)
    assert course is not None
    for scenario in course.scenarios:
        actions.walk(people["mentor"], scenario, "1", now=now)
    waiting = actions.ask_debrief(people["bystander"], now=now - timedelta(hours=49))
    actions.debriefs_in_time(now)
    actions.say_it_is_a_lot(people["limited"], now=now)
    there.things |= {
        "debrief": str(actions.ask_debrief(people[SELF], now=now).pk),
        "debrief at the desk": str(waiting.pk),
        "listener": str(people["facilitator"].pk),
    }
