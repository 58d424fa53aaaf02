"""What a BMLT server answers, as listings: its search results, alone or with formats; its formats; its service bodies.

Every value there is a string. A listing takes what it has a field for; what is left stands under ``own`` by the
server's names, so that it can be answered again word for word, where the field is one every server has.
Whom a row names is left out.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import time
from html import unescape
from typing import Any
from zoneinfo import available_timezones

from porch.listings.listing import Listing
from porch.listings.report import BodyRow, FormatRow, Noted, Read, Refused, Unreadable
from porch.listings.semantic.formats import type_of
from porch.listings.semantic.rows import BESIDE_STOCK, NEVER_TOLD, STOCK

type Row = Mapping[str, Any]

USUAL_MINUTES = 60
LONGEST = 24 * 60
VIRTUAL = "2"
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_CLOCK = re.compile(r"(\d{1,2}):([0-5]\d)(?::\d{2})?", re.ASCII)
_NUMBER = re.compile(r"\d{1,9}", re.ASCII)
_LINK = re.compile(r"https?://\S+", re.IGNORECASE)
_TAKEN = {
    *(
        "meeting_name",
        "comments",
        "location_text",
        "location_info",
        "location_street",
        "location_municipality",
    ),
    *("location_province", "location_postal_code_1", "location_nation", "phone_meeting_number"),
    *("virtual_meeting_link", "virtual_meeting_additional_info", "time_zone", "latitude", "longitude"),
    *("weekday_tinyint", "start_time", "duration_time", "published", "root_server_uri", "root_server_id"),
    *("distance_in_km", "distance_in_miles", "service_body_name"),
}
_KEPT = frozenset({*STOCK, *BESIDE_STOCK}.difference(NEVER_TOLD, _TAKEN))


def is_bmlt(said: Any) -> bool:
    """Whether this is something a BMLT server answers."""
    rows = said.get("meetings", said.get("formats")) if isinstance(said, Mapping) else said
    if (
        not isinstance(rows, Sequence)
        or isinstance(rows, str | bytes)
        or not rows
        or not isinstance(rows[0], Mapping)
    ):
        return False
    first = rows[0]
    return any(
        names <= first.keys()
        for names in ({"id_bigint"}, {"key_string", "lang"}, {"id", "parent_id", "name"})
    )


def read_bmlt(
    said: Any, *, zone: str = "", country: str = "", fellowship: str = "", formats: Sequence[FormatRow] = ()
) -> Read:
    """What the parsed JSON of an answer holds; ``formats`` are those known from elsewhere.

    Unreadable where it is no answer, or an empty one.
    """
    if said in ({}, []):
        raise Unreadable("The server answered that it has no meetings: an empty list changes nothing.")
    if not is_bmlt(said):
        raise Unreadable("This is not what a BMLT server answers.")
    read = Read("bmlt")
    if isinstance(said, Mapping):
        rows, read.formats = said.get("meetings", []), format_rows(said.get("formats", []))
    elif "key_string" in said[0]:
        rows, read.formats = [], format_rows(said)
    elif "parent_id" in said[0]:
        rows, read.bodies = [], body_rows(said)
    else:
        rows = said
    usual = _Usual(zone, country, fellowship or "na", _worlds([*formats, *read.formats]))
    seen: set[str] = set()
    for number, row in enumerate(rows, start=1):
        read.rows += 1
        _take(_Row(number, row if isinstance(row, Mapping) else {}, read), usual, seen)
    return read


def format_rows(said: Sequence[Any]) -> list[FormatRow]:
    """The formats of GetFormats; what has no number or no key is left."""
    return [
        FormatRow(
            number=int(number),
            key=_plain(row.get("key_string"))[:16],
            lang=_plain(row.get("lang"))[:8] or "en",
            name=_plain(row.get("name_string"))[:255],
            description=_plain(row.get("description_string")),
            world_id=_plain(row.get("world_id"))[:32],
            kind=_plain(row.get("format_type_enum"))[:8],
        )
        for row in said
        if isinstance(row, Mapping)
        and _NUMBER.fullmatch(number := _plain(row.get("id")))
        and _plain(row.get("key_string"))
    ]


def body_rows(said: Sequence[Any]) -> list[BodyRow]:
    """The service bodies of GetServiceBodies; their helplines are public, who serves in them is not asked."""
    return [
        BodyRow(
            number=int(number),
            parent=int(parent) if _NUMBER.fullmatch(parent := _plain(row.get("parent_id"))) else 0,
            name=_plain(row.get("name"))[:255],
            description=_plain(row.get("description")),
            kind=_plain(row.get("type"))[:8],
            url=_plain(row.get("url"))[:500],
            helpline=_plain(row.get("helpline"))[:255],
            world_id=_plain(row.get("world_id"))[:32],
        )
        for row in said
        if isinstance(row, Mapping) and _NUMBER.fullmatch(number := _plain(row.get("id")))
    ]


# ---- one row ----


@dataclass(frozen=True, slots=True)
class _Usual:
    zone: str
    country: str
    fellowship: str
    worlds: Mapping[str, str]
    left_out: set[str] = field(default_factory=set)


@dataclass(slots=True)
class _Row:
    number: int
    said: Row
    read: Read
    text: Callable[[str], str] = field(init=False)

    def __post_init__(self) -> None:
        self.text = lambda name: _plain(self.said.get(name))

    def refuse(self, name: str, reason: str) -> None:
        self.read.refused.append(Refused(self.number, name, reason))

    def note(self, name: str, said: str) -> None:
        self.read.noted.append(Noted(self.number, name, said))


def _take(row: _Row, usual: _Usual, seen: set[str]) -> None:
    slug, day = row.text("id_bigint"), row.text("weekday_tinyint")
    if not slug:
        return row.refuse("id_bigint", "The meeting has no number.")
    if slug in seen:
        return row.refuse("id_bigint", f"There is a meeting {slug} already in this list.")
    if row.text("published") == "0":
        return row.refuse("published", "The meeting is not published.")
    if day and day not in ("1", "2", "3", "4", "5", "6", "7"):
        return row.refuse("weekday_tinyint", f"The day is 1 for Sunday to 7, not {day[:20]!r}.")
    starts = _minutes(row, "start_time")
    if row.text("start_time") and (starts is None or starts >= LONGEST):
        return row.refuse("start_time", f"{row.text('start_time')[:20]!r} is not a time of the day.")
    seen.add(slug)
    row.read.listings.append(_listing(row, usual, starts))
    return None


def _listing(row: _Row, usual: _Usual, starts: int | None) -> Listing:
    day = row.text("weekday_tinyint")
    types, unknown = _types(row, usual)
    latitude, longitude = _place(row)
    link, link_notes = _link(row)
    regions = (row.text(f"location_{name}") for name in ("sub_province", "city_subsection", "neighborhood"))
    return Listing(
        slug=row.text("id_bigint")[:64],
        name=_name(row),
        day=int(day) - 1 if day and starts is not None else None,
        time=None if starts is None or not day else time(starts // 60, starts % 60),
        minutes=_length(row),
        zone=_zone(row, usual),
        fellowship=usual.fellowship,
        types=types,
        unknown=unknown,
        notes=row.text("comments"),
        location=row.text("location_text")[:255],
        location_notes=row.text("location_info"),
        address=row.text("location_street"),
        city=row.text("location_municipality"),
        state=row.text("location_province"),
        postal_code=row.text("location_postal_code_1"),
        country=row.text("location_nation") or usual.country,
        regions=tuple(dict.fromkeys(one for one in regions if one)),
        latitude=latitude,
        longitude=longitude,
        approximate=row.text("venue_type") == VIRTUAL,
        conference_url=link,
        conference_url_notes=link_notes,
        conference_phone=row.text("phone_meeting_number")[:100],
        own=_own(row, usual.left_out),
    )


def _name(row: _Row) -> str:
    name = row.text("meeting_name") or row.text("location_text")
    if not row.text("meeting_name"):
        row.note("meeting_name", "The meeting has no name; it is called by its place.")
    return (name or "Meeting")[:255]


def _types(row: _Row, usual: _Usual) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The types of its formats, and the keys nobody knows."""
    keys = [key.strip() for key in row.text("formats").split(",") if key.strip()]
    met = [(key, type_of(key, usual.worlds.get(key, ""))) for key in keys]
    unknown = tuple(key for key, kind in met if kind is None)
    for key in unknown:
        row.note("formats", f"Nobody here knows the format {key!r}; it is kept as it stands.")
    return tuple(dict.fromkeys(kind.id for _, kind in met if kind is not None)), unknown


def _worlds(formats: Sequence[FormatRow]) -> dict[str, str]:
    """The world ids by key; of a key that several formats have, that of the first."""
    found: dict[str, str] = {}
    for one in formats:
        found.setdefault(one.key, one.world_id)
    return found


def _zone(row: _Row, usual: _Usual) -> str:
    zone = row.text("time_zone")
    if zone and zone not in available_timezones():
        row.note("time_zone", f"{zone[:40]!r} is no time zone.")
        return usual.zone
    return zone or usual.zone


def _minutes(row: _Row, name: str) -> int | None:
    """A time or a length in minutes; a bare number is minutes already."""
    said = row.text(name)
    found = _CLOCK.fullmatch(said)
    if found:
        return int(found[1]) * 60 + int(found[2])
    if _NUMBER.fullmatch(said) and len(said) <= 4:
        row.note(name, f"{said!r} is taken for minutes.")
        return int(said)
    if said:
        row.note(name, f"{said[:20]!r} is no time.")
    return None


def _length(row: _Row) -> int:
    said = _minutes(row, "duration_time")
    return said if said is not None and 1 <= said <= LONGEST else USUAL_MINUTES


def _place(row: _Row) -> tuple[float | None, float | None]:
    try:
        latitude, longitude = float(row.text("latitude")), float(row.text("longitude"))
    except ValueError:
        return None, None
    if latitude == 0 and longitude == 0:
        return None, None
    if not (abs(latitude) <= 90 and abs(longitude) <= 180):
        row.note("latitude", "The coordinates are not on this earth.")
        return None, None
    return latitude, longitude


def _link(row: _Row) -> tuple[str, str]:
    """The link, and what is said beside it; what is no link is said beside it too."""
    link, notes = row.text("virtual_meeting_link"), row.text("virtual_meeting_additional_info")
    if not link or (_LINK.fullmatch(link) and len(link) <= 1000):
        return link, notes
    row.note("virtual_meeting_link", "This is no web address; it stands with the words beside the link.")
    return "", " ".join(one for one in (link, notes) if one)


def _own(row: _Row, left_out: set[str]) -> dict[str, str]:
    """What is left, by the server's names, of the fields every server has; any other may be about a person."""
    told = {name: text for name in map(str, row.said) if name not in _TAKEN and (text := row.text(name))}
    for name in told.keys() - _KEPT.union(NEVER_TOLD, left_out):
        left_out.add(name)
        row.note(name[:60], "Nobody here knows this field; it is left out, for it may be about a person.")
    return {name: text for name, text in told.items() if name in _KEPT}


def _plain(value: Any) -> str:
    """One line or more without markup of characters and without control characters."""
    if value is None or isinstance(value, bool | dict | list):
        return ""
    return _CONTROL.sub("", unescape(str(value))).strip()
