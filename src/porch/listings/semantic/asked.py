"""What somebody asks of the API, read from the pairs of a query as its own server reads them.

A list may come as ``name=1,2``, as ``name[]=1&name[]=2`` or as one value; a negative number leaves out. What is no
number counts as not said, hours and minutes are held within a day.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from math import inf, isfinite

SWITCHERS = (
    *("GetSearchResults", "GetFormats", "GetServiceBodies", "GetFieldKeys", "GetFieldValues", "GetChanges"),
    *("GetServerInfo", "GetCoverageArea"),
)
DUMP = "GetNAWSDump"
OF_FORMAT = {"json": SWITCHERS, "jsonp": SWITCHERS, "csv": (DUMP,), "tsml": ("GetSearchResults",)}
USUAL_SORT = ("weekday_tinyint", "start_time", "duration_time")
_TOWN = ("location_municipality", "location_city_subsection")
SORTS = {
    "weekday": ("weekday_tinyint", *_TOWN, "start_time", "location_neighborhood"),
    "time": ("weekday_tinyint", "start_time", *_TOWN, "location_neighborhood"),
    "town": (*_TOWN, "location_neighborhood", "weekday_tinyint", "start_time"),
    "state": ("location_province", *_TOWN, "weekday_tinyint", "start_time"),
    "weekday_state": (
        *("weekday_tinyint", "location_province", "location_municipality", "start_time"),
        "location_city_subsection",
    ),
}
MOST_LISTED = 2000
_MOST = 1_000_000_000
_NAME = re.compile(r"([^\[]+)(\[[^\]]*\])?")
_NUMBER = re.compile(r"\s*([+-]?\d{1,18})")
_REAL = re.compile(r"\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?\s*")


class NotAnswered(Exception):
    """What is asked cannot be answered: a sentence that says why, and the status of HTTP that goes with it."""

    def __init__(self, said: str, status: int = 422) -> None:
        super().__init__(said)
        self.status = status


@dataclass(frozen=True, slots=True)
class Signed:
    """Numbers wanted and numbers not wanted; none of the first means all."""

    wanted: frozenset[int] = frozenset()
    without: frozenset[int] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.wanted or self.without)


@dataclass(frozen=True, slots=True)
class Near:
    """A point in degrees and how far from it: miles where they are given, else kilometres, or only the distance.

    A negative width asks for the smallest circle of a fixed row that holds so many meetings.
    """

    latitude: float
    longitude: float
    miles: float | None = None
    km: float | None = None


@dataclass(frozen=True, slots=True)
class Within:
    """Minutes since midnight, or of length. After and before are strict, the others take their bound too."""

    starts_after: int | None = None
    starts_before: int | None = None
    ends_before: int | None = None
    at_least: int | None = None
    at_most: int | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A search. ``is_void`` is one that its own server answers with nothing at all."""

    meetings: Signed = Signed()
    weekdays: Signed = Signed()
    venues: Signed = Signed()
    services: Signed = Signed()
    recursive: bool = False
    formats: Signed = Signed()
    any_format: bool = False
    key: str = ""
    values: tuple[str, ...] = ()
    within: Within = Within()
    near: Near | None = None
    by_distance: bool = False
    text: str = ""
    fields: tuple[str, ...] = ()
    sort: tuple[str, ...] = USUAL_SORT
    page_size: int | None = None
    page: int = 1
    with_formats: bool = False
    only_formats: bool = False
    lang: str = ""
    is_void: bool = False


class Asked:
    """The pairs of a query."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self._said: dict[str, list[str]] = {}
        self._listed: set[str] = set()
        for name, value in pairs:
            found = _NAME.match(name)
            if found is None:
                continue
            plain = found[1]
            if found[2]:
                if plain not in self._listed:
                    self._said[plain] = []
                    self._listed.add(plain)
                self._said[plain].append(value)
            else:
                self._listed.discard(plain)
                self._said[plain] = [value]

    def __contains__(self, name: str) -> bool:
        return name in self._said

    def text(self, name: str) -> str:
        """One value, trimmed; empty where none was said."""
        said = self._said.get(name)
        return said[-1].strip() if said else ""

    def texts(self, name: str) -> tuple[str, ...]:
        """A list, as it came or split at its commas."""
        said = self._said.get(name, [])
        parts = said if name in self._listed else [part for one in said for part in one.split(",")]
        found = tuple(part.strip() for part in parts if part.strip())
        if len(found) > MOST_LISTED:
            raise NotAnswered(f"{name} lists more than {MOST_LISTED} values.")
        return found

    def whole(self, name: str) -> tuple[str, ...]:
        """A list that is not split at commas."""
        return tuple(one.strip() for one in self._said.get(name, []))[:MOST_LISTED]

    def numbers(self, name: str) -> tuple[int, ...]:
        found = (_NUMBER.match(part) for part in self.texts(name))
        return tuple(int(one[1]) for one in found if one)

    def signed(self, name: str) -> Signed:
        said = self.numbers(name)
        return Signed(frozenset(n for n in said if n > 0), frozenset(-n for n in said if n < 0))

    def real(self, name: str) -> float | None:
        said = self.text(name)
        number = float(said) if _REAL.fullmatch(said) else inf
        return number if isfinite(number) else None

    def is_on(self, name: str) -> bool:
        return self.text(name) == "1"

    def clock(self, name: str) -> int | None:
        """Minutes from ``nameH`` and ``nameM``, each held within a day; None where neither is a number."""
        hours, minutes = self.real(f"{name}H"), self.real(f"{name}M")
        if hours is None and minutes is None:
            return None
        return int(min(23, max(0, hours or 0))) * 60 + int(min(59, max(0, minutes or 0)))


def switcher_of(asked: Asked, data_format: str) -> str:
    """What is asked for; NotAnswered names what may be."""
    wanted = asked.text("switcher")
    if wanted == DUMP and data_format != "csv":
        raise NotAnswered(f"{DUMP} is only valid for csv format.")
    if wanted not in OF_FORMAT.get(data_format, ()):
        raise NotAnswered(
            "Invalid data format or endpoint name. Valid endpoint names for the json and jsonp data formats are: "
            f"{', '.join(SWITCHERS)}. Valid endpoint names for the csv format are: {DUMP}. "
            "Valid endpoint names for the tsml format are: GetSearchResults."
        )
    return wanted


def question_of(asked: Asked) -> Question:
    """The search that is asked for."""
    near, is_void = _near(asked)
    key, values = asked.text("meeting_key"), _values(asked)
    size = asked.real("page_size")
    return Question(
        meetings=asked.signed("meeting_ids"),
        weekdays=asked.signed("weekdays"),
        venues=asked.signed("venue_types"),
        services=asked.signed("services"),
        recursive=asked.is_on("recursive"),
        formats=asked.signed("formats"),
        any_format=asked.text("formats_comparison_operator").upper() not in ("", "AND"),
        key=key,
        values=values,
        within=_within(asked),
        near=near,
        by_distance=near is not None and asked.is_on("sort_results_by_distance"),
        text=_text(asked),
        fields=asked.texts("data_field_key"),
        sort=_sort(asked),
        page_size=None if size is None else int(min(_MOST, max(0, size))),
        page=int(min(_MOST, max(1, asked.real("page_num") or 1))),
        with_formats="get_used_formats" in asked,
        only_formats="get_formats_only" in asked,
        lang=asked.text("lang_enum"),
        is_void=is_void or bool(key and not values) or asked.text("advanced_published") not in ("", "0", "1"),
    )


def _within(asked: Asked) -> Within:
    return Within(
        starts_after=asked.clock("StartsAfter"),
        starts_before=asked.clock("StartsBefore"),
        ends_before=asked.clock("EndsBefore"),
        at_least=asked.clock("MinDuration"),
        at_most=asked.clock("MaxDuration"),
    )


def _near(asked: Asked) -> tuple[Near | None, bool]:
    """Where to look around; and whether a half of it is missing, which finds nothing."""
    latitude, longitude = asked.real("lat_val"), asked.real("long_val")
    if latitude is None and longitude is None:
        return None, False
    miles, km = asked.real("geo_width"), asked.real("geo_width_km")
    wants_distance = bool({"distance_in_km", "distance_in_miles"} & set(asked.texts("data_field_key")))
    if latitude is None or longitude is None or (miles is None and km is None and not wants_distance):
        return None, True
    return Near(latitude, longitude, miles, km if miles is None else None), False


def _text(asked: Asked) -> str:
    said = asked.text("SearchString")[:500]
    if len(said) <= 2 and not said.isdigit():
        return ""
    if asked.is_on("StringSearchIsAnAddress"):
        raise NotAnswered(
            "An address cannot be looked up here, because this server asks no other server. "
            "Send lat_val, long_val and geo_width instead.",
            400,
        )
    return said


def _sort(asked: Asked) -> tuple[str, ...]:
    return asked.texts("sort_keys") or SORTS.get(asked.text("sort_key"), USUAL_SORT)


def _values(asked: Asked) -> tuple[str, ...]:
    """The values of meeting_key: one as it stands, commas and all, or a list."""
    for name in ("meeting_key_value", "meeting_key_values"):
        if name in asked:
            return tuple(one for one in asked.whole(name) if one)
    return ()
