"""The search of a list said plainly, one meeting at a time, without a line of the index."""

import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from math import asin, cos, radians, sin, sqrt
from typing import Any
from zoneinfo import ZoneInfo

from porch.listings.entry import Entry
from porch.listings.text import Lexicon
from porch.listings.wanted import Wanted

UTC = ZoneInfo("UTC")


@dataclass(frozen=True)
class Told:
    """A meeting with its words as they are read."""

    entry: Entry
    words: tuple[str, str, str]


def told(lexicon: Lexicon, words: tuple[str, str, str], **fields: Any) -> Told:
    first, second, third = (lexicon.numbers(one) for one in words)
    return Told(Entry(texts=(first, second, third), **fields), words)


@dataclass(frozen=True)
class Expected:
    key: object
    starts: datetime | None
    is_on: bool
    km: float | None
    score: int
    name: tuple[str, str]


def search(rows: list[Told], wanted: Wanted) -> list[Expected]:
    found = [one for row in rows if (one := _fitting(row, rows, wanted)) is not None]
    return sorted(found, key=lambda one: _place(one, wanted))


def _place(one: Expected, wanted: Wanted) -> tuple[Any, ...]:
    far = one.km if one.km is not None else float("inf")
    start = one.starts.timestamp() if one.starts else 0.0
    last = one.starts is None
    if wanted.order == "near" and wanted.near:
        return last, far, start, one.name
    by_words = wanted.order != "start" and any(_tokens(wanted.text))
    return last, -one.score if by_words else 0, start, one.name


def _fitting(row: Told, rows: list[Told], wanted: Wanted) -> Expected | None:
    entry = row.entry
    score, km = _score(row, rows, wanted.text), _km(entry, wanted)
    if score is None or not _described(entry, wanted) or (wanted.near and not _is_near(entry, km, wanted)):
        return None
    if wanted.near and (km is None or (entry.is_online and not entry.is_in_person)):
        km = None
    if km is not None and wanted.near and wanted.near.km is not None and km > wanted.near.km:
        km = None
    if entry.day is None or entry.at is None:
        timed = wanted.days or wanted.ahead or wanted.since or wanted.until or wanted.on_now
        return None if timed else Expected(entry.key, None, False, km, score, (entry.name, entry.slug))
    start = _time(entry, wanted)
    if start is None:
        return None
    return Expected(entry.key, start, start <= wanted.now, km, score, (entry.name, entry.slug))


def _described(entry: Entry, wanted: Wanted) -> bool:
    ways = {
        "in-person": entry.is_in_person,
        "online": entry.is_online,
        "hybrid": entry.is_in_person and entry.is_online,
    }
    spoken = {one.removeprefix("lang-") for one in entry.types if one.startswith("lang-")} or {"en"}
    return (
        (not wanted.venue or any(ways[way] for way in wanted.venue))
        and wanted.types <= set(entry.types)
        and (not wanted.fellowships or entry.fellowship in wanted.fellowships)
        and (not wanted.languages or bool(spoken & wanted.languages))
    )


def _km(entry: Entry, wanted: Wanted) -> float | None:
    if wanted.near is None or entry.lat is None or entry.lon is None:
        return None
    a, b = radians(wanted.near.lat), radians(entry.lat)
    across = radians(entry.lon - wanted.near.lon)
    h = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(across / 2) ** 2
    return 2 * 6371.0088 * asin(min(1.0, sqrt(h)))


def _is_near(entry: Entry, km: float | None, wanted: Wanted) -> bool:
    assert wanted.near is not None
    if "online" in wanted.venue and entry.is_online:
        return True
    if entry.is_online and not entry.is_in_person:
        return False
    return km is not None and (wanted.near.km is None or km <= wanted.near.km)


# ---- time ----


def _time(entry: Entry, wanted: Wanted) -> datetime | None:
    """The first time that is wanted, of the one that is on or next and, where one is on, the one after."""
    first, second = _two(entry, wanted.now)
    if _wanted(first, entry, wanted):
        return first
    if first <= wanted.now and not wanted.on_now and _wanted(second, entry, wanted):
        return second
    return None


def _two(entry: Entry, now: datetime) -> list[datetime]:
    assert entry.at is not None
    zone = ZoneInfo(entry.zone)
    found: list[datetime] = []
    on = now.astimezone(zone).date() - timedelta(days=4)
    while len(found) < 2:
        if on.strftime("%w") == str(entry.day):
            start = datetime.combine(on, entry.at, zone).astimezone(UTC)
            if start + timedelta(minutes=entry.minutes) > now:
                found.append(start)
        on += timedelta(days=1)
    return found


def _wanted(start: datetime, entry: Entry, wanted: Wanted) -> bool:
    zone = ZoneInfo(entry.zone if wanted.clock == "theirs" else wanted.zone)
    shown, now = start.astimezone(zone), wanted.now.astimezone(zone)
    is_on = start <= wanted.now
    if wanted.on_now and not is_on:
        return False
    today = _evening(now, wanted) if _in_window(now.time(), wanted) else now.date()
    day = today if is_on else _evening(shown, wanted)
    fits = _in_window(shown.time(), wanted) or (is_on and _in_window(now.time(), wanted))
    return fits and _is_wanted_day(day, today, wanted)


def _is_wanted_day(day: date, today: date, wanted: Wanted) -> bool:
    if not wanted.days and not wanted.ahead:
        return True
    return int(day.strftime("%w")) in wanted.days or (day - today).days in wanted.ahead


def _over_midnight(wanted: Wanted) -> bool:
    return (wanted.since or time(0)) > (wanted.until or time(23, 59))


def _evening(shown: datetime, wanted: Wanted) -> date:
    """The day, which lasts until the end of the window's night."""
    late = _over_midnight(wanted) and shown.time() < (wanted.since or time(0))
    return shown.date() - timedelta(days=1) if late else shown.date()


def _in_window(shown: time, wanted: Wanted) -> bool:
    at = shown.replace(second=0, microsecond=0)
    since, until = wanted.since or time(0), wanted.until or time(23, 59)
    return (at >= since or at <= until) if _over_midnight(wanted) else since <= at <= until


# ---- words ----


def _tokens(text: str) -> list[str]:
    plain = unicodedata.normalize("NFD", text.lower())
    letters = (one for one in plain if not unicodedata.combining(one))
    return "".join(one if one.isalnum() else " " for one in letters).split()


def _score(row: Told, rows: list[Told], text: str) -> int | None:
    """None where a word is not there."""
    total = 0
    for word in dict.fromkeys(_tokens(text)):
        direct = any(_begins(word, one) for other in rows for tier in other.words for one in _tokens(tier))
        alike = _begins if direct or len(word) < 4 or not word.isalpha() else _nearly
        worth = [
            3 - at + 3 * (word in _tokens(tier))
            for at, tier in enumerate(row.words)
            if any(alike(word, one) for one in _tokens(tier))
        ]
        if not worth:
            return None
        total += max(worth)
    return total


def _begins(word: str, other: str) -> bool:
    return other.startswith(word) if len(word) > 1 else other == word


def _nearly(word: str, other: str) -> bool:
    beginnings = [other[:size] for size in range(len(other) + 1)] if len(word) > 4 else [other]
    return any(_one_apart(word, one) for one in beginnings)


def _one_apart(one: str, other: str) -> bool:
    if len(one) == len(other):
        differ = [at for at in range(len(one)) if one[at] != other[at]]
        if len(differ) == 2 and differ[1] == differ[0] + 1:
            a, b = differ
            return one[a] == other[b] and one[b] == other[a]
        return len(differ) == 1
    short, long = sorted((one, other), key=len)
    return len(long) == len(short) + 1 and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))
