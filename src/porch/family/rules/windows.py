"""What a window can show, how it stands, and how long words stay in it. See decision 0094.

Absent, never given, paused, over, ended and quiet are one thing here: nothing to read. Only the member's own page
tells them apart.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

PURPOSE = "family"

LETTERS = 16
"""Four groups of four, which can be read out or written on a piece of paper: 80 bits, used once."""

LASTS = timedelta(days=7)
"""Letters that nobody typed by then open nothing."""

MOST_WAITING, MOST_WINDOWS, MOST_PERSONS, MOST_CARDS = 5, 12, 12, 12

A_LINE_STAYS = timedelta(days=7)
"""A line goes by itself, as the check-in of a week does: so that a page without it says nothing about a pause."""

LINE, WEEK, CARDS, DAYS = "line", "week", "cards", "days"

SCOPES: Mapping[str, str] = {
    LINE: "family-line",
    WEEK: "checked-in",
    CARDS: "family-cards",
    DAYS: "day-count",
}
"""Each thing a window can show, with the scope at the gate that opens it."""


@dataclass(frozen=True, order=True)
class Code:
    """One thing that a window shows: ``item`` names the single number of days, and is empty for the rest."""

    kind: str
    item: str = ""

    def __str__(self) -> str:
        return f"{self.kind}:{self.item}" if self.item else self.kind

    @property
    def scope(self) -> str:
        return SCOPES[self.kind]


def read(code: str) -> Code | None:
    """The thing a stored code names; None for one that names nothing. Days are given one number at a time."""
    kind, _, item = code.partition(":")
    if kind not in SCOPES or bool(item) != (kind == DAYS):
        return None
    return Code(kind, item)


def in_order(codes: Collection[str]) -> list[Code]:
    """What these codes name, each once: one's own line first, then the week, the days, and the cards."""
    places = {LINE: 0, WEEK: 1, DAYS: 2, CARDS: 3}
    known = {one for one in map(read, codes) if one is not None}
    return sorted(known, key=lambda one: (places[one.kind], one.item))


def stays(line_at: datetime | None, now: datetime) -> bool:
    """Whether a line that was written then is still there to read."""
    return line_at is not None and line_at <= now < line_at + A_LINE_STAYS


WAITS, OPEN, PAUSED, OVER, ENDED = "waits", "open", "paused", "over", "ended"


PRESETS: Mapping[str, tuple[str, ...]] = {
    "line": (LINE,),
    "line-week": (LINE, WEEK),
    "line-cards": (LINE, CARDS),
}
"""Where somebody may begin from. Each ticks boxes that stay theirs to change; none holds a number of days."""


@dataclass(frozen=True)
class Permission:
    """One permission behind a window, as much of it as matters here."""

    until: datetime
    paused: bool


def standing(opened: bool, ended: bool, permissions: Collection[Permission], now: datetime) -> str:
    """How a window stands, for whoever opened it. One permission that holds is enough for it to be open."""
    if ended:
        return ENDED
    if not opened:
        return WAITS
    left = [one for one in permissions if one.until > now]
    if not left:
        return OVER
    return PAUSED if all(one.paused for one in left) else OPEN
