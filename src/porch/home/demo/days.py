"""Half a year of days for the people whom the guide names: told through the same verbs, at their own hours."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from math import exp
from random import Random
from uuid import NAMESPACE_OID, uuid5
from zoneinfo import ZoneInfo

from django.db import transaction

from porch.days import actions as ledger
from porch.days.models import Thread
from porch.diary import actions as diary
from porch.diary.rules.told import Said
from porch.kit.clock import today_in
from porch.measures.told import Amount, Mood, Used
from porch.people.models import Member

HOME = ZoneInfo("Europe/London")
HELPS = ("called", "out", "meeting", "messaged", "room", "waited", "ate", "music")
EASES = {"called": 3, "meeting": 2, "room": 2, "out": 2, "messaged": 2, "music": 1, "ate": 1, "waited": 1}
"""By how many points a craving is lower afterwards, more or less; nobody's real figures."""


@dataclass(frozen=True)
class Telling:
    """One time of telling: when, by the clock on the wall, and what."""

    at: datetime
    said: Said


@dataclass(frozen=True)
class Way:
    """How somebody's days went. Everything is counted in days before today.

    ``told``: since when they tell. ``since``: the first full day without. ``used``: a day of use among those.
    ``often``: the share of days on which they tell. ``settles``: days in which half of the craving goes.
    """

    what: str
    goal: str
    since: int
    opened: int
    told: int
    often: float
    used: int | None = None
    settles: float = 90.0
    count: str = "this-run"
    also: tuple[tuple[str, str, int], ...] = field(default=())


WAYS = {
    "Sam": Way("alcohol", "stay-stopped", since=183, opened=182, told=182, often=0.8, used=136),
    "Quiet Heron": Way("alcohol", "stop", since=12, opened=3, told=3, often=1.0, settles=30),
    "Wren": Way(
        "opioids",
        "medication",
        since=4015,
        opened=200,
        told=90,
        often=0.3,
        settles=20,
        count="all-days",
        also=(("alcohol", "stay-stopped", 2200),),
    ),
    "Marigold": Way("alcohol", "stay-stopped", since=2920, opened=200, told=40, often=0.25, settles=20),
    "Ana": Way("alcohol", "stay-stopped", since=1460, opened=30, told=14, often=0.4, count="none"),
}


def live(seated: dict[str, Member], now: datetime, seed: int) -> None:
    """Tell what there is to tell up to yesterday; today is left to whoever looks as one of them."""
    for name, way in WAYS.items():
        member, draw = seated[name], Random(f"{seed} {name}")
        with transaction.atomic():
            thread = _begin(member, way, now)
            for telling in sorted(_tellings(way, now, draw), key=lambda one: one.at):
                key = uuid5(NAMESPACE_OID, f"porch demo {name} {telling.at} {telling.said.day}")
                diary.tell(member, telling.said, sent_as=key, now=telling.at)
                if way.used is not None and telling.said.day == _ago(now, way.used):
                    _go_on(thread, member, telling.at)


def _begin(member: Member, way: Way, now: datetime) -> Thread:
    opened = _at(now, way.opened, time(19, 40))
    for what, goal, since in way.also:
        ledger.open_thread(member, what, goal=goal, since=_ago(now, since), count=way.count, now=opened)
    return ledger.open_thread(
        member, way.what, goal=way.goal, since=_ago(now, way.since), count=way.count, now=opened
    )


def _go_on(thread: Thread, member: Member, told: datetime) -> None:
    """The evening after a return to use a new run begins, on that day."""
    ledger.go_on(thread, "this-run", by=member, shown=True, now=told + timedelta(hours=20))


def _ago(now: datetime, days: int) -> date:
    return today_in(HOME.key, now) - timedelta(days=days)


def _at(now: datetime, days: int, hour: time) -> datetime:
    return datetime.combine(_ago(now, days), hour, HOME).astimezone(UTC)


def _tellings(way: Way, now: datetime, draw: Random) -> Iterator[Telling]:
    """The first days are filled in afterwards; a day here and there is missing, or told of later."""
    for ago in range(min(way.since, way.told + 9), way.told, -1):
        if way.told < 10:
            yield Telling(_at(now, way.told, time(20, ago)), Said(_ago(now, ago), used=Used.NO))
    for ago in range(way.told, 0, -1):
        if way.used is not None and way.used - 2 <= ago <= way.used:
            yield from _around_use(way.used, ago, now)
        elif draw.random() < way.often:
            yield from _day(way, ago, now, draw)
        elif draw.random() < 0.4 and ago > 3:
            yield Telling(_at(now, ago - 3, time(12, 5)), Said(_ago(now, ago), used=Used.NO))


def _around_use(used: int, ago: int, now: datetime) -> Iterator[Telling]:
    """The evening itself, told; nothing on the day after; then a hard day and people."""
    if ago == used:
        said = Said(
            _ago(now, ago),
            mood=Mood.VERY_HARD,
            craving=8,
            used=Used.YES,
            amounts=(Amount("alcohol", 45.4, "two pints, then a glass of wine"),),
            halt=frozenset({"lonely", "tired"}),
        )
        yield Telling(_at(now, ago, time(23, 10)), said)
    if ago == used - 2:
        said = Said(
            _ago(now, ago), mood=Mood.HARD, craving=6, used=Used.NO, did=frozenset({"called"}), sleep=5.0
        )
        yield Telling(_at(now, ago, time(21, 15)), said)


def _day(way: Way, ago: int, now: datetime, draw: Random) -> Iterator[Telling]:
    """An evening entry; on a hard day one before it too, so that what helped in between can be seen."""
    day = _ago(now, ago)
    craving = _craving(way, way.told - ago, day, draw)
    evening = time(draw.randint(20, 22), draw.randint(0, 59))
    did = frozenset(draw.sample(HELPS, draw.choice((0, 1, 1, 2))))
    said = Said(
        day,
        mood=_mood(craving, draw),
        craving=craving if draw.random() < 0.93 else None,
        used=Used.UNSAID if draw.random() < 0.015 else Used.NO,
        sleep=draw.choice((5.0, 6.0, 6.5, 7.0, 7.5, 8.0)) if draw.random() < 0.8 else None,
        halt=frozenset(draw.sample(("hungry", "angry", "lonely", "tired"), draw.choice((0, 0, 0, 1, 1, 2)))),
        did=did,
        note="Slept badly, rang anyway." if craving >= 6 and draw.random() < 0.2 else "",
    )
    if craving >= 5 or (did and draw.random() < 0.25):
        before = min(10, craving + draw.randint(0, 2))
        hour = time(draw.choice((7, 12, 17, 17, 18, 18, 19)), draw.randint(0, 59))
        yield Telling(_at(now, ago, hour), Said(day, mood=_mood(before, draw), craving=before))
        did = did or frozenset({draw.choice(HELPS)})
        eased = max(0, before - max(EASES[one] for one in did) - draw.randint(-1, 1))
        said = replace(said, craving=min(10, eased), mood=_mood(eased, draw), did=did)
    yield Telling(_at(now, ago, evening), said)


def _craving(way: Way, days: int, day: date, draw: Random) -> int:
    """Falling over the months, never quite gone, and stronger on Fridays."""
    usual = 1.0 + 6.0 * exp(-days * 0.7 / way.settles) + (1.5 if day.weekday() == 4 else 0)
    return max(0, min(10, round(draw.gauss(usual, 1.3))))


def _mood(craving: int, draw: Random) -> Mood:
    words = (Mood.GOOD, Mood.OK, Mood.UP_AND_DOWN, Mood.HARD, Mood.VERY_HARD)
    return words[max(0, min(4, round(draw.gauss(craving / 2.4, 0.7))))]
