"""Rows with the field names of the Meeting Guide, from wherever they come, as listings."""

from datetime import datetime, time
from typing import Any

from porch.listings.listing import Listing
from porch.listings.reading import clock, links, places
from porch.listings.reading.kinds import kinds
from porch.listings.reading.taking import LONGEST_SLUG, LONGEST_TEXT, NotTaken, Taking, kind_of, shown
from porch.listings.reading.zones import zone_of
from porch.listings.vocabulary import fellowship_id, heard

LONGEST_USUAL = 4 * 60
LONGEST_FELLOWSHIP = 32
LONGEST_ZONE = 64
_KEPT = frozenset(
    (
        *(
            "id",
            "website",
            "website_2",
            "district",
            "sub_district",
            "attendance_option",
            "county",
            "location_url",
        ),
        *("group_id", "location_id"),
    )
)
_DELETED = ("d", "1", "true", "yes", "x")
_LINKS = {"url": 2000, "entity_logo": 2000, "entity_url": 2000, "feedback_url": 4000}
_ACCOUNTS = frozenset(("venmo", "square", "paypal", "homegroup_online"))
_NAMED = ("contact_1_name", "contact_2_name", "contact_3_name")
_LONG_TEXT = frozenset(
    ("notes", "group_notes", "location_notes", "conference_url_notes", "conference_phone_notes")
)
_SHORT_TEXT = frozenset(
    (
        *("group", "location", "city", "state", "postal_code", "country"),
        *("entity", "entity_email", "entity_location", "entity_phone"),
    )
)


def rows(taking: Taking, said: list[Any], blanks: bool = False) -> None:
    """Every row becomes listings or is refused; the numbers of rows are those of the source.

    ``blanks``: a row with nothing in it, as tables have them, is passed over.
    """
    for number, row in enumerate(said, 1):
        if blanks and not row:
            continue
        taking.row = number
        taking.read.rows += 1
        try:
            if not isinstance(row, dict):
                raise NotTaken("row", f"it is {kind_of(row)}, not an object with fields")
            if str(row.get("deleted", "")).strip().lower() in _DELETED:
                raise NotTaken("deleted", "the list says itself that this is no meeting any more")
            for listing in listings(taking, row):
                taking.take(listing)
        except NotTaken as refused:
            taking.refuse(refused.field, refused.reason)


def listings(taking: Taking, row: dict[str, Any]) -> list[Listing]:
    """One for each day of the week the row tells of."""
    told = _told(taking, row)
    on = _days(taking, row)
    if len(on) < 2:
        return [Listing(day=on[0] if on else None, **told)]
    if told["time"] is None:
        taking.note("day", "several days and no time: kept as by appointment")
        return [Listing(**told)]
    slug = told.pop("slug")[: LONGEST_SLUG - 2]
    return [Listing(day=day, slug=f"{slug}-{day}", **told) for day in on]


def _told(taking: Taking, row: dict[str, Any]) -> dict[str, Any]:
    """All that a row tells of, but for the day."""
    told: dict[str, Any] = {}
    own: dict[str, Any] = {}
    for name, said in row.items():
        if said is None or said == "":
            continue
        if name in _SHORT_TEXT:
            told[name] = taking.text(row, name)
        elif name in _LONG_TEXT:
            told[name] = taking.text(row, name, LONGEST_TEXT, lines=True)
        elif name in _KEPT and (text := taking.text(row, name)):
            own[name] = text
    begins, minutes = _times(taking, row, own)
    fellowship = taking.fellowship
    if row.get("fellowship"):
        fellowship = fellowship_id(taking.text(row, "fellowship", LONGEST_FELLOWSHIP)) or fellowship
    told["types"], told["unknown"], venues = kinds(taking, row.get("types"), fellowship)
    _place(taking, row, told)
    _online(taking, row, told, venues)
    _others(taking, row, told)
    name = _name(taking, row, told)
    return told | {
        "slug": _slug(taking, row, name, begins, told),
        "name": name,
        "time": begins,
        "minutes": minutes,
        "zone": _zone(taking, row),
        "fellowship": fellowship,
        "updated": _updated(taking, row),
        "own": own,
    }


def _name(taking: Taking, row: dict[str, Any], told: dict[str, Any]) -> str:
    if name := taking.text(row, "name"):
        return name
    for instead in ("group", "location"):
        if name := told.get(instead, ""):
            taking.note("name", f"without a name: called after its {instead}")
            return str(name)
    raise NotTaken("name", "it has no name, and neither a group nor a place to be called after")


def _slug(taking: Taking, row: dict[str, Any], name: str, begins: time | None, told: dict[str, Any]) -> str:
    said = row.get("slug")
    if said is None or said == "":
        said = row.get("id")
    slug = taking.text({"slug": said}, "slug", LONGEST_SLUG)
    if slug:
        return slug
    # the same words every time, so that the same row has the same slug when the source is read again
    parts = [name, told.get("location", ""), str(row.get("day", "")), f"{begins:%H%M}" if begins else ""]
    slug = "-".join(part for one in parts if (part := heard(one)))[:120] or "meeting"
    taking.note("slug", f"without a slug: called {slug}")
    return slug


def _days(taking: Taking, row: dict[str, Any]) -> tuple[int, ...]:
    said = row.get("day")
    try:
        on = clock.days(said)
    except clock.NotATime:
        taking.note("day", f"{shown(said)} is no day of the week: kept as by appointment")
        return ()
    if not on and row.get("time"):
        taking.note("day", "a time without a day: kept as by appointment")
    elif said == 7 or said == "7":
        taking.note("day", "7 is read as Sunday")
    return on


def _times(taking: Taking, row: dict[str, Any], own: dict[str, Any]) -> tuple[time | None, int]:
    said, said_end = row.get("time"), row.get("end_time")
    try:
        begins, ends = clock.span(said)
    except clock.NotATime:
        taking.note("time", f"{shown(said)} is no time: kept as by appointment")
        own["time"] = shown(said)
        return None, 60
    if isinstance(said, str) and said.strip().startswith("24"):
        taking.note("time", "24:00 is read as midnight at the beginning of that day")
    elif isinstance(said, int | float) and begins is not None:
        taking.note("time", f"{said} is read as {begins:%H:%M}")
    if begins is None:
        return None, 60
    try:
        ends = clock.clock(said_end) or ends
    except clock.NotATime:
        taking.note("end_time", f"{shown(said_end)} is no time: taken to last an hour")
        return begins, 60
    return begins, _minutes(taking, row, begins, ends)


def _minutes(taking: Taking, row: dict[str, Any], begins: time, ends: time | None) -> int:
    if ends is None:
        try:
            return clock.length(row.get("duration")) or 60
        except clock.NotATime:
            taking.note("duration", f"{shown(row['duration'])} is no length: taken to last an hour")
            return 60
    minutes = clock.minutes_between(begins, ends)
    if minutes == 0:
        taking.note("end_time", "ends when it begins: taken to last an hour")
        return 60
    if ends == time(0) and minutes > LONGEST_USUAL * 2:
        # lists write midnight where nobody said when it ends
        taking.note("end_time", f"midnight would be {minutes // 60} hours later: taken to last an hour")
        return 60
    if minutes > LONGEST_USUAL:
        taking.note("end_time", f"lasts {minutes // 60} h {minutes % 60} min, which is unusually long")
    return minutes


def _zone(taking: Taking, row: dict[str, Any]) -> str:
    said = row.get("timezone")
    if said and isinstance(said, str):
        zone = zone_of(said[:LONGEST_ZONE])
        if zone != said.strip():
            meant = f"read as {zone}" if zone else f"no time zone: taken to be {taking.zone or 'unknown'}"
            taking.note("timezone", f"{shown(said)} is {meant}")
        return zone or taking.zone
    taking.without_zone += 1
    return taking.zone


def _place(taking: Taking, row: dict[str, Any], told: dict[str, Any]) -> None:
    formatted = taking.text(row, "formatted_address", 500)
    address, aside = places.without_aside(taking, taking.text(row, "address", 500))
    if aside:
        told["location_notes"] = "\n".join(filter(None, (told.get("location_notes", ""), aside)))
    country = places.country_of(told.get("country", "")) or places.country_at_the_end(formatted)
    where = places.coordinates(taking, row, ("latitude", "longitude"), country)
    told["formatted_address"], told["address"] = formatted, address
    told["regions"] = places.regions(taking, row)
    told["latitude"], told["longitude"] = where or (None, None)
    told["approximate"] = places.is_approximate(
        row.get("approximate"), address, formatted, told.get("location", "")
    )


def _online(taking: Taking, row: dict[str, Any], told: dict[str, Any], venues: tuple[str, ...]) -> None:
    country = places.country_of(told.get("country", "")) or taking.country
    country = country or places.country_at_the_end(told["formatted_address"])
    told["conference_url"] = links.link(taking, row, "conference_url")
    told["conference_phone"], instead = links.phone(taking, row, "conference_phone", country)
    if instead:
        notes = (told.get("conference_phone_notes", ""), instead)
        told["conference_phone_notes"] = "\n".join(one for one in notes if one)
    if venues and "in-person" not in venues and not (told["conference_url"] or told["conference_phone"]):
        taking.note("types", "says it is online, and gives neither a link nor a number to call")


def _others(taking: Taking, row: dict[str, Any], told: dict[str, Any]) -> None:
    for name in row:
        if name in _LINKS and row[name]:
            told[name] = links.link(taking, row, name, _LINKS[name], mail=name == "feedback_url")
        elif name in _ACCOUNTS and row[name]:
            told[name] = links.account(taking, row, name)
        elif name in _NAMED and isinstance(row[name], str) and _has_a_last_name(row[name]):
            taking.note(
                name, "seems to hold a last name; contacts are never kept here, but the list shows it"
            )
    if site := row.get("entity_website_url"):
        told["entity_url"] = links.link(taking, {"entity_website_url": site}, "entity_website_url")
    if emails := row.get("feedback_emails") or row.get("entity_feedback_emails"):
        told["feedback_emails"] = links.mails(taking, emails, "feedback_emails")


def _has_a_last_name(said: str) -> bool:
    words = [word.strip(".,") for word in said.split() if word.strip(".,")]
    return len(words) > 1 and len(words[-1]) > 1 and words[-1][0].isupper()


def _updated(taking: Taking, row: dict[str, Any]) -> datetime | None:
    said = row.get("updated")
    if not said:
        return None
    try:
        at, as_agreed = clock.moment(str(said)[:60], taking.country not in ("", "US", "CA"))
    except clock.NotATime:
        taking.note("updated", f"{shown(said)} is no date: left out")
        return None
    taking.dated_otherwise += not as_agreed
    return at
