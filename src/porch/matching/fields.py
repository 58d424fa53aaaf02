"""One reader for each field of a person: plain data in, a checked value out, or ``CaseRefused``."""

import math
import re
from collections.abc import Callable
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from porch.matching.person import ROLES
from porch.matching.refusal import CaseRefused
from porch.matching.vocabulary import AGE_BANDS, DAYS

HOUR = re.compile(r"([a-z]{3})-(\d{1,2})")
MOST_PLACES = 10_000
MOST_DAYS = 100_000

Reader = Callable[[Any], Any]


def shown(value: Any) -> str:
    """A value quoted short enough for one line."""
    text = repr(value)
    return text if len(text) <= 40 else f"{text[:37]}..."


def identity(value: Any) -> str | int:
    """An id: text or a whole number."""
    if isinstance(value, bool) or not isinstance(value, str | int) or not str(value).strip():
        raise CaseRefused(f"{shown(value)} is not an id (text or a whole number)")
    return value


def one_of(known: tuple[str, ...]) -> Reader:
    """A reader of one word out of a few."""

    def read(value: Any) -> str:
        if value not in known:
            raise CaseRefused(f"{shown(value)} is none of {', '.join(known)}")
        return str(value)

    return read


def codes(value: Any) -> tuple[str, ...]:
    """A list of codes, in small letters."""
    if not isinstance(value, list | tuple):
        raise CaseRefused(f"{shown(value)} is not a list")
    for code in value:
        if not isinstance(code, str) or not code.strip():
            raise CaseRefused(f"{shown(code)} is not a code")
    return tuple(code.strip().lower() for code in value)


def bands(value: Any) -> tuple[str, ...]:
    """A list of age bands."""
    read = one_of(AGE_BANDS)
    return tuple(read(band) for band in codes(value))


def week_hours(value: Any) -> tuple[int, ...]:
    """A list of hours like ``mon-18`` as hours of the week."""
    return tuple(_week_hour(hour) for hour in codes(value))


def _week_hour(text: str) -> int:
    found = HOUR.fullmatch(text)
    if found and found[1] in DAYS and int(found[2]) < 24:
        return DAYS.index(found[1]) * 24 + int(found[2])
    raise CaseRefused(f"{shown(text)} is not an hour of the week (mon-0 to sun-23)")


def time_zone(value: Any) -> str:
    """The name of a time zone."""
    try:
        return ZoneInfo(value).key
    except (KeyError, ValueError, TypeError, OSError) as unknown:
        raise CaseRefused(f"{shown(value)} is not a time zone (such as Europe/Dublin)") from unknown


def yes_or_no(value: Any) -> bool:
    """true or false."""
    if not isinstance(value, bool):
        raise CaseRefused(f"{shown(value)} is neither true nor false")
    return value


def point(value: Any) -> tuple[float, float]:
    """Latitude and longitude."""
    if not isinstance(value, list | tuple) or len(value) != 2:
        raise CaseRefused(f"{shown(value)} is not [latitude, longitude]")
    latitude, longitude = (number(v, -180, 180) for v in value)
    if abs(latitude) > 90:
        raise CaseRefused(f"latitude {latitude:g} is not between -90 and 90")
    return latitude, longitude


def number(value: Any, least: float, most: float) -> float:
    """A finite number within limits."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise CaseRefused(f"{shown(value)} is not a number")
    if not least <= value <= most:
        raise CaseRefused(f"{value:g} is not between {least:g} and {most:g}")
    return float(value)


def between(least: float, most: float) -> Reader:
    """A reader of numbers within limits."""
    return lambda value: number(value, least, most)


def whole(most: int) -> Reader:
    """A reader of whole numbers from 0."""

    def read(value: Any) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= most:
            raise CaseRefused(f"{shown(value)} is not a whole number from 0 to {most}")
        return value

    return read


def day(value: Any) -> date:
    """A date, YYYY-MM-DD."""
    try:
        if isinstance(value, str) and len(value) == 10:
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise CaseRefused(f"{shown(value)} is not a date (YYYY-MM-DD)")


READERS: dict[str, Reader] = {
    "id": identity,
    "role": one_of(ROLES),
    "capacity": whole(MOST_PLACES),
    "languages": codes,
    "availability": week_hours,
    "timezone": time_zone,
    "remote": yes_or_no,
    "place": point,
    "km": between(0, 20_100),
    "gender": codes,
    "accepts_genders": codes,
    "age_band": one_of(AGE_BANDS),
    "accepts_ages": bands,
    "recovery_since": day,
    "min_recovery_days": whole(MOST_DAYS),
    "substances": codes,
    "experience": codes,
    "life_stage": codes,
    "interests": codes,
    "pathways": codes,
    "accepts_pathways": codes,
    "story_tags": codes,
    "waiting_since": day,
    "acceptance": between(0, 1),
    "may_share": codes,
}
