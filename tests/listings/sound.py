"""What holds for every listing, whatever it was read from."""

import json
import re
from dataclasses import fields

from porch.listings.listing import Listing
from porch.listings.reading.zones import available
from porch.listings.report import Read
from porch.listings.vocabulary import TYPES

_NEVER = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")
_MOST = {"name": 255, "location": 255, "slug": 200, "conference_url": 1000, "conference_phone": 100}
_LINKS = ("conference_url", "url", "entity_url", "entity_logo", "feedback_url")


def faults(found: Read) -> list[str]:
    """What is wrong with a reading; nothing, ever."""
    wrong = [f"{one.slug!r}: {fault}" for one in found.listings for fault in _of(one)]
    if len({one.slug for one in found.listings}) < len(found.listings):
        wrong.append("two listings have one slug")
    if found.rows > len(found.listings) + len(found.refused) + len(found.bodies) + len(found.formats):
        wrong.append("a row is neither a listing nor refused")
    if not all(one.row >= 1 and one.field and one.reason for one in found.refused):
        wrong.append("a refusal without a row, a field or a reason")
    told = [f"{one.field}{one.note}" for one in found.noted] + [str(one) for one in found.refused]
    return wrong + [f"cannot be shown: {one!r}" for one in told if _NEVER.search(one)]


def _of(one: Listing) -> list[str]:
    wrong = []
    if not one.slug or not one.name:
        wrong.append("without slug or name")
    if one.day not in (None, 0, 1, 2, 3, 4, 5, 6) or not 1 <= one.minutes <= 1440:
        wrong.append("at no time of the week")
    if one.zone and one.zone not in available():
        wrong.append("in no time zone")
    if (one.latitude is None) != (one.longitude is None):
        wrong.append("half a place")
    if one.latitude is not None and one.longitude is not None:
        on_earth = abs(one.latitude) <= 90 and abs(one.longitude) <= 180
        wrong += [] if on_earth else ["off the map"]
    if not set(one.types) <= set(TYPES):
        wrong.append("of a kind that is no word")
    texts = {field.name: getattr(one, field.name) for field in fields(one)}
    wrong += [f"{name} cannot be shown" for name, text in texts.items() if _NEVER.search(_as_text(text))]
    wrong += [f"{name} is too long" for name, most in _MOST.items() if len(texts[name]) > most]
    wrong += [
        f"{name} is no link" for name in _LINKS if not re.match(r"(https?://|mailto:|$)", texts[name], re.I)
    ]
    json.dumps(one.own, allow_nan=False).encode()
    return wrong


def _as_text(value: object) -> str:
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict | tuple) else ""
