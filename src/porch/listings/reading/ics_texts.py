"""What a calendar says of an event in words: what it is called, where it is, how to get in."""

import re
from datetime import UTC, datetime
from typing import Any
from urllib.parse import unquote

from icalendar import Event

LINK = re.compile(r"https?://[^\s<>\"]+")
LONGEST_SLUG = 200
_TAG = re.compile(r"<[^>]{1,200}>")
_NO_SLUG = re.compile(r"[^A-Za-z0-9_.~-]+")


def slug_of(event: Event, name: str) -> str:
    """What stands before the site in its UID; without one, made of its name."""
    uid = str(event.get("UID", "")).split("@")[0]
    return (_NO_SLUG.sub("-", uid).strip("-") or _NO_SLUG.sub("-", name.lower()).strip("-") or "meeting")[
        :LONGEST_SLUG
    ]


def place_in(said: str) -> tuple[dict[str, str], str]:
    """What the place is called and where that is; or a link, where that stands in its stead."""
    if found := LINK.search(said):
        link = found.group()
        said = said.replace(link, "").strip(" ,;-")
        return place_in(said)[0], link
    called, _, rest = (part.strip() for part in said.partition(","))
    if not rest or said[:1].isdigit():
        name = "location" if not rest else "formatted_address"
        return ({name: said} if said else {}), ""
    return {"location": called[:255], "formatted_address": rest}, ""


def ways_in(event: Event) -> dict[str, str]:
    """Links and numbers, from the property for them and from those that calendars made up before there was one."""
    found: dict[str, str] = {}
    said = event.get("CONFERENCE") or []
    for one in said if isinstance(said, list) else [said]:
        way = str(one)
        is_number = way.startswith("tel:")
        name = "conference_phone" if is_number else "conference_url"
        if name in found or not (is_number or LINK.fullmatch(way)):
            continue
        found[name] = unquote(way.removeprefix("tel:")) if is_number else way
        if label := str(getattr(one, "params", {}).get("LABEL", "")):
            found[f"{name}_notes"] = _unquoted(label)
    for old in ("X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL"):
        if LINK.fullmatch(way := str(event.get(old, ""))):
            found.setdefault("conference_url", way)
    return found


def notes_in(said: str, ways: dict[str, str]) -> str:
    """What is said of it, without the lines that only repeat how to get in."""
    repeated = {ways.get("conference_url"), ways.get("conference_phone")}
    lines = said.split("\n")
    while lines and lines[-1] in repeated:
        lines.pop()
    return "\n".join(lines).strip()


def _unquoted(said: str) -> str:
    return said.replace("^n", "\n").replace("^'", '"').replace("^^", "^")


def plain(said: Any, *, lines: bool = False) -> str:
    text = _TAG.sub("", str(said)) if said is not None else ""
    if not lines:
        return " ".join(text.split())
    return "\n".join(" ".join(line.split()) for line in text.replace("\r", "").split("\n")).strip()


def names_in(said: Any) -> list[str]:
    return [str(one) for one in getattr(said, "cats", [said])]


def moment_of(said: Any) -> datetime | None:
    moment = getattr(said, "dt", None)
    if not isinstance(moment, datetime):
        return None
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
