"""Five made-up meetings, marked as such, told by the same verb as any other."""

from datetime import datetime, time

from porch.home.demo.cast import ZONE
from porch.meetings.actions import add
from porch.meetings.rules.told import Told

MADE_UP = (
    Told(
        "Monday kettle",
        1,
        time(19, 0),
        60,
        ZONE,
        location="Mill Lane hall, side door, ring twice (made up)",
        notes="Tea from half past six. One step at the door, ramp on the left. Ana hosts.",
        open_to="closed",
    ),
    Told(
        "First days",
        3,
        time(12, 30),
        45,
        ZONE,
        conference_url="https://rooms.example/first-days",
        notes="Camera off is fine. You can write in place of speaking.",
        open_to="closed",
    ),
    Told(
        "After the night shift",
        4,
        time(8, 30),
        40,
        ZONE,
        conference_phone="+44 20 7946 0000",
        notes="By phone only. Say hello or stay silent; both are usual.",
        open_to="closed",
    ),
    Told(
        "Families and friends",
        5,
        time(18, 30),
        75,
        ZONE,
        location="Station Road library, upstairs room, lift (made up)",
        conference_url="https://rooms.example/families",
        notes="For people who care about someone. Rosa makes the tea.",
        open_to="open",
        types=("families",),
    ),
    Told(
        "Sunday walk",
        0,
        time(10, 0),
        90,
        ZONE,
        location="Park gates on Hill Street (made up)",
        notes="Flat paths, dogs welcome, rain or not.",
        open_to="open",
    ),
)


def hold(now: datetime) -> None:
    """Put them on the list."""
    for told in MADE_UP:
        add(told, by=None, now=now, is_demo=True)
