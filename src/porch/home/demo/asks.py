"""Who is there for others in the made-up community: a rota with a gap, a ride nobody drives yet, an ask that ended."""

from datetime import datetime, time, timedelta

from porch.asks import actions
from porch.asks.models import Alert
from porch.people.models import Member
from porch.wire.actions import say_when
from porch.wire.things import everything

EVENING, NIGHT = time(18), time(22)
MORNING, NOON = time(9), time(13)
WEDNESDAY = 2  # nobody has this evening: the rota shows a gap


def fill(people: dict[str, Member], now: datetime) -> None:
    """Done through the verbs of those who help, in the order it would have happened."""
    began = now - timedelta(days=20)
    marigold, ana, wren = (people[name] for name in ("Marigold", "Ana", "Wren"))
    for helper in (marigold, ana, wren):
        actions.help_with(helper, ["talk", "sit"], now=began)
        say_when(helper, told_of=everything(), quiet_kind="hours", quiet_since=NIGHT, quiet_until=time(8))
    for day in (0, 1, 3, 4):
        _shift(marigold, day, EVENING, NIGHT, began)
    for day in (1, 3, 5):
        _shift(ana, day, MORNING, NOON, began)
    for day in (5, 6):
        _shift(wren, day, NOON, EVENING, began)
    _shift(wren, WEDNESDAY, MORNING, NOON, began, is_reserve=True)
    _an_evening_that_ended(people["Sam"], marigold, _last_monday_evening(now))
    _a_ride_to_find(_neighbour(), now)


def _shift(
    who: Member, day: int, since: time, until: time, now: datetime, *, is_reserve: bool = False
) -> None:
    actions.begin_shift(
        *(who,),
        day=day,
        since=since,
        until=until,
        zone=who.time_zone,
        kinds=["talk", "sit"],
        is_reserve=is_reserve,
        now=now,
    )


def _last_monday_evening(now: datetime) -> datetime:
    """A Monday at seven that is past, whatever the clocks did since."""
    back = now.weekday() or 7
    return (now - timedelta(days=back)).replace(hour=19, minute=10, second=0, microsecond=0)


def _an_evening_that_ended(asker: Member, helper: Member, at: datetime) -> None:
    ask = actions.ask_for(asker, "talk", now=at)
    alert = Alert.objects.filter(ask=ask, helper=helper).first()
    if alert is None:
        actions.withdraw(ask, by=asker, now=at + timedelta(minutes=9))
        return
    came = actions.accept(alert, by=helper, now=at + timedelta(minutes=4))
    actions.finish(came, by=helper, now=at + timedelta(minutes=41))
    actions.say_in_time(came, True, by=asker)


def _a_ride_to_find(asker: Member, now: datetime) -> None:
    told = {"area": "Near the old market", "place": "The corner shop", "to": "The Sunday walk"}
    at = (now + timedelta(days=2)).replace(hour=9, minute=30, second=0, microsecond=0)
    actions.ask_for(asker, "ride", now=now - timedelta(minutes=25), told=told, ride_at=at, seats=1)


def _neighbour() -> Member:
    """Somebody drawn, who holds no part: the eleven have enough to do."""
    drawn = Member.objects.filter(is_demo=True, roles=None, in_recovery=True)
    return drawn.exclude(handle__in=("Sam", "Quiet Heron")).order_by("handle")[0]
