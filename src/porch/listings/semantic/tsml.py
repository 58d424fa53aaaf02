"""Search results as readers of the Meeting Guide format take them: one row for each, whatever list it came from."""

import re
import unicodedata
from typing import Any

from porch.listings.semantic.answers import Found
from porch.listings.semantic.catalogue import Catalogue, Told
from porch.listings.semantic.rows import VIRTUAL

LONGEST_SLUG = 64
ONLINE = "ONL"
_WORLD = {"VM": ONLINE, "HYBR": "HY"}


def rows(catalogue: Catalogue, found: Found) -> list[dict[str, Any]]:
    """The meetings that were found; ``types`` are codes of the Meeting Guide where a format has one, else world ids."""
    return [_row(catalogue, catalogue.told[at]) for at in found.rows.tolist()]


def _row(catalogue: Catalogue, one: Told) -> dict[str, Any]:
    row = dict(zip(catalogue.fields, one.values, strict=True))
    ends = (one.starts + one.minutes) % (24 * 60)
    body = catalogue.bodies.get(one.body)
    region = body.name if body else ""
    place = [
        row[f"location_{name}"] for name in ("street", "municipality", "province", "postal_code_1", "nation")
    ]
    is_virtual = one.venue == VIRTUAL
    return {
        "day": one.weekday - 1,
        "time": row["start_time"][:5],
        "end_time": f"{ends // 60:02}:{ends % 60:02}",
        "timezone": row["time_zone"],
        "name": row["meeting_name"],
        "location": "Online Meeting" if is_virtual else row["location_text"],
        "formatted_address": ", ".join(part for part in place if part),
        "address": row["location_street"],
        "city": row["location_municipality"],
        "state": row["location_province"],
        "postal_code": row["location_postal_code_1"],
        "country": row["location_nation"],
        "types": _types(catalogue, one),
        "location_notes": row["location_info"],
        "notes": row["comments"],
        "coordinates": None if is_virtual or not row["latitude"] else f"{row['latitude']},{row['longitude']}",
        "slug": _slug(row["meeting_name"], one.number),
        "updated": f"{one.changed_at:%Y-%m-%d %H:%M:%S}",
        "region": region,
        "regions": [region],
        "conference_url": row["virtual_meeting_link"] or None,
        "conference_url_notes": row["virtual_meeting_additional_info"] or None,
        "conference_phone": row["phone_meeting_number"] or None,
        "conference_phone_notes": None,
    }


def _types(catalogue: Catalogue, one: Told) -> list[str]:
    held = (catalogue.formats[number] for number in one.formats)
    codes = [code for kind in held if (code := kind.mg or _WORLD.get(kind.world_id, kind.world_id))]
    if one.venue == VIRTUAL:
        codes.append(ONLINE)
    return list(dict.fromkeys(codes))


def _slug(name: str, number: int) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "meeting"
    ending = f"-{number}"
    return words[: LONGEST_SLUG - len(ending)].strip("-") + ending
