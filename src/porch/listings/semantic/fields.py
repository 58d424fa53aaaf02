"""Which fields the meetings of a list have, and which values stand in one of them."""

from collections.abc import Collection, Iterator

from porch.listings.semantic.asked import NotAnswered
from porch.listings.semantic.catalogue import Catalogue
from porch.listings.semantic.rows import STOCK

DESCRIPTIONS = {
    "id_bigint": "ID",
    "worldid_mixed": "World ID",
    "service_body_bigint": "Service Body ID",
    "weekday_tinyint": "Weekday",
    "venue_type": "Venue Type",
    "start_time": "Start Time",
    "duration_time": "Duration",
    "time_zone": "Time Zone",
    "formats": "Formats",
    "lang_enum": "Language",
    "longitude": "Longitude",
    "latitude": "Latitude",
    "meeting_name": "Meeting Name",
    "location_text": "Location Name",
    "location_info": "Additional Location Information",
    "location_street": "Street Address",
    "location_city_subsection": "Borough",
    "location_neighborhood": "Neighborhood",
    "location_municipality": "Town",
    "location_sub_province": "County",
    "location_province": "State",
    "location_postal_code_1": "Zip Code",
    "location_nation": "Nation",
    "comments": "Comments",
    "zone": "Zone",
    "train_lines": "Train Lines",
    "bus_lines": "Bus Lines",
    "phone_meeting_number": "Phone Meeting Dial-in Number",
    "virtual_meeting_link": "Virtual Meeting Link",
    "virtual_meeting_additional_info": "Virtual Meeting Additional Info",
}
_MAY_BE_UNSAID = {"worldid_mixed", "venue_type", "time_zone", "formats", "latitude", "longitude"}
_NEVER_EMPTY = {"duration_time", "start_time"}


def field_keys(catalogue: Catalogue) -> list[dict[str, str]]:
    """Every field anyone may ask for, with its name for people; those only one server has come last."""
    further = [name for name in catalogue.fields if name not in STOCK]
    named = [*DESCRIPTIONS.items(), *((name, name.replace("_", " ").title()) for name in further)]
    return [{"key": name, "description": words} for name, words in named]


def field_values(
    catalogue: Catalogue, name: str, specific: Collection[int] = (), *, is_all: bool = False
) -> list[dict[str, str]]:
    """Each value of a field with the numbers of its meetings; NotAnswered (400) where there is no such field.

    For formats the values are their numbers; ``specific`` narrows them to these, and ``is_all`` to meetings that have
    all of these.
    """
    if not name:
        raise NotAnswered("Say which field with meeting_key; GetFieldKeys tells them.", 400)
    if name not in {one["key"] for one in field_keys(catalogue)}:
        raise NotAnswered(f"There is no field {name[:40]!r}; GetFieldKeys tells them.", 400)
    found: dict[str, list[int]] = {}
    for value, number in _values(catalogue, name, frozenset(specific), is_all=is_all):
        found.setdefault(value, []).append(number)
    return [{name: value or "NULL", "ids": ",".join(map(str, sorted(ids)))} for value, ids in found.items()]


def _values(
    catalogue: Catalogue, name: str, specific: frozenset[int], *, is_all: bool
) -> Iterator[tuple[str, int]]:
    if name == "formats":
        for one in catalogue.told:
            held = frozenset(one.formats) & specific if specific else frozenset(one.formats)
            if not specific or (held and (not is_all or held == specific)):
                yield ",".join(map(str, sorted(held))), one.number
        return
    for value, one in zip(catalogue.column(name) or [], catalogue.told, strict=True):
        if value or name in _MAY_BE_UNSAID:
            yield value, one.number
