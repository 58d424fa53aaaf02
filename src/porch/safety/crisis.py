"""Numbers to call, one file a country; the operator's own copy, once confirmed, wins.

The page that shows them must stand when everything else is gone. So reading never fails: a copy that cannot be
read gives way to the one that came with the program, and says so in ``trouble`` for ``porch doctor``.
"""

import json
import os
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

PACKAGED = Path(__file__).resolve().parent / "data" / "crisis"
OWN = "crisis.json"
ABOUT = ("die", "use", "unsafe")
DIALLED = re.compile(r"\+?[0-9]{2,15}")


class UnreadableNumbers(Exception):
    """A crisis file is missing something, or holds something that nobody could dial."""


@dataclass(frozen=True)
class Line:
    """One helpline. ``call`` and ``text`` are what is dialled, ``shown`` how it is written; either may be empty."""

    about: str
    name: str
    call: str
    shown: str
    text: str
    word: str
    when: str
    source: str
    checked: date | None = None


@dataclass(frozen=True)
class Numbers:
    """What the page shows, each number with the day somebody of the community tried it; None when nobody did.

    ``checked`` is the oldest of those days, and None while one number waits.
    """

    country: str
    name: str
    emergency: str
    also: str
    lines: tuple[Line, ...]
    checked: date | None
    emergency_checked: date | None = None
    trouble: str = ""

    def about(self, subject: str) -> list[Line]:
        return [line for line in self.lines if line.about == subject]

    @property
    def to_die(self) -> list[Line]:
        return self.about("die")

    @property
    def to_use(self) -> list[Line]:
        return self.about("use")

    @property
    def unsafe(self) -> list[Line]:
        return self.about("unsafe")


def load(country: str, data_dir: Path) -> Numbers:
    """The confirmed numbers of this community, or the packaged ones of ``country``, or those that work anywhere."""
    own, trouble = data_dir / OWN, ""
    try:
        if os.path.exists(own):
            return read(own)
    except UnreadableNumbers as unreadable:
        trouble = str(unreadable)
    packaged = read(packaged_file(country))
    return Numbers(**{**vars(packaged), "checked": None, "trouble": trouble})


def packaged_file(country: str) -> Path:
    """The file that came with the program for a two-letter code; ``anywhere.json`` for a country without one."""
    code = country.strip().lower()
    file = PACKAGED / f"{code}.json"
    return file if re.fullmatch("[a-z]{2}", code) and file.is_file() else PACKAGED / "anywhere.json"


def countries() -> list[str]:
    """The codes that have a file of their own."""
    return sorted(file.stem.upper() for file in PACKAGED.glob("??.json"))


def confirm(country: str, data_dir: Path, *, on: date) -> Path:
    """An operator looked at the packaged numbers on this day: keep them as the community's own copy."""
    return keep({**json.loads(packaged_file(country).read_text()), "checked": on.isoformat()}, data_dir)


def keep(told: dict[str, Any], data_dir: Path) -> Path:
    """Write a copy in one move; UnreadableNumbers, and nothing written, when it could not be shown."""
    oldest = understood(told, OWN).checked
    dated = {**told, "checked": oldest.isoformat() if oldest else None}
    own = data_dir / OWN
    half = own.with_suffix(".half")
    half.write_text(json.dumps(dated, ensure_ascii=False, indent=2) + "\n")
    half.replace(own)
    return own


def read(file: Path) -> Numbers:
    """One crisis file; UnreadableNumbers names the file and the first thing wrong in it."""
    try:
        told = json.loads(file.read_text())
    except (OSError, ValueError) as wrong:
        raise UnreadableNumbers(f"{file.name} cannot be read: {wrong}") from wrong
    return understood(told, file.name)


def understood(told: object, file: str) -> Numbers:
    """A crisis file's content as ``Numbers``, every number checked to be one that a phone can dial."""
    if not isinstance(told, dict) or not isinstance(told.get("lines", []), list):
        raise UnreadableNumbers(f"{file} must be an object with emergency, lines and checked")
    whole = _day(told.get("checked"), file)
    emergency_checked = _day(told.get("emergency_checked"), file) or whole
    entries = enumerate(told.get("lines", []), 1)
    lines = tuple(_line(entry, f"{file}, line {at}", whole) for at, entry in entries)
    days = [emergency_checked, *(line.checked for line in lines)]
    return Numbers(
        country=_word(told, "country", file),
        name=_word(told, "name", file),
        emergency=_dialled(told, "emergency", file),
        also=_word(told, "also", file),
        lines=lines,
        checked=None if None in days else min(day for day in days if day),
        emergency_checked=emergency_checked,
    )


def _line(entry: object, where: str, whole: date | None) -> Line:
    """One line; without a day of its own it was tried when the whole file was."""
    if not isinstance(entry, dict):
        raise UnreadableNumbers(f"{where} must be an object")
    about, call, text = _word(entry, "about", where), _word(entry, "call", where), _word(entry, "text", where)
    if about not in ABOUT:
        raise UnreadableNumbers(f"{where}: about must be one of {', '.join(ABOUT)}")
    if not (call or text) or not _word(entry, "name", where):
        raise UnreadableNumbers(f"{where} needs a name and something to call or text")
    return Line(
        about=about,
        name=_word(entry, "name", where),
        call=call and _dialled(entry, "call", where),
        shown=_word(entry, "shown", where) or call,
        text=text and _dialled(entry, "text", where),
        word=_word(entry, "word", where),
        when=_word(entry, "when", where),
        source=_word(entry, "source", where),
        checked=_day(entry.get("checked"), where) or whole,
    )


def _word(entry: dict[str, Any], key: str, where: str) -> str:
    value = entry.get(key) or ""
    if not isinstance(value, str):
        raise UnreadableNumbers(f"{where}: {key} must be text")
    return value.strip()


def _dialled(entry: dict[str, Any], key: str, where: str) -> str:
    value = _word(entry, key, where)
    if not DIALLED.fullmatch(value):
        raise UnreadableNumbers(f"{where}: {key} must be digits, not {value!r}")
    return value


def _day(value: object, where: str) -> date | None:
    if value is None:
        return None
    try:
        return date.fromisoformat(str(value))
    except ValueError as wrong:
        raise UnreadableNumbers(f"{where}: checked must be a day like 2026-11-30, not {value!r}") from wrong
