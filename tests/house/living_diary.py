"""What these addresses need to be asked: see ``inhabitants.py`` and ``asking.py``."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from uuid import UUID, uuid4

from porch.diary import actions
from porch.diary.actions.bringing import lay_down
from porch.diary.actions.reminding import set_reminder
from porch.diary.rules.told import Said
from porch.kit.clock import today_in
from porch.measures.told import Mood, Used
from tests.house.inhabitants import SELF, Inhabitants

BATCH = UUID("0f6d2c52-5be5-4a6e-9d43-2f4b1b1a7c01")

THINGS: Mapping[str, tuple[str, ...]] = {
    "progress/entries/<uuid:pk>/": ("diary entry",),
    "progress/days/<str:day>/": ("=2026-11-01",),
    "progress/days/fill/<uuid:batch>/": (f"={BATCH}",),
    "progress/share/<uuid:pk>/": ("summary",),
    "progress/remember/<uuid:pk>/": ("day to remember",),
    "progress/pictures/<slug:code>.csv": ("=check-ins",),
    "progress/reminders/<uuid:pk>/": ("reminder",),
}
SAID: Mapping[str, dict[str, str]] = {
    "progress/days/fill/<uuid:batch>/take-out/": {"first": "=2026-10-01", "last": "=2026-10-03"},
}


def settle(there: Inhabitants, now: datetime) -> None:
    """Everything of this room that SELF owns, through the room's own verbs."""
    own = there.people[SELF]
    said = Said(today_in(own.time_zone, now), mood=Mood.UP_AND_DOWN, note="Long shift.")
    for before in range(1, 6):  # enough to draw
        earlier = Said(said.day - timedelta(days=before), mood=Mood.OK)
        actions.tell(own, earlier, sent_as=uuid4(), now=now)
    there.things["diary entry"] = str(actions.tell(own, said, sent_as=uuid4(), now=now).pk)
    actions.fill(own, [date(2026, 10, day) for day in (1, 2, 3)], Used.NO, batch=BATCH, now=now)
    there.things["day to remember"] = str(actions.remember(own, "Pay day", date(2026, 10, 28)).pk)
    lines = ["My days, 1 October 2026 to 3 October 2026.", "Told of 3 of 3 days."]
    made = actions.keep_summary(own, date(2026, 10, 1), date(2026, 10, 3), lines, now=now)
    there.things["summary"] = str(made.pk)
    reminder = set_reminder(own, days=[0, 3], at=time(18, 30), words="Ring Sam", now=now)
    there.things["reminder"] = str(reminder.pk)
    lay_down(own, b"date,used\n2026-09-01,no\n", now=now)
