"""Tables: a row of headers, in whatever words, and a meeting in each row after it."""

import csv
import io
import re
from collections.abc import Iterator
from typing import Any

from porch.listings.report import Unreadable
from porch.listings.vocabulary import by_mg, by_name, heard

FIELDS = (
    *("name", "slug", "day", "time", "end_time", "timezone", "types", "notes", "location", "location_notes"),
    *("group", "group_notes", "formatted_address", "address", "city", "state", "postal_code", "country"),
    *("region", "sub_region", "sub_sub_region", "regions", "latitude", "longitude", "approximate"),
    *("conference_url", "conference_url_notes", "conference_phone", "conference_phone_notes"),
    *("venmo", "square", "paypal", "homegroup_online", "updated", "url", "edit_url"),
    *("feedback_emails", "feedback_url", "fellowship", "duration", "author"),
    *("entity", "entity_email", "entity_location", "entity_logo", "entity_phone", "entity_url"),
    *(
        "entity_website_url",
        "website",
        "website_2",
        "district",
        "sub_district",
        "attendance_option",
        "county",
    ),
    *(f"contact_{n}_{what}" for n in (1, 2, 3) for what in ("name", "email", "phone")),
)
_CALLED = {
    "name": "meeting name|meeting|meeting title|title|nombre|nom|committee name",
    "slug": "id|bmlt_id|meeting id|uid",
    "day": "weekday|day of week|day of the week|days|meeting day|día|jour|wochentag|tag",
    "time": "start time|starts|start|begin|begins|meeting time|hora|heure|uhrzeit|beginn",
    "end_time": "end|ends|finish|ende",
    "duration": "length|minutes|duration minutes",
    "timezone": "time zone|tz|zone",
    "types": "type|meeting type|meeting types|formats|format|tags|categories|codes",
    "notes": "note|comments|comment|description|details|meeting notes|remarks|additional info",
    "location": "place|location name|venue|building|where|meeting location|lugar|lieu|ort",
    "location_notes": "location info|directions|place notes|room",
    "group": "group name|home group",
    "formatted_address": "full address|complete address",
    "address": "street|street address|address line 1|address 1|location street|dirección|adresse|straße",
    "city": "town|municipality|locality|ciudad|ville|stadt",
    "state": "province|state/province|county/state",
    "postal_code": "zip|zip code|zipcode|postcode|post code|postal|plz",
    "country": "nation|país|pays|land",
    "region": "area|neighborhood|neighbourhood",
    "sub_region": "subregion|sub area",
    "latitude": "lat",
    "longitude": "lng|lon|long",
    "conference_url": "zoom|zoom link|zoom url|online link|online url|meeting link|meeting url|virtual meeting link"
    "|video link|join link|online meeting link|video conference url",
    "conference_url_notes": "zoom notes|online notes|virtual meeting info|zoom password|access code|virtual meeting"
    " additional info",
    "conference_phone": "phone meeting number|dial in|dial-in number|dial in number|telephone number to join",
    "updated": "last updated|last modified|modified|last changed",
    "url": "link|page|permalink|listing url",
    "fellowship": "program|programme|fellowship name",
    "website": "group website|web site",
    "deleted": "delete|unpublished",
    "feedback_emails": "entity feedback emails|feedback email",
}
_HEADERS = {
    "deleted": "deleted",
    **{heard(alias): name for name, called in _CALLED.items() for alias in called.split("|")},
    **{heard(name): name for name in FIELDS},
}
_GUARD = re.compile(
    r"^'(?=[=@+\t\r-])"
)  # by which a table keeps a spreadsheet from taking a cell for a formula
_DELIMITERS = ",;\t|"
_TITLES_ABOVE = 12
_ENOUGH = 2
_NUMBERED = re.compile(r"^(format|language|type|tag) ?\d$", re.IGNORECASE)
_YES = {"yes", "y", "x", "true", "1", "✓", "✔", "ja", "sí", "si", "oui"}
_NO = {"no", "n", "false", "0", "none", "nein", "non", "-"}
MUST = {"name", "day", "time"}


def rows_of_text(text: str) -> list[list[str]] | None:
    """The cells of a CSV, by commas, semicolons, tabs or bars; None if it does not look like one."""
    start = text.lstrip("\ufeff\r\n")
    head = start[:20_000]
    best = max(_DELIMITERS, key=lambda one: _promise(head, one))
    if not _promise(head, best):
        return None
    limit = csv.field_size_limit(10_000_000)
    try:
        return list(csv.reader(io.StringIO(start, newline=""), delimiter=best))
    except csv.Error as trouble:
        raise Unreadable(f"This begins as a table, and cannot be read as one: {trouble}.") from None
    finally:
        csv.field_size_limit(limit)


def _promise(head: str, delimiter: str) -> int:
    """How many headers are known if this parts the cells."""
    try:
        rows = list(_first(csv.reader(io.StringIO(head, newline=""), delimiter=delimiter)))
    except csv.Error:
        return 0
    return max((_known(row) for row in rows), default=0) if any(len(row) > 1 for row in rows) else 0


def _first(rows: Iterator[list[str]]) -> Iterator[list[str]]:
    for number, row in enumerate(rows):
        if number == _TITLES_ABOVE:
            return
        yield row


def _known(row: list[Any]) -> int:
    names = {header_of(one) for one in row}
    return len(names - {""}) if names & MUST else 0


def header_of(said: Any) -> str:
    """The field a header means, else nothing."""
    return _HEADERS.get(heard(str(said)[:80]), "") if said else ""


def records(rows: list[Any]) -> tuple[list[dict[str, Any]], list[str]]:
    """A row of the table as a record with our names, and the headers nobody knows. Blank rows are empty records.

    The header is the first row in which at least two are known: sheets have titles above.
    """
    cells = [row if isinstance(row, list) else [] for row in rows]
    at = next((n for n, row in enumerate(cells[:_TITLES_ABOVE]) if _known(row) >= _ENOUGH), None)
    if at is None:
        raise Unreadable(
            "This is a table without headers that are known: it needs at least Name and Day, or Time."
        )
    names = [_as_raw(one) if _is_raw(cells[at]) else header_of(one) for one in cells[at]]
    below = cells[at + 1 :]
    asked = [
        "" if name else _kind_asked(one, below, n)
        for n, (one, name) in enumerate(zip(cells[at], names, strict=True))
    ]
    known = [one or other for one, other in zip(names, asked, strict=True)]
    strangers = [str(one).strip() for one, name in zip(cells[at], known, strict=True) if one and not name]
    return [_record(names, asked, row) for row in below], strangers


def _kind_asked(header: Any, below: list[list[Any]], at: int) -> str:
    """The kind of meeting a column asks about, ``Wheelchair``: yes. Of ``Format2`` the cells say it themselves.

    Only where every cell answers: under ``Email`` there may be somebody's address, and no kind of meeting.
    """
    said = str(header or "")[:80].strip()
    if _NUMBERED.match(said):
        return said
    kind = "Wheelchair" if said == "WheelChr" else said if by_name(said) else ""
    cells = (row[at] for row in below if len(row) > at)
    return kind if kind and all(_answer(cell) is not None for cell in cells) else ""


def _answer(cell: Any) -> bool | str | None:
    """Yes or no, or the kind it names; None for what is no answer."""
    said = str(cell).strip()[:80] if cell is not None else ""
    word = heard(said) or said
    if word in _YES:
        return True
    if not word or word in _NO:
        return False
    return said if by_name(said) or by_mg(said) else None


def _is_raw(row: list[Any]) -> bool:
    """Headers of a BMLT server's own CSV are left as they are."""
    return "id_bigint" in row


def _as_raw(said: Any) -> str:
    return re.sub(r"\W", "", str(said))


def _record(names: list[str], asked: list[str], row: list[Any]) -> dict[str, Any]:
    """Of two columns with one meaning the first that says anything counts; kinds are gathered from all of theirs."""
    found: dict[str, Any] = {}
    kinds: list[Any] = []
    for name, kind, cell in zip(names, asked, row, strict=False):
        said = _GUARD.sub("", cell.strip()) if isinstance(cell, str) else cell
        if said in ("", None):
            continue
        if kind and (answer := said if _NUMBERED.match(kind) else _answer(said)):
            kinds.append(kind if answer is True else answer)
        elif name and name not in found:
            found[name] = said
    if kinds:
        found["types"] = [*([found["types"]] if "types" in found else []), *kinds]
    return found
