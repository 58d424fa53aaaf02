"""Those who help, in the demo: Ana listens to helpers, Marigold has trained and asks for a talk."""

from datetime import datetime, timedelta

from porch.care import actions
from porch.care.material import categories
from porch.care.rules.training import FOR_SUPERVISORS
from porch.people.models import Member


def look_after(people: dict[str, Member], now: datetime) -> None:
    ana, marigold, dee = people["Ana"], people["Marigold"], people["Dee"]
    before = now - timedelta(days=20)
    actions.name_supervisor(ana, by=dee, now=before)
    actions.agree_to_listen(ana, now=before + timedelta(hours=3))
    for category in categories():
        who = ana if category.code == FOR_SUPERVISORS else marigold
        for at, scenario in enumerate(category.scenarios):
            actions.walk(who, scenario, str(1 + at % 2), now=before + timedelta(days=1))
    actions.write_line(
        marigold, "Ask first, and wait longer than is comfortable.", now=before + timedelta(days=2)
    )
    actions.ask_debrief(marigold, now=now - timedelta(hours=5))
