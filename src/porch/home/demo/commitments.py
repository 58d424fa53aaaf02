"""What Sam and Heron mean to do, who stands by it, and what one group adds up: by the same verbs as everywhere."""

from datetime import datetime, time, timedelta

from porch.commitments.actions import asking, between, making, saying, together
from porch.commitments.models import Commitment
from porch.commitments.rules.answers import Said
from porch.commitments.rules.when import When
from porch.groups.actions import join
from porch.groups.actions.settings import change_setting
from porch.groups.models import Belonging, Group
from porch.kit.clock import today_in
from porch.people.models import Member

DAY = timedelta(days=1)
SAMS_DAYS = (
    (5, Said("kept", "Marigold. She had the radio on.")),
    (4, Said("not-kept", "Slept until noon after the shift. Fine, too.")),
    (2, Said("kept")),
    (1, Said("changed", "Walked over instead of calling.")),
)
FOUR = ("Ana", "Wren", "Sam", "Quiet Heron")  # and two others, the first by name
NOT_IN_IT = ("Marigold", "Frank", "Rosa")


def promise(people: dict[str, Member], kettle: Group, now: datetime) -> None:
    """Sam calls somebody each morning and Wren stands by it; Heron has a line in the morning, for herself."""
    sam, wren, heron = people["Sam"], people["Wren"], people["Quiet Heron"]
    calls = _daily("call", "Call somebody before ten", sam, now - 6 * DAY, by_time=time(10))
    witness = asking.ask(calls, wren, by=sam, now=now - 6 * DAY)
    asking.answer(witness, "yes", by=wren, now=now - 6 * DAY + timedelta(hours=2))
    for days, said in SAMS_DAYS:
        at = now - days * DAY
        saying.say(calls, today_in(sam.time_zone, at), said, by=sam, now=at)
    asking.send_line(calls, "thanks", by=wren, now=now - timedelta(hours=20))
    _daily("pledge", "", heron, now - 3 * DAY)
    line = _daily("review", "", heron, now - 3 * DAY)
    yesterday = now - DAY
    back = (("How did the day go?", "Long. The late bus, and then tea."),)
    saying.say(line, today_in(heron.time_zone, yesterday), Said(looked_back=back), by=heron, now=yesterday)
    letters = making.Plan("own", When("once", today_in(wren.time_zone, now)), "Answer two letters")
    asking.ask(making.make(letters, by=wren, now=now), sam, by=wren, now=now)
    for one, other in ((sam, wren), (wren, sam)):
        between.wish(other, 7, by=one, now=now)
    _in_a_group(people, kettle, now)


def _daily(kind: str, words: str, by: Member, at: datetime, *, by_time: time | None = None) -> Commitment:
    plan = making.Plan(kind, When("daily", today_in(by.time_zone, at), by=by_time), words)
    return making.make(plan, by=by, now=at)


def _in_a_group(people: dict[str, Member], kettle: Group, now: datetime) -> None:
    """Kettle on decided on both; six of its people take part, and tell something on most days of nine."""
    began = now - 10 * DAY
    for setting in ("shared-effort", "standing-by"):
        change_setting(kettle, setting, "yes", by=None, now=began)
    there = [people[name] for name in FOUR]
    others = (one for name, one in sorted(people.items()) if name not in (*FOUR, *NOT_IN_IT))
    there += [one for one in others if one.in_recovery and not one.is_staff][:2]
    belongs = set(Belonging.objects.filter(group=kettle).values_list("member", flat=True))
    for one in there:
        if one.pk not in belongs:
            join(kettle, by=one, now=began)
        together.take_part(kettle, by=one, now=began)
    for days in range(9, 0, -1):
        at = now - days * DAY
        for number, one in enumerate(there):
            together.tap(kettle, "call" if (number + days) % 3 else "door", by=one, now=at)
        together.add(at + DAY)
    sam = people["Sam"]
    at = now - 2 * DAY
    thursdays = When("weekly", today_in(sam.time_zone, at), days=frozenset({3}))
    evening = making.Plan("meeting", thursdays, "The Thursday evening, even when it rains")
    meeting = making.make(evening, by=sam, now=at)
    asking.tell_group(meeting, kettle, by=sam, now=now - 2 * DAY)
