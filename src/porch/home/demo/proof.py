"""A made-up group that has proof of attendance, one proof somebody holds, one day somebody noted: by the same verbs.

School run met yesterday morning. Quiet Heron gave two codes back and holds a proof; Wren noted a walk for herself.
"""

from datetime import datetime, time, timedelta
from random import Random

from porch.attendance import actions
from porch.attendance.queries import running_of
from porch.attendance.queries.chairing import code_of
from porch.attendance.rules.windows import moment_of
from porch.groups.actions.settings import change_setting
from porch.groups.models import Group
from porch.home.demo.cast import ZONE
from porch.kit.clock import today_in
from porch.kit.wall_clock import moment_of as moment_on
from porch.listings.recurrence import day_of
from porch.meetings.actions import add
from porch.meetings.rules.told import Told
from porch.people.models import Member

STARTS = time(9, 15)
A_MOMENT = timedelta(seconds=40)


def hold(people: dict[str, Member], group: Group, now: datetime) -> None:
    sam, heron = people["Sam"], people["Quiet Heron"]
    yesterday = today_in(ZONE, now) - timedelta(days=1)
    told = Told(
        "Second cup",
        day_of(yesterday),
        STARTS,
        60,
        ZONE,
        location="Library, children’s corner (made up)",
        notes="After the school run. Prams welcome.",
    )
    add(told, by=sam, now=now - timedelta(days=20), is_demo=True, group=group)
    change_setting(group, "proof-of-attendance", "yes", by=None, now=now - timedelta(days=15))
    group.refresh_from_db()
    began = moment_on(yesterday, STARTS, ZONE)
    (running,) = running_of([group], began)
    sitting = actions.open_proof(running, by=sam, now=began, chance=Random(7))
    for window in sitting.windows[:2]:
        code, at = code_of(sitting, window), moment_of(sitting.begins, window) + A_MOMENT
        actions.give_back(code, by=heron, now=at)
    actions.ask_for_proof(sitting.pk, by=heron, now=sitting.ends)
    actions.note_for_oneself(yesterday, "The walk by the river.", by=people["Wren"])
