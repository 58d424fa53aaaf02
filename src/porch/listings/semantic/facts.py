"""Everything but the search: formats, service bodies, fields, changes, the server and where it has meetings."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import numpy as np

from porch.listings.semantic import answers, bodies, formats, naws, tsml
from porch.listings.semantic.asked import Asked, NotAnswered, question_of
from porch.listings.semantic.catalogue import Catalogue, Told
from porch.listings.semantic.fields import DESCRIPTIONS, field_keys, field_values
from porch.listings.semantic.rows import moment

VERSION = "4.2.7"
"""Of the API that is spoken, not of this software: clients decide by it what they may ask."""

JSON, CSV = "application/json", "text/csv; charset=utf-8"

__all__ = ["DESCRIPTIONS", "Answer", "answer", "trouble", "version_as_xml"]


@dataclass(slots=True)
class Answer:
    """What is sent, and as what; ``name`` where it is a file to keep."""

    body: bytes
    kind: str = JSON
    name: str = ""


def answer(catalogue: Catalogue, switcher: str, asked: Asked, data_format: str = "json") -> Answer:
    """The answer to a switcher that may be asked in this format; NotAnswered where its parameters are wrong."""
    if switcher == "GetSearchResults":
        question = question_of(asked)
        if data_format == "tsml":
            found = answers.search(catalogue, question)
            return Answer(answers.as_json(tsml.rows(catalogue, found)))
        return Answer(answers.answer(catalogue, question))
    if switcher == naws.SWITCHER:
        body, name = naws.dump(catalogue, asked)
        return Answer(body, CSV, name)
    if switcher == "GetChanges":
        return Answer(_changes(catalogue, asked))
    return Answer(answers.as_json(_TOLD[switcher](catalogue, asked)))


def trouble(said: str) -> bytes:
    """A sentence on what is wrong, as clients expect it."""
    return json.dumps({"error": said, "message": said}, ensure_ascii=False).encode()


def version_as_xml() -> bytes:
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<bmltInfo>\n\t<serverVersion>\n'
        f"\t\t<readableString>{VERSION}</readableString>\n\t</serverVersion>\n</bmltInfo>\n"
    ).encode()


def _formats(catalogue: Catalogue, asked: Asked) -> list[dict[str, str]]:
    wanted, keys = asked.signed("format_ids"), asked.texts("key_strings")
    langs = asked.texts("lang_enum") or (formats.USUAL,)
    shows_all = asked.is_on("show_all")
    held = [
        one
        for number, one in catalogue.formats.items()
        if (number in catalogue.of_format or (shows_all and number < formats.MADE_FROM))
        and (not wanted.wanted or number in wanted.wanted)
        and number not in wanted.without
        and (not keys or any(words.key in keys for words in one.words.values()))
    ]
    return formats.rows(held, langs, catalogue.root)


def _bodies(catalogue: Catalogue, asked: Asked) -> list[dict[str, str]]:
    wanted = asked.signed("services")
    children, parents = asked.is_on("recursive"), asked.is_on("parents")
    return bodies.rows(catalogue.bodies, wanted.wanted, wanted.without, children=children, parents=parents)


def _field_values(catalogue: Catalogue, asked: Asked) -> list[dict[str, str]]:
    return field_values(
        catalogue,
        asked.text("meeting_key"),
        asked.numbers("specific_formats"),
        is_all=asked.is_on("all_formats"),
    )


def _server(catalogue: Catalogue, asked: Asked) -> list[dict[str, str]]:
    major, minor, patch = (int(part) for part in VERSION.split("."))
    langs = sorted({lang for number in catalogue.of_format for lang in catalogue.formats[number].words})
    area = _area(catalogue)
    keys = [one["key"] for one in field_keys(catalogue)]
    return [
        {
            "version": VERSION,
            "versionInt": str(major * 1_000_000 + minor * 1_000 + patch),
            "langs": ",".join(langs or [formats.USUAL]),
            "nativeLang": formats.USUAL,
            "centerLongitude": _middle(area, 0, 2),
            "centerLatitude": _middle(area, 1, 3),
            "centerZoom": "9",
            "defaultDuration": "01:00:00",
            "regionBias": "",
            "charSet": "UTF-8",
            "distanceUnits": "mi",
            "semanticAdmin": "0",
            "emailEnabled": "0",
            "emailIncludesServiceBodies": "0",
            "changesPerMeeting": "1",
            "meeting_states_and_provinces": "",
            "meeting_counties_and_sub_provinces": "",
            "available_keys": ",".join([*keys, "root_server_uri", "format_shared_id_list"]),
            "google_api_key": "",
            "meeting_time_zones_enabled": "1",
            "aggregator_mode_enabled": "",
        }
    ]


def _coverage(catalogue: Catalogue, asked: Asked) -> list[dict[str, str]]:
    area = _area(catalogue)
    west, north, east, south = (repr(one) for one in area) if area else ("", "", "", "")
    return [
        {
            "nw_corner_longitude": west,
            "nw_corner_latitude": north,
            "se_corner_longitude": east,
            "se_corner_latitude": south,
        }
    ]


def _area(catalogue: Catalogue) -> tuple[float, float, float, float] | None:
    """West, north, east and south of all that is somewhere; None where nothing is."""
    north, east = catalogue.latitudes, catalogue.longitudes
    somewhere = ~np.isnan(north) & ~np.isnan(east) & (north != 0) & (east != 0)
    if not somewhere.any():
        return None
    north, east = north[somewhere], east[somewhere]
    return float(east.min()), float(north.max()), float(east.max()), float(north.min())


def _middle(area: tuple[float, float, float, float] | None, one: int, other: int) -> str:
    return f"{(area[one] + area[other]) / 2:.6f}" if area else "0"


def _changes(catalogue: Catalogue, asked: Asked) -> bytes:
    """The last change of every listed meeting, newest first: what was before is not kept, who did it is not told."""
    since, until = _day(asked, "start_date"), _day(asked, "end_date")
    after = until + timedelta(days=1) if until else None
    meeting, body = _whole(asked, "meeting_id"), _whole(asked, "service_body_id")
    held = [
        one
        for one in catalogue.told
        if (since is None or one.changed_at >= since)
        and (after is None or one.changed_at < after)
        and meeting in (None, one.number)
        and body in (None, one.body)
    ]
    held.sort(key=lambda one: one.changed_at, reverse=True)
    name = catalogue.fields.index("meeting_name")
    return b"[" + b",".join(_change(catalogue, one, one.values[name]) for one in held) + b"]"


def _change(catalogue: Catalogue, one: Told, name: str) -> bytes:
    seconds, words = moment(one.changed_at)
    body = catalogue.bodies.get(one.body)
    is_new = one.version == 0
    said = {
        "date_int": seconds,
        "date_string": words,
        "change_type": "comdef_change_type_new" if is_new else "comdef_change_type_change",
        "change_id": str(one.number),
        "meeting_id": str(one.number),
        "meeting_name": name,
        "user_id": "",
        "user_name": "",
        "service_body_id": str(one.body),
        "service_body_name": body.name if body else "",
        "meeting_exists": "1",
        "details": "The meeting was created." if is_new else "The meeting was changed.",
    }
    return answers.as_json(said)[:-1] + b',"json_data":{"after":' + one.text + b"}}"


def _day(asked: Asked, name: str) -> datetime | None:
    """The beginning of a day, in UTC."""
    said = asked.text(name)
    if not said:
        return None
    try:
        return datetime.strptime(said, "%Y-%m-%d").replace(tzinfo=UTC)
    except ValueError as wrong:
        raise NotAnswered(f"The {name} is a date like 2026-01-31.") from wrong


def _whole(asked: Asked, name: str) -> int | None:
    said = asked.text(name)
    if not said:
        return None
    if not said.isdecimal():
        raise NotAnswered(f"The {name} is a number.")
    return int(said[:18])


_TOLD: dict[str, Callable[[Catalogue, Asked], object]] = {
    "GetFormats": _formats,
    "GetServiceBodies": _bodies,
    "GetFieldKeys": lambda catalogue, asked: field_keys(catalogue),
    "GetFieldValues": _field_values,
    "GetServerInfo": _server,
    "GetCoverageArea": _coverage,
}
