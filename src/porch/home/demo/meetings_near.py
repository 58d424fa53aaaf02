"""What lists of others tell of around the made-up town: made up as well, marked as such, brought like any list."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any

from porch.home.demo.cast import ZONE
from porch.listings.listing import Listing
from porch.listings.recurrence import Recurrence
from porch.listings.report import Read
from porch.meetings.actions import doubt
from porch.meetings.models import Meeting, Source
from porch.sources.actions import bring
from porch.sources.models import Feed

TOWN, COUNTRY = "Riverside", "GB"
CENTRE = (53.80, -1.55)

# by a word for it: name, address, and how many thousandths of a degree north and east of the middle of town
PLACES = {
    "mill": ("Mill Lane hall", "14 Mill Lane", 4, -6),
    "library": ("Station Road library", "2 Station Road", -3, 9),
    "quay": ("Quayside rooms", "31 Old Quay", -11, 2),
    "chapel": ("Hope Street chapel, lower hall", "70 Hope Street", 9, 14),
    "clinic": ("Northfield health centre", "5 Northfield Way", 31, -8),
    "school": ("Elm Grove school, music room", "1 Elm Grove", -22, -25),
    "park": ("Park gates", "Hill Street", 14, 22),
    "cafe": ("The Corner Cup", "88 Market Street", 1, 1),
    "mission": ("Harbour mission", "9 Ferry Road", -38, 17),
    "town": ("Town hall, room 3", "Market Square", 0, -2),
    "barn": ("Moor End barn", "Moor End, Upper Fold", 96, -70),
    "women": ("Lantern house", "address on request", 18, -15),
    "college": ("Riverside college, block C", "120 College Road", -15, 40),
    "church": ("St Anne’s, side door", "6 Church Walk", 7, 30),
}

# fellowship, name, days (0 is Sunday), time, minutes, place (empty: none), link (empty: none), types
type Row = tuple[str, str, str, str, int, str, str, str]

TOWN_LIST: tuple[Row, ...] = (
    ("aa", "Early kettle", "12345", "07:00", 45, "mill", "", "open discussion wheelchair"),
    ("aa", "Lunch hour steps", "3", "12:15", 60, "town", "", "closed step-study"),
    ("aa", "Candles on Friday", "5", "21:00", 60, "chapel", "", "closed candlelight"),
    ("aa", "Women at the lantern", "2", "18:30", 75, "women", "", "closed women childcare"),
    ("aa", "New here, first seat", "6", "10:00", 60, "library", "", "open newcomers wheelchair"),
    ("aa", "Without a creed", "4", "19:30", 60, "cafe", "", "open secular"),
    ("aa", "Mesa redonda", "0", "18:00", 90, "quay", "", "open lang-es speaker"),
    ("aa", "Night line", "0123456", "23:30", 45, "", "https://rooms.example/night-line", "open"),
    ("na", "Clean start", "1", "19:00", 90, "clinic", "", "open newcomers wheelchair"),
    ("na", "Saturday basics", "6", "17:30", 60, "mission", "", "closed basic-text"),
    ("na", "Under thirty", "3", "20:00", 60, "college", "https://rooms.example/under-thirty", "open young"),
    ("na", "Rainbow room", "5", "19:00", 60, "quay", "", "open lgbtq"),
    ("na", "On the phone", "2", "08:00", 30, "", "+442079460001", "open just-for-today"),
    ("smart", "Tools and tea", "2", "18:00", 90, "library", "", "open four-points wheelchair"),
    ("smart", "Tools at home", "4", "20:00", 90, "", "https://rooms.example/tools", "open four-points"),
    ("smart", "Friends of somebody", "1", "17:30", 60, "", "https://rooms.example/friends", "open families"),
    (
        "dharma",
        "Sit and share",
        "0",
        "09:00",
        75,
        "school",
        "https://rooms.example/sit",
        "open meditation buddhist",
    ),
    ("dharma", "Quiet Wednesday", "3", "18:45", 60, "school", "", "open meditation mindfulness"),
    ("lifering", "How was your week", "5", "18:00", 60, "town", "", "open secular cross-talk"),
    (
        "lifering",
        "How was your week, at home",
        "1",
        "20:30",
        60,
        "",
        "https://rooms.example/week",
        "open secular",
    ),
    ("al-anon", "For those beside them", "2", "19:30", 60, "church", "", "open families"),
    ("al-anon", "Lunch for families", "4", "12:30", 60, "library", "", "open families childcare"),
    ("nar-anon", "Somebody I love uses", "3", "19:30", 75, "church", "", "open families newcomers"),
    (
        "women-for-sobriety",
        "Thirteen sentences",
        "1",
        "18:30",
        60,
        "women",
        "",
        "closed women thirteen-statements",
    ),
    ("celebrate-recovery", "Friday supper", "5", "18:00", 120, "chapel", "", "open christian meal childcare"),
    ("", "Walk and talk", "6", "09:30", 75, "park", "", "open outdoor animals"),
    (
        "",
        "Medicine is fine here",
        "4",
        "17:00",
        60,
        "clinic",
        "https://rooms.example/fine",
        "open medicine-friendly",
    ),
    ("", "Letters to oneself", "0", "16:00", 60, "cafe", "", "open art"),
)
MOOR_LIST: tuple[Row, ...] = (
    ("na", "Moor End Monday", "1", "20:00", 60, "barn", "", "open discussion"),
    ("na", "Moor End Thursday", "4", "20:00", 60, "barn", "", "closed it-works"),
    ("na", "Up early on the moor", "6", "08:00", 60, "barn", "", "open meditation"),
    ("na", "From the farms", "3", "21:00", 60, "", "https://rooms.example/farms", "open"),
)
HILL_LIST: tuple[Row, ...] = (
    ("aa", "Hill district Sunday", "0", "19:00", 60, "school", "", "open"),
    ("aa", "Hill district Tuesday", "2", "19:00", 60, "school", "", "closed"),
    ("aa", "Hill district Friday", "5", "19:00", 60, "college", "", "open speaker"),
)
ONCE_A_MONTH = {
    "Candles on Friday": Recurrence(nth=(1,)),
    "Letters to oneself": Recurrence(nth=(-1,)),
    "Friday supper": Recurrence(nth=(2, 4)),
    "Moor End Thursday": Recurrence(nth=(3,)),
}
ASK_FIRST = (
    Listing(
        slug="home-visits",
        name="We come to you",
        fellowship="aa",
        types=("open",),
        conference_phone="+442079460002",
        notes="For whoever cannot leave the house: ring, and two of us come. Made up, for this demo.",
    ),
    Listing(
        slug="sign-language",
        name="Meeting in sign language, by appointment",
        types=("open", "sign-language-british"),
        location="Town hall, room 3",
        address="Market Square",
        city=TOWN,
        notes="Write a day ahead, so that somebody who signs is there. Made up, for this demo.",
    ),
)


def bring_lists(now: datetime) -> None:
    """Three lists, through the verb any list comes by: one is fresh, one came by hand, one has not come for long."""
    town = _list("Riverside intergroup", now, 24)
    _bring(town, [*_told(TOWN_LIST), *ASK_FIRST], now - timedelta(hours=3))
    moor = _list("Moorland area", now, None)
    _bring(moor, _told(MOOR_LIST), now - timedelta(days=40))
    hill = _list("Hill district", now, 24)
    _bring(hill, _told(HILL_LIST), now - timedelta(days=19))
    Feed.objects.create(source=town, address="https://lists.example/riverside.json", trusted=True)
    why = "lists.example answered 404."
    Feed.objects.create(
        **{"source": hill, "address": "https://lists.example/hill.json", "trusted": True},
        **{
            "troubles": 19,
            "trouble": why,
            "warned_at": now - timedelta(days=16),
            "left_out_at": now - timedelta(days=5),
        },
    )
    wrong = Meeting.objects.get(source=town, key="saturday-basics")
    words = "The gate was shut and the sign was gone. A neighbour says since spring."
    doubt(wrong, "place", words, now=now - timedelta(days=1))


def _list(name: str, now: datetime, every_hours: int | None) -> Source:
    return Source.objects.create(
        **{"name": name, "kind": "meeting-guide", "zone": ZONE, "country": COUNTRY, "is_demo": True},
        **{"every_hours": every_hours, "added_at": now - timedelta(days=200)},
    )


def _bring(source: Source, listings: list[Listing], at: datetime) -> None:
    bring(Read("meeting-guide", len(listings), listings), source, by=None, now=at, is_demo=True)


def _told(rows: Iterable[Row]) -> list[Listing]:
    found = []
    for fellowship, name, days, at, minutes, place, link, types in rows:
        slug = name.lower().replace(",", "").replace(" ", "-")
        one = Listing(
            slug=slug,
            name=name,
            time=time.fromisoformat(at),
            minutes=minutes,
            zone=ZONE,
            fellowship=fellowship,
            types=tuple(types.split()),
            recurrence=ONCE_A_MONTH.get(name, Recurrence()),
            conference_url=link if link.startswith("https:") else "",
            conference_phone=link if link.startswith("+") else "",
            notes="Made up, for this demo.",
            **(_where(place) if place else {}),
        )
        found += [replace(one, slug=f"{slug}-{day}" if len(days) > 1 else slug, day=int(day)) for day in days]
    return found


def _where(place: str) -> dict[str, Any]:
    name, address, north, east = PLACES[place]
    return {
        **{"location": name, "address": address, "city": TOWN, "country": COUNTRY, "regions": (TOWN,)},
        **{"formatted_address": f"{address}, {TOWN}", "approximate": place == "women"},
        **{"latitude": round(CENTRE[0] + north / 1000, 5), "longitude": round(CENTRE[1] + east / 1000, 5)},
    }
