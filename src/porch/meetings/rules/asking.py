"""What a page of meetings was asked for, beside what is looked for: which page of it, and by whose clock."""

from collections.abc import Mapping
from dataclasses import replace
from re import compile as pattern
from zoneinfo import ZoneInfo

from porch.listings.wanted import Wanted

PAGE = 50
MOST_PAGES = 1000
_ZONE = pattern(r"[A-Za-z0-9_+-]{1,32}(/[A-Za-z0-9_+-]{1,32}){0,2}")


def page_asked(params: Mapping[str, str]) -> int:
    """Which page, from 1 on; the first for anything that is no page."""
    said = params.get("page", "")
    number = int(said) if said.isascii() and said.isdigit() and len(said) < 6 else 1
    return min(max(number, 1), MOST_PAGES)


def zone_asked(params: Mapping[str, str], usual: str) -> str:
    """The clock an address names, or the usual one."""
    said = params.get("zone", "")
    if not _ZONE.fullmatch(said):
        return usual
    try:
        ZoneInfo(said)
    except (ValueError, OSError, LookupError):
        return usual
    return said


def asked_again(wanted: Wanted) -> list[tuple[str, str]]:
    """What an address of a page says for a search: where it names no day, that any will do, or else it means today."""
    params = wanted.as_params()
    return params if wanted.ahead or wanted.days else [("day", "any"), *params]


def lasting(wanted: Wanted) -> Wanted:
    """What stays true on paper and in a calendar: not today, and not now."""
    return replace(wanted, ahead=frozenset(), on_now=False)
