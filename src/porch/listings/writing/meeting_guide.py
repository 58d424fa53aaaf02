"""Listings as a feed of the Meeting Guide (spec 1.1.9), in the form that loses nobody on the way.

One row for each day, with the day as a number: a front end that many sites use drops meetings from feeds whose rows
name several. Every row has an address and says whether that is only about where it is, for without it the same front
end guesses. The address of a page about the one who lists it has two names in the spec; both are there.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, time
from hashlib import sha256
from typing import Any

from porch.listings.listing import Listing
from porch.listings.vocabulary import TYPES
from porch.listings.writing.words import beside_the_week

LONGEST_SLUG = 64
NOT_YET = frozenset({"BV-I", "D-HOH", "LO-I", "QSL", "RSL"})
"""Codes that are proposed, and not in the published list."""
CODES = {one.id: one.mg for one in TYPES.values() if one.mg and one.mg not in NOT_YET}
"""The code of every type that has one in the published list."""
FEWEST_DIGITS = 10  # what is shorter is no number to the front end
_AS_IT_IS = (
    *("group", "group_notes", "location", "location_notes", "address", "city", "state", "postal_code"),
    *("country", "conference_url", "conference_url_notes", "conference_phone_notes", "homegroup_online"),
    *("url", "feedback_url", "entity_email", "entity_location", "entity_logo", "entity_phone"),
)
_NO_SLUG = re.compile(r"[^A-Za-z0-9_.~-]+")
_PAYPAL = re.compile(r"[A-Za-z0-9]{1,20}")
_MIDNIGHT, _A_MINUTE_BEFORE = time(0), time(23, 59)
_TOO_LONG_FOR_MIDNIGHT = 8 * 60


def feed(listings: Iterable[Listing], *, today: date | None = None) -> bytes:
    """The whole feed, a row on a line. ``today`` leaves out what was said of days that are over."""
    return array(line(row) for row in rows(listings, today=today))


def line(row: Mapping[str, Any]) -> bytes:
    """A row as it stands in the feed."""
    return json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode()


def array(lines: Iterable[bytes]) -> bytes:
    """The feed of these lines."""
    return b"[\n" + b",\n".join(lines) + b"\n]\n"


def rows(listings: Iterable[Listing], *, today: date | None = None) -> Iterator[dict[str, Any]]:
    """Row by row, no two with the same slug."""
    taken: set[str] = set()
    for listing in listings:
        slug = _free(slug_of(listing.slug), taken)
        taken.add(slug)
        yield row(listing, slug, today=today)


def row(listing: Listing, slug: str = "", *, today: date | None = None) -> dict[str, Any]:
    """One row: only fields of the spec, only those that say something."""
    said: dict[str, Any] = {"slug": slug or slug_of(listing.slug), "name": listing.name[:255]}
    said |= _times(listing)
    said["types"] = [CODES[one] for one in listing.types if one in CODES]
    said |= {name: getattr(listing, name) for name in _AS_IT_IS}
    said |= _place(listing)
    said |= _entity(listing)
    said |= _baskets(listing)
    phone = re.sub(r"[^\d,+#*]", "", listing.conference_phone)
    rule = "" if listing.day is None else beside_the_week(listing.recurrence, listing.day, today)
    call = f"To call in: {listing.conference_phone}" if 0 < len(phone) < FEWEST_DIGITS else ""
    said["conference_phone"] = "" if call else phone
    said["notes"] = "\n".join(filter(None, (rule, listing.notes, call)))
    said["feedback_emails"] = list(listing.feedback_emails)
    if listing.updated:
        said["updated"] = f"{listing.updated.astimezone(UTC):%Y-%m-%d %H:%M:%S}"
    return {name: value for name, value in said.items() if value not in ("", None, []) or name == "types"}


def slug_of(slug: str) -> str:
    """The same slug where an address can hold it; a longer one ends in a few letters that only it has."""
    plain = _NO_SLUG.sub("-", slug).strip("-")
    if plain == slug and len(slug) <= LONGEST_SLUG:
        return slug
    mark = sha256(slug.encode()).hexdigest()[:8]
    return f"{plain[: LONGEST_SLUG - 9].strip('-')}-{mark}".lstrip("-")


def end_of(begins: time, minutes: int) -> time:
    """When it is over by the same clock. What lasts a day ends a minute early: an end like its beginning is none.

    So does what lasts for hours until midnight, which in many lists means that nobody said when it ends.
    """
    at = (begins.hour * 60 + begins.minute + min(minutes, 1439)) % 1440
    ends = time(at // 60, at % 60)
    return _A_MINUTE_BEFORE if ends == _MIDNIGHT and minutes > _TOO_LONG_FOR_MIDNIGHT else ends


def address_of(listing: Listing) -> str:
    """Where it is in one line. For a meeting without a place, about where those are who list it."""
    if listing.formatted_address:
        return listing.formatted_address
    region = " ".join(filter(None, (listing.state, listing.postal_code)))
    street = ", ".join(filter(None, (listing.address, listing.city, region, listing.country)))
    if street:
        return street
    about = ", ".join(reversed(listing.regions)) or listing.entity_location
    if listing.location:
        return ", ".join(filter(None, (listing.location, about)))
    return about or listing.zone.split("/")[-1].replace("_", " ")


def _times(listing: Listing) -> dict[str, Any]:
    said: dict[str, Any] = {"timezone": listing.zone}
    if listing.day is not None and listing.time is not None:
        ends = end_of(listing.time, listing.minutes)
        said |= {"day": listing.day, "time": f"{listing.time:%H:%M}", "end_time": f"{ends:%H:%M}"}
    return said


def _place(listing: Listing) -> dict[str, Any]:
    """Coordinates as numbers with five decimals, a metre; whether they are of a door, always."""
    said: dict[str, Any] = {
        "formatted_address": address_of(listing),
        "approximate": "no" if listing.has_a_place else "yes",
    }
    if listing.latitude is not None and listing.longitude is not None:
        said |= {"latitude": round(listing.latitude, 5), "longitude": round(listing.longitude, 5)}
    if len(listing.regions) > 2:
        said["regions"] = list(listing.regions)
    else:
        said |= dict(zip(("region", "sub_region"), listing.regions, strict=False))
    return said


def _entity(listing: Listing) -> dict[str, Any]:
    """Where anything is told of whoever lists it, their name is too."""
    told = (
        *(listing.entity_email, listing.entity_location, listing.entity_logo),
        *(listing.entity_phone, listing.entity_url),
    )
    name = listing.entity or (listing.group or listing.name if any(told) else "")
    return {"entity": name, "entity_url": listing.entity_url, "entity_website_url": listing.entity_url}


def _baskets(listing: Listing) -> dict[str, str]:
    """Names at payment services as the spec wants them; anything else could be what nobody should read."""
    return {
        "venmo": listing.venmo if listing.venmo.startswith("@") else "",
        "square": listing.square if listing.square.startswith("$") else "",
        "paypal": listing.paypal if _PAYPAL.fullmatch(listing.paypal) else "",
    }


def _free(slug: str, taken: set[str]) -> str:
    found, number = slug, 1
    while found in taken:
        number += 1
        found = f"{slug[: LONGEST_SLUG - len(str(number)) - 1]}-{number}"
    return found
