"""Sam was handed on to Wren and met her; Heron is on the way from the evenings to the next door. All made up."""

from datetime import datetime, timedelta

from porch.handoffs.actions import passing
from porch.handoffs.queries.doors import Way, whence, whither
from porch.kit.clock import today_in
from porch.people.models import Member

DAY = timedelta(days=1)


def hand_on(people: dict[str, Member], now: datetime) -> None:
    """One that both say was a meeting, and one that waits to be introduced."""
    sam, heron = people["Sam"], people["Quiet Heron"]
    began = now - 20 * DAY
    if (to := _door(sam, began, "mentor")) is not None:
        words = "I would like somebody beside me when the evenings are over."
        row = passing.send(to, by=sam, now=began, whence=_evenings(sam, began), words=words)
        by = row.readers.select_related("member")[0].member
        passing.receive(row, by=by, now=began + DAY)
        for one in (sam, by):
            passing.say_met(row, by=one, on=today_in(one.time_zone, began + 3 * DAY), now=began + 4 * DAY)
    came, to = _evenings(heron, now), _door(heron, now, "house") or _door(heron, now, "programme")
    if came is not None and to is not None:
        at = now - timedelta(hours=6)
        passing.send(to, by=heron, now=at, whence=came, introducer=people["Ana"], tells=["from"])


def _door(member: Member, now: datetime, door: str) -> Way | None:
    return next((way for way in whither(member, now) if way.door == door), None)


def _evenings(member: Member, now: datetime) -> Way | None:
    return next((way for way in whence(member, now) if way.door == "programme"), None)
