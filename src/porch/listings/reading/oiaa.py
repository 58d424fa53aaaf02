"""Lists of meetings that are online alone, with all their times in one text: ``Sunday 8:30 AM`` on each line."""

from dataclasses import replace
from typing import Any

from porch.listings.listing import Listing
from porch.listings.reading import clock
from porch.listings.reading.guide import listings
from porch.listings.reading.taking import LONGEST_SLUG, NotTaken, Taking, kind_of, shown

MARKS = frozenset({"meetingId", "times"})
_BY_WORD = ("Chat", "Email", "Telephone")


def rows(taking: Taking, said: list[Any]) -> None:
    """Every row becomes a listing for each of its times. Nobody who is named in it is read."""
    for number, row in enumerate(said, 1):
        taking.row = number
        taking.read.rows += 1
        try:
            if not isinstance(row, dict):
                raise NotTaken("row", f"it is {kind_of(row)}, not an object with fields")
            for listing in _at_its_times(taking, row):
                taking.take(listing)
        except NotTaken as refused:
            taking.refuse(refused.field, refused.reason)


def _at_its_times(taking: Taking, row: dict[str, Any]) -> list[Listing]:
    one = listings(taking, _as_guide(row))[0]
    when = _times(taking, row.get("times"))
    if len(when) == 1:
        return [replace(one, day=when[0][0], time=when[0][1])]
    days = [day for day, _ in when]
    stem = one.slug[: LONGEST_SLUG - len("-0-0000")]
    found = []
    for day, at in when:
        slug = f"{stem}-{day}" if days.count(day) == 1 else f"{stem}-{day}-{at:%H%M}"
        found.append(replace(one, day=day, time=at, slug=slug))
    return found or [one]


def _as_guide(row: dict[str, Any]) -> dict[str, Any]:
    formats = [one for one in _BY_WORD if one in str(row.get("formats") or "")]
    types = [str(row[name]) for name in ("types", "languages") if row.get(name)] + formats
    place = row.get("physicalLocation")
    return {
        "slug": row.get("meetingId"),
        "name": row.get("name"),
        "timezone": row.get("timezone"),
        "types": types,
        "notes": row.get("notes"),
        "conference_url": row.get("url"),
        "conference_url_notes": row.get("accessCode"),
        "conference_phone": row.get("phone"),
        "formatted_address": place,
        "approximate": None if place else "yes",
        "updated": _first_word(row.get("lastEditDate") or row.get("dateCreated")),
    }


def _first_word(said: Any) -> str:
    """The day of ``12/29/20 JB``: who it was that wrote is nobody's business."""
    words = said.split() if isinstance(said, str) else []
    return words[0] if words else ""


def _times(taking: Taking, said: Any) -> list[tuple[int, Any]]:
    found = []
    for line in said.splitlines() if isinstance(said, str) else []:
        day, _, at = line.strip().partition(" ")
        try:
            begins = clock.clock(at)
            found += [(on, begins) for on in clock.days(day) if begins is not None]
        except clock.NotATime:
            taking.note("times", f"{shown(line)} is no day with a time: left out")
    if said and not found:
        taking.note("times", "no day with a time among them: kept as by appointment")
    return list(dict.fromkeys(found))
