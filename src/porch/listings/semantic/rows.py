"""One meeting as a row of the API: every value a string, nobody's name, number or mail among them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from porch.listings.listing import Listing
from porch.listings.semantic.formats import Format, keys_and_numbers
from porch.listings.writing.words import beside_the_week

IN_PERSON, VIRTUAL, HYBRID = 1, 2, 3
NEVER_TOLD = (
    *("email_contact", "contact_phone_2", "contact_email_2", "contact_name_2"),
    *("contact_phone_1", "contact_email_1", "contact_name_1"),
)
DISTANCES = ("distance_in_km", "distance_in_miles")
MAIN = (
    *("id_bigint", "worldid_mixed", "shared_group_id_bigint", "service_body_bigint", "weekday_tinyint"),
    *(
        "venue_type",
        "start_time",
        "duration_time",
        "time_zone",
        "formats",
        "lang_enum",
        "longitude",
        "latitude",
    ),
    *("published", "root_server_uri", "format_shared_id_list"),
)
TEXTS = (
    *("meeting_name", "location_text", "location_info", "location_street", "location_city_subsection"),
    *("location_neighborhood", "location_municipality", "location_sub_province", "location_province"),
    *("location_postal_code_1", "location_nation", "comments", "zone", "train_lines", "bus_lines"),
    *("phone_meeting_number", "virtual_meeting_link", "virtual_meeting_additional_info"),
)
STOCK = (*MAIN, *TEXTS, *NEVER_TOLD)
_KEPT = (
    *("worldid_mixed", "shared_group_id_bigint", "lang_enum", "location_city_subsection"),
    *("location_neighborhood", "location_sub_province", "zone", "train_lines", "bus_lines"),
)
BESIDE_STOCK = frozenset(("parking",))
"""Fields a server may add that say something of a place. Any other may name whoever serves there."""
_VENUES = ("1", "2", "3")
DOUBTED = "Somebody told us that this may be wrong: please check before you set out."


@dataclass(frozen=True, slots=True)
class Entry:
    """A meeting that has a day and a time, as the catalogue takes it.

    ``number`` is its public id, ``body`` the number of its service body. ``is_bmlt`` says that ``listing.own`` holds
    fields of a BMLT server. ``version`` counts its changes, the last at ``changed_at``. Of days off and moved ones only
    those from ``today`` on are told.
    """

    number: int
    listing: Listing
    body: int
    formats: tuple[Format, ...]
    changed_at: datetime
    version: int = 0
    is_bmlt: bool = False
    is_doubted: bool = False
    today: date | None = None


def fields_of(listing: Listing) -> set[str]:
    """The fields a BMLT server has of its own making, beyond those every server has, that may be told again."""
    return {name for name, value in listing.own.items() if isinstance(value, str) and name in BESIDE_STOCK}


def row_of(entry: Entry, extra: Iterable[str], root: str) -> dict[str, str]:
    """All the fields of a meeting but the two distances, ``extra`` ones last."""
    listing = entry.listing
    own: Mapping[str, object] = listing.own if entry.is_bmlt else {}
    keys, numbers = keys_and_numbers(entry.formats)
    said = {name: _text(own.get(name)) for name in _KEPT}
    row = {
        **dict.fromkeys(STOCK, ""),
        **said,
        "id_bigint": str(entry.number),
        "service_body_bigint": str(entry.body),
        "weekday_tinyint": str((listing.day or 0) + 1),
        "venue_type": _text(own.get("venue_type"))
        if own.get("venue_type") in _VENUES
        else str(venue_of(listing)),
        "start_time": f"{listing.time:%H:%M:%S}" if listing.time else "",
        "duration_time": f"{listing.minutes // 60:02}:{listing.minutes % 60:02}:00",
        "time_zone": listing.zone,
        "formats": keys,
        "lang_enum": said["lang_enum"] or "en",
        "longitude": number_as_text(listing.longitude),
        "latitude": number_as_text(listing.latitude),
        "published": "1",
        "root_server_uri": root,
        "format_shared_id_list": numbers,
        **_texts(entry, said),
    }
    return row | {name: _text(own.get(name)) for name in extra}


def _texts(entry: Entry, said: Mapping[str, str]) -> dict[str, str]:
    listing = entry.listing
    neighborhood = said["location_neighborhood"]
    if not entry.is_bmlt and listing.regions and listing.regions[-1] != listing.city:
        neighborhood = listing.regions[-1]
    return {
        "meeting_name": listing.name,
        "location_text": listing.location,
        "location_info": listing.location_notes,
        "location_street": listing.address or ("" if listing.city else listing.formatted_address),
        "location_neighborhood": neighborhood,
        "location_municipality": listing.city,
        "location_province": listing.state,
        "location_postal_code_1": listing.postal_code,
        "location_nation": listing.country,
        "comments": _comments(entry),
        "phone_meeting_number": listing.conference_phone,
        "virtual_meeting_link": listing.conference_url,
        "virtual_meeting_additional_info": listing.conference_url_notes or listing.conference_phone_notes,
    }


def venue_of(listing: Listing) -> int:
    """1 where there is only a door, 2 where there is only a link or a number, 3 where there are both."""
    if not listing.is_online:
        return IN_PERSON
    return HYBRID if listing.is_in_person else VIRTUAL


def _comments(entry: Entry) -> str:
    """The notes; and what this API has no field for, as sentences in front, where people read them."""
    said = [DOUBTED] if entry.is_doubted else []
    said += [
        beside_the_week(entry.listing.recurrence, entry.listing.day or 0, entry.today),
        entry.listing.notes,
    ]
    return " ".join(one for one in said if one)


def number_as_text(number: float | None) -> str:
    """As few digits as say exactly this number; empty for none."""
    if number is None:
        return ""
    return repr(number).removesuffix(".0")


def moment(at: datetime) -> tuple[str, str]:
    """Seconds since 1970, and the moment for people, in UTC."""
    there = at.astimezone(UTC)
    return str(
        int(at.timestamp())
    ), f"{there.hour % 12 or 12}:{there:%M %p}, {there.month}/{there.day}/{there.year}"


def _text(value: object) -> str:
    return value if isinstance(value, str) else ("" if value is None else str(value))
