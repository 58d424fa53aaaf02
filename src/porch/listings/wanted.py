"""What somebody looks for in a list of meetings, and how it is said in an address.

Whatever an address says that cannot be understood is as good as not said: people shorten addresses and make them up.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from math import isfinite
from re import compile as pattern
from typing import Any

from porch.listings.vocabulary import TYPES

TODAY, TOMORROW = "today", "tomorrow"
IN_PERSON, ONLINE, HYBRID = "in-person", "online", "hybrid"
WAYS = frozenset({IN_PERSON, ONLINE, HYBRID})
MINE, THEIRS = "mine", "theirs"
BY_START, BY_DISTANCE, BY_WORDS = "start", "near", "words"
ORDERS = (BY_START, BY_DISTANCE, BY_WORDS)
AROUND_KM, FARTHEST_KM = 10.0, 20_040.0
LONGEST_TEXT = 200
LONGEST_NAME = 64
_MOST_OF_A_KIND = 20
_WORD = pattern(r"[a-z0-9][a-z0-9-]{0,39}")
_CLOCK = pattern(r"([01]?[0-9]|2[0-3])[:.]?([0-5][0-9])")


@dataclass(frozen=True, slots=True)
class Near:
    """Within ``km`` of a point in degrees; ``km`` None is at any distance."""

    lat: float
    lon: float
    km: float | None = AROUND_KM


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is looked for at the moment ``now`` by somebody whose clock is that of ``zone``. Nothing said is anything.

    ``days`` (0 for Sunday) or days ``ahead`` of today, any of them; ``since`` and ``until`` hold for the beginning and
    are both included, over midnight when the second is earlier: what begins after midnight then counts to the day
    before. Days and times are those of ``clock``: the viewer's, or each meeting's own. What goes on now counts to
    today, and its time may be now as well as when it began.

    ``near`` holds for places one goes to; meetings without a place are then found only if ``venue`` asks for "online".
    ``venue``: any of "in-person" and "online" (a hybrid meeting is both) and "hybrid". ``types``: all of these ids of
    the vocabulary. ``fellowships`` and ``languages`` (ISO codes): any of these. ``text``: all of its words, as
    beginnings of words, with one slip from four letters on. ``on_now``: only what goes on now. ``place`` is what was
    typed for a place, to be looked up by whoever holds the list. ``order``: "start", "near" or "words" (what fits best
    first); empty is by start, or by words where there are any. By appointment always comes last.
    """

    now: datetime
    zone: str = "UTC"
    days: frozenset[int] = frozenset()
    ahead: frozenset[int] = frozenset()
    since: time | None = None
    until: time | None = None
    clock: str = MINE
    near: Near | None = None
    place: str = ""
    venue: frozenset[str] = frozenset()
    types: frozenset[str] = frozenset()
    fellowships: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    text: str = ""
    on_now: bool = False
    order: str = ""

    @property
    def names_a_time(self) -> bool:
        """Then nothing by appointment is meant."""
        return bool(self.days or self.ahead or self.since or self.until or self.on_now)

    @property
    def is_anything(self) -> bool:
        return not self.as_params()

    @classmethod
    def said(cls, params: Mapping[str, Any], *, now: datetime | None = None, zone: str = "UTC") -> "Wanted":
        """From the parameters of an address or a form: values are texts or lists of texts. Never fails.

        ``day`` (today, tomorrow, 0 to 6), ``how``, ``type``, ``for`` (fellowship), ``lang`` may stand several times;
        ``from``, ``until`` (19:30), ``clock``, ``lat``, ``lon``, ``km``, ``place``, ``q``, ``on``, ``order`` once.
        """
        said = _Said(params)
        days = said.words("day")
        return cls(
            now=now or datetime.now(UTC),
            zone=zone,
            days=frozenset(int(day) for day in days if len(day) == 1 and day in "0123456"),
            ahead=frozenset(at for at, day in enumerate((TODAY, TOMORROW)) if day in days),
            since=said.clock("from"),
            until=said.clock("until"),
            clock=THEIRS if said.text("clock") == THEIRS else MINE,
            near=said.near(),
            place=said.text("place"),
            venue=said.words("how") & WAYS,
            types=said.words("type") & TYPES.keys(),
            fellowships=frozenset(one[:LONGEST_NAME] for one in said.all("for") if one),
            languages=said.words("lang"),
            text=said.text("q"),
            on_now=bool(said.text("on")),
            order=said.text("order") if said.text("order") in ORDERS else "",
        )

    def as_params(self) -> list[tuple[str, str]]:
        """What an address says for this, always in the same order. Not the moment and not whose clock."""
        near = self.near
        point = near and [("lat", _degrees(near.lat)), ("lon", _degrees(near.lon)), ("km", _km(near.km))]
        return [
            *(("day", word) for at, word in enumerate((TODAY, TOMORROW)) if at in self.ahead),
            *_each("day", map(str, self.days)),
            *((name, f"{at:%H:%M}") for name, at in (("from", self.since), ("until", self.until)) if at),
            *([("clock", THEIRS)] if self.clock == THEIRS else []),
            *(point or []),
            *_each("how", self.venue),
            *_each("type", self.types),
            *_each("for", self.fellowships),
            *_each("lang", self.languages),
            *((name, text) for name, text in (("place", self.place), ("q", self.text)) if text),
            *([("on", "1")] if self.on_now else []),
            *([("order", self.order)] if self.order else []),
        ]


class _Said:
    """Parameters, read with mercy."""

    def __init__(self, params: Mapping[str, Any]) -> None:
        self._lists = getattr(params, "getlist", None)
        self._params = params

    def all(self, name: str) -> list[str]:
        found = self._lists(name) if self._lists else self._params.get(name, ())
        several: Sequence[Any] = [found] if isinstance(found, str) else list(found)
        return [str(one).replace("\0", " ").strip() for one in several[:_MOST_OF_A_KIND]]

    def text(self, name: str) -> str:
        """The last one said, as Django has it."""
        return next((one[:LONGEST_TEXT] for one in reversed(self.all(name)) if one), "")

    def words(self, name: str) -> frozenset[str]:
        return frozenset(one.lower() for one in self.all(name) if _WORD.fullmatch(one.lower()))

    def clock(self, name: str) -> time | None:
        found = _CLOCK.fullmatch(self.text(name))
        return time(int(found[1]), int(found[2])) if found else None

    def number(self, name: str) -> float | None:
        try:
            found = float(self.text(name))
        except ValueError:
            return None
        return found if isfinite(found) else None

    def near(self) -> Near | None:
        lat, lon, km = self.number("lat"), self.number("lon"), self.number("km")
        if lat is None or lon is None or abs(lat) > 90 or abs(lon) > 180:
            return None
        if self.text("km") == "any":
            return Near(round(lat, 5), round(lon, 5), None)
        far = min(round(km, 3), FARTHEST_KM) if km is not None and km >= 0.001 else AROUND_KM
        return Near(round(lat, 5), round(lon, 5), far)


def _each(name: str, values: Iterable[str]) -> list[tuple[str, str]]:
    return [(name, value) for value in sorted(values)]


def _degrees(value: float) -> str:
    return f"{value:.5f}".rstrip("0").rstrip(".")


def _km(value: float | None) -> str:
    return "any" if value is None else f"{value:.3f}".rstrip("0").rstrip(".")
