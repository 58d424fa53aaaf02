"""Small things and one gathering in the demo, and whom Heron could call: done by the same verbs as everywhere."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from porch.company import actions
from porch.company.actions.gatherings import Told
from porch.home.demo.cast import ZONE
from porch.people.models import Member

HERONS_MAP = (
    (1, "My sister Jo", "01632 960 112", "Awake until midnight. Likes to be asked about the dog."),
    (2, "Priya from night shift", "01632 960 145", "Home by eight in the morning."),
    (2, "The helpline on the fridge", "", "The number is on the card as well."),
    (3, "Old Tom next door", "", "Knock twice."),
)


def meet(people: dict[str, Member], now: datetime) -> None:
    """A walk that two said yes to, coffee that is open to everyone, a supper announced, and a map that is Heron's."""
    wren, heron = people["Wren"], people["Quiet Heron"]
    walk = actions.propose(
        actions.Proposal(
            "walk",
            _at(now, 2, time(10, 30)),
            "everyone",
            "Once round the reservoir, slowly. I bring the flask.",
            "West side",
            "The bench by the boathouse (made up)",
            90,
            4,
        ),
        by=wren,
        now=now,
    )
    for name in ("Sam", "Ana"):
        actions.say_yes(walk, by=people[name], now=now)
    coffee = actions.Proposal(
        "coffee",
        _at(now, 4, time(16)),
        "everyone",
        "An hour, no agenda. I have a red scarf.",
        "Near the station",
        "The back table at Lamplight, Station Road (made up)",
        60,
        3,
    )
    actions.propose(coffee, by=people["Marigold"], now=now)
    supper = Told(
        "Bring and share supper",
        _at(now, 12, time(18)),
        ZONE,
        "Mill Lane hall (made up)",
        "Bring a dish or nothing at all. There is soup. Stay as long as you like.",
        180,
        "Side door, ring twice. Bus 12 stops outside.",
        "partly",
        "welcome",
        "none",
    )
    actions.announce(supper, by=people["Dee"], now=now)
    for ring, name, number, note in HERONS_MAP:
        actions.put_on_map({"name": name, "number": number, "note": note}, ring, by=heron, now=now)


def _at(now: datetime, days: int, clock: time) -> datetime:
    """A time of day some days on, by the clock of the people there."""
    day = (now + timedelta(days=days)).astimezone(ZoneInfo(ZONE)).date()
    return datetime.combine(day, clock, ZoneInfo(ZONE))
