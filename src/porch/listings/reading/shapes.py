"""What a source turns out to be, told by what is in it and never by its name."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from porch.listings.reading import oiaa, tables
from porch.listings.reading.taking import shown
from porch.listings.reading.words import plain
from porch.listings.report import Unreadable

GUIDE, BMLT, SHEET, AIRTABLE, TABLE, WORKBOOK, ONLINE, CALENDAR = (
    *("meeting-guide", "bmlt", "sheet", "airtable", "csv", "xlsx", "oiaa", "ics"),
)
FORMATS = (GUIDE, BMLT, SHEET, AIRTABLE, TABLE, WORKBOOK, ONLINE, CALENDAR)
TABLES = (SHEET, TABLE, WORKBOOK)

_GUARDS = (
    "cdn-cgi",
    "cf-browser-verification",
    "cf_chl",
    "just a moment",
    "attention required",
    "enable cookies",
)
_GUARDS_TOO = ("sucuri", "incapsula", "_incap_", "captcha", "ddos protection", "wordfence", "imunify360")
_JSONP = re.compile(r"^\s*(?:/\*\*/)?\s*[\w.$]{1,80}\s*\(\s*(?=[\[{])")
_TITLE = re.compile(r"<title[^>]*>(.*?)</title>", re.IGNORECASE | re.DOTALL)
_WRAPPED = ("meetings", "data", "results", "items", "rows", "Meetings")
_BMLT_KEYS = (
    {"id_bigint"},
    {"meeting_name", "weekday_tinyint"},
    {"key_string", "lang"},
    {"id", "parent_id", "name"},
)
_SAID_WRONG = ("error", "message", "detail", "errors", "error_description")


@dataclass(frozen=True, slots=True)
class Shape:
    """``format`` is one of ``FORMATS``; ``said`` what its reader takes; ``notes`` concern the source as a whole."""

    format: str
    said: Any
    notes: tuple[tuple[str, str], ...] = ()


def shape_of(text: str) -> Shape:
    """The format and its rows. ``Unreadable``, in a sentence, for whatever is no list of meetings."""
    start = text.lstrip("\ufeff \t\r\n\x00")
    if not start:
        raise Unreadable("This is empty: there is no list in it.")
    if start[:15].upper() == "BEGIN:VCALENDAR":
        return Shape(CALENDAR, text)
    if start[0] == "<":
        raise Unreadable(_page(start))
    if jsonp := _JSONP.match(start):
        start = start[jsonp.end() :].rstrip().rstrip(";").rstrip().removesuffix(")")
    if start[0] in "[{":
        said, note = _json(start)
        found = _of_json(said)
        return Shape(found.format, found.said, (*found.notes, *note))
    rows = tables.rows_of_text(text)
    if rows is None:
        raise Unreadable(f"This is no list of meetings: it begins with {shown(start[:60])}.")
    return of_table(rows, TABLE)


def _page(start: str) -> str:
    head = start[:200_000].lower()
    if head.startswith("<?xml") and "<html" not in head[:500]:
        return "This is XML, which no list of meetings comes as: ask for the feed as JSON, CSV or a calendar."
    if any(one in head for one in (*_GUARDS, *_GUARDS_TOO)):
        return (
            "The site's guard answered, not its list: it takes this program for an intruder."
            " Ask whoever runs the site to let it through."
        )
    title = _TITLE.search(start[:8_000])
    called = f" called {shown(title[1], 80)}" if title and title[1].strip() else ""
    return f"This is a web page{called}, not a list of meetings."


def _json(start: str) -> tuple[Any, tuple[tuple[str, str], ...]]:
    """The value, and notes. Of objects on a line each a list; closing marks too many are let pass."""
    try:
        said, end = json.JSONDecoder().raw_decode(start)
    except RecursionError:
        raise Unreadable("This is JSON that is nested too deep to be a list of meetings.") from None
    except ValueError as trouble:
        return _mended_json(start, trouble)
    rest = start[end:].strip(" \t\r\n\x00\ufeff;")
    if not rest:
        return said, ()
    if not rest.strip(" \t\r\n}])"):
        return said, (("json", f"{shown(rest)} after the end of the list is let pass"),)
    if isinstance(said, dict):
        return _lines(start), ()
    line = start.count("\n", 0, end) + 1
    raise Unreadable(
        f"After the end of the list, in line {line}, there is something that is no JSON: {shown(rest)}."
    )


def _mended_json(start: str, trouble: ValueError) -> tuple[Any, tuple[tuple[str, str], ...]]:
    lenient = re.sub(r",(\s*[\]}])", r"\1", start)
    try:
        said = json.loads(lenient, strict=False)
    except (ValueError, RecursionError):
        where = f" in line {trouble.lineno}" if isinstance(trouble, json.JSONDecodeError) else ""
        raise Unreadable(f"This begins as JSON and breaks{where}: it may have been cut off.") from None
    return said, (("json", "commas too many, or bare breaks of lines inside text, are let pass"),)


def _lines(start: str) -> list[Any]:
    """An object on each line."""
    found = []
    for number, line in enumerate(start.splitlines(), 1):
        if not line.strip():
            continue
        try:
            found.append(json.loads(line))
        except (ValueError, RecursionError):
            raise Unreadable(
                f"This is JSON line by line, and line {number} is none: {shown(line)}."
            ) from None
    return found


def _of_json(said: Any) -> Shape:
    if isinstance(said, Mapping):
        return _of_object(said)
    if not said:
        raise Unreadable("This is an empty list: there are no meetings in it.")
    first = next((one for one in said if isinstance(one, dict) and one), None)
    if first is None:
        if isinstance(said[0], list):
            return of_table(said, SHEET)
        raise Unreadable(f"This is a list, but not of meetings: it begins with {shown(said[0])}.")
    if any(names <= first.keys() for names in _BMLT_KEYS[:3]) or (
        _BMLT_KEYS[3] <= first.keys() and "day" not in first
    ):
        return Shape(BMLT, said)
    if isinstance(first.get("fields"), dict):
        return Shape(AIRTABLE, [_fields(one) for one in said])
    if first.keys() >= oiaa.MARKS:
        return Shape(ONLINE, said)
    if any(isinstance(one, dict) and _is_a_meeting(one) for one in said[:50]):
        return Shape(GUIDE, said, _with_other_words(said))
    raise Unreadable(f"This is a list, but not of meetings: its rows tell of {_keys(first)}.")


def _is_a_meeting(row: Mapping[str, Any]) -> bool:
    known = [name for name in row if isinstance(name, str) and tables.header_of(name)]
    return len(known) > 1 and bool({tables.header_of(name) for name in known} & tables.MUST)


def _with_other_words(said: list[Any]) -> tuple[tuple[str, str], ...]:
    """Keys like ``Conference URL`` or ``zoom_link``, in place, read as the field they mean."""
    names = {name for row in said[:50] if isinstance(row, dict) for name in row}
    renamed = {name: to for name in names if name not in tables.FIELDS and (to := tables.header_of(name))}
    renamed = {name: to for name, to in renamed.items() if to not in names and name not in ("id", "county")}
    if not renamed:
        return ()
    for row in said:
        if isinstance(row, dict):
            for name, to in renamed.items():
                if name in row:
                    row.setdefault(to, row.pop(name))
    return tuple((plain(name)[0][:60], f"is read as {to}") for name, to in sorted(renamed.items()))


def _of_object(said: Mapping[str, Any]) -> Shape:
    if isinstance(said.get("formats"), list) and isinstance(said.get("meetings", []), list):
        _some(said.get("meetings", said["formats"]))
        return Shape(BMLT, said)
    ranges = said.get("valueRanges")
    sheet = ranges[0] if isinstance(ranges, list) and ranges and isinstance(ranges[0], dict) else said
    if isinstance(sheet.get("values"), list):
        return of_table(sheet["values"], SHEET)
    if isinstance(said.get("records"), list):
        return Shape(AIRTABLE, [_fields(one) for one in _some(said["records"])])
    if wrapped := next((said[name] for name in _WRAPPED if isinstance(said.get(name), list)), None):
        return _of_json(wrapped)
    if _is_a_meeting(said):
        return Shape(GUIDE, [said])
    raise Unreadable(_what_object(said))


def _what_object(said: Mapping[str, Any]) -> str:
    for name in _SAID_WRONG:
        if said.get(name):
            return f"The source answered with an error, not with a list: {shown(said[name], 120)}."
    if not said or any(said.get(name) == [] for name in _WRAPPED):
        return "The source answered that it has no meetings: an empty list changes nothing."
    return f"This is an object without a list of meetings: it tells of {_keys(said)}."


def _fields(one: Any) -> Any:
    """A record of Airtable as a row with our names; its own id is the slug where it has no other."""
    if not isinstance(one, dict) or not isinstance(one.get("fields"), dict):
        return one
    found: dict[str, Any] = {}
    for name, value in one["fields"].items():
        if to := tables.header_of(name):
            alone = isinstance(value, list) and len(value) == 1 and not isinstance(value[0], dict | list)
            found.setdefault(to, value[0] if alone else value)
    found.setdefault("slug", one.get("id"))
    return found


def _some(rows: list[Any]) -> list[Any]:
    if not rows:
        raise Unreadable("This is an empty list: there are no meetings in it.")
    return rows


def of_table(rows: list[Any], format: str) -> Shape:
    """A table as records; one from a BMLT server is read as its JSON is."""
    records, strangers = tables.records(rows)
    if not any(records):
        raise Unreadable("This is a table with headers and no rows: there are no meetings in it.")
    notes = tuple((plain(name)[0][:60], "a column nobody knows: not read") for name in strangers)
    if any("id_bigint" in one for one in records):
        return Shape(BMLT, [one for one in records if one], notes)
    return Shape(format, records, notes)


def _keys(said: Mapping[Any, Any]) -> str:
    return ", ".join(shown(name, 20) for name in list(said)[:4]) or "nothing"
