"""Crisis numbers looked at one by one, on the content of a ``crisis.json`` (see ``porch.safety.crisis``).

Place 0 is the emergency number, 1 and on are the lines. Nothing here changes what it is given: each verb answers
with a new content. A line left out keeps its place, marked, until ``to_keep`` drops it.
"""

import re
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from typing import Any

type Told = dict[str, Any]

ABOUT = {
    "die": "I want to die, or to hurt myself",
    "use": "I might use",
    "unsafe": "Someone makes me feel unsafe",
}
"""About code of a line -> the words it stands under on Get help now."""


class NotANumber(Exception):
    """Nobody could dial this. Its text is for the one who typed it."""


@dataclass(frozen=True)
class Entry:
    """One number to look at. ``checked`` is the day it was tried, or None; ``call`` is how it is written."""

    at: int
    about: str
    name: str
    call: str
    text: str
    word: str
    when: str
    source: str
    checked: date | None
    left_out: bool = False

    @property
    def is_emergency(self) -> bool:
        return self.at == 0

    @property
    def is_settled(self) -> bool:
        return self.left_out or self.checked is not None


def entries(told: Told) -> list[Entry]:
    """All of them in order, the emergency number first."""
    whole = told.get("checked")
    emergency = Entry(
        at=0,
        about="",
        name="Emergency number",
        call=told.get("emergency") or "",
        text="",
        word="",
        when=told.get("also") or "",
        source="",
        checked=_day(told.get("emergency_checked") or whole),
    )
    return [emergency, *(_entry(at, line, whole) for at, line in enumerate(told.get("lines", []), 1))]


def _entry(at: int, line: Told, whole: str | None) -> Entry:
    words = {key: line.get(key) or "" for key in ("about", "name", "text", "word", "when", "source")}
    return Entry(
        at=at,
        call=line.get("shown") or line.get("call") or "",
        checked=_day(line.get("checked") or whole),
        left_out=bool(line.get("left_out")),
        **words,
    )


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def next_unsettled(told: Told) -> int | None:
    """The place of the first number nobody has looked at; None when all are settled."""
    return next((entry.at for entry in entries(told) if not entry.is_settled), None)


def dated(told: Told) -> Told:
    """The same with every number's own day written beside it, so that one can change without the others."""
    new, seen = deepcopy(told), entries(told)
    new.pop("checked", None)
    new["emergency_checked"] = _iso(seen[0].checked)
    for line, entry in zip(new.setdefault("lines", []), seen[1:], strict=True):
        line["checked"] = _iso(entry.checked)
    return new


def undated(told: Told) -> Told:
    """The same as if nobody had tried any of them yet."""
    return _each_day(told, None)


def all_tried(told: Told, on: date) -> Told:
    """The same with every number tried on this day."""
    return _each_day(told, on)


def _each_day(told: Told, on: date | None) -> Told:
    new = dated(told)
    new["emergency_checked"] = _iso(on)
    for line in new["lines"]:
        line["checked"] = _iso(on)
    return new


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def tried(told: Told, at: int, on: date) -> Told:
    """Somebody tried the number at this place, and it was right."""
    new = dated(told)
    if at == 0:
        new["emergency_checked"] = on.isoformat()
    else:
        new["lines"][at - 1] |= {"checked": on.isoformat(), "left_out": False}
    return new


def corrected(told: Told, at: int, on: date, said: dict[str, str]) -> Told:
    """What is right in its place, and tried. ``said`` holds ``call text word when name``; NotANumber."""
    new = tried(told, at, on)
    if at == 0:
        new["emergency"], new["also"] = dialled(said.get("call", "")), said.get("when", "").strip()
    else:
        new["lines"][at - 1] |= _line(said)
    return new


def added(told: Told, on: date, said: dict[str, str]) -> Told:
    """One more line, tried on this day; ``said`` as in ``corrected``, with ``about``."""
    new = dated(told)
    new["lines"].append({"about": said["about"], **_line(said), "checked": on.isoformat()})
    return new


def left_out(told: Told, at: int) -> Told:
    """Without the line at this place; the emergency number cannot be left out."""
    new = dated(told)
    new["lines"][at - 1]["left_out"] = True
    return new


def to_keep(told: Told) -> Told:
    """What is written down: the lines that were left out are gone."""
    new = dated(told)
    kept = [line for line in new["lines"] if not line.get("left_out")]
    new["lines"] = [{key: value for key, value in line.items() if key != "left_out"} for line in kept]
    return new


def _line(said: dict[str, str]) -> dict[str, str]:
    written, text = said.get("call", "").strip(), said.get("text", "").strip()
    if not written and not text:
        raise NotANumber("Say a number to call or to text.")
    call = dialled(written) if written else ""
    return {
        "name": said.get("name", "").strip(),
        "call": call,
        "shown": written,
        "text": dialled(text) if text else "",
        "word": said.get("word", "").strip(),
        "when": said.get("when", "").strip(),
    }


def dialled(written: str) -> str:
    """What a phone dials, from a number as people write it; NotANumber when it is none."""
    # in +44 (0)20 the 0 is for calls from inside the country only
    from_abroad = re.sub(r"^(\s*\+[\s0-9-]+)\(0\)", r"\1", written)
    digits = re.sub(r"[\s().\-/\u2010-\u2015\u00a0]", "", from_abroad)
    if not re.fullmatch(r"\+?[0-9]{2,15}", digits):
        raise NotANumber(f"{written.strip()!r} is not a number: write its digits, such as 0800 111 222.")
    return digits
