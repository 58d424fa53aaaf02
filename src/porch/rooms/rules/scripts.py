"""How a sitting goes, written down: a script is steps one after the other, and each says how the room shares in it.

A script holds words of the community's own. A reading stands in it by its title alone: whoever reads has the book.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from porch.rooms.rules.floor import CLOSING, FIRST_COME, OPEN, ORDER, PITCH, ROUND, SILENT, SPEAKER

READING, END = "reading", "closing"

MOST_STEPS = 16
MOST_SCRIPTS = 12  # of one group
LONGEST_TITLE = 80
LONGEST_WORDS = 600
MOST_MINUTES = 60
LONGEST = 180  # minutes of all steps together


@dataclass(frozen=True)
class Way:
    """How the room shares during a kind of step: the floor's mode, and the order it is kept in."""

    mode: str
    how: str = FIRST_COME


WAYS: Mapping[str, Way] = {
    "welcome": Way(SPEAKER),
    READING: Way(SPEAKER),
    "speaker": Way(SPEAKER),
    "round": Way(ORDER, ROUND),
    "pitch": Way(ORDER, PITCH),
    "open": Way(OPEN),
    "silence": Way(SILENT),
    END: Way(CLOSING),
}


class NotAScript(Exception):
    """It cannot be used as it is. Its text is one sentence that says what to change."""


@dataclass(frozen=True)
class Step:
    """``minutes`` are what it is meant to take, 0 where nobody counts. A reading has a title and no words."""

    kind: str
    title: str
    words: str = ""
    minutes: int = 0

    @property
    def way(self) -> Way:
        return WAYS[self.kind]

    @property
    def is_reading(self) -> bool:
        return self.kind == READING


@dataclass(frozen=True)
class Script:
    title: str
    says: str = ""
    steps: tuple[Step, ...] = ()

    @property
    def minutes(self) -> int:
        return sum(step.minutes for step in self.steps)

    def step(self, no: int) -> Step | None:
        """The step with this number, counted from 1."""
        return self.steps[no - 1] if 1 <= no <= len(self.steps) else None


def script_of(values: Any) -> Script:
    """A script from plain values, as a file or a form gives them; NotAScript with one clear sentence."""
    if not isinstance(values, Mapping):
        raise NotAScript("A script is a title and steps.")
    title = _text(values.get("title"), "The script", LONGEST_TITLE)
    if not title:
        raise NotAScript("Give the script a title.")
    says = _text(values.get("says"), "What it says of itself", LONGEST_WORDS)
    rows = values.get("steps")
    if not isinstance(rows, list | tuple) or not rows:
        raise NotAScript("A script has at least one step.")
    if len(rows) > MOST_STEPS:
        raise NotAScript(f"A script has at most {MOST_STEPS} steps.")
    steps = tuple(_step(no, row) for no, row in enumerate(rows, 1))
    _check_end(steps)
    script = Script(title, says, steps)
    if script.minutes > LONGEST:
        raise NotAScript(f"The steps take {script.minutes} minutes together; at most {LONGEST} fit.")
    return script


def as_values(script: Script) -> dict[str, Any]:
    """The script as plain values: ``script_of`` gives it back as it is."""
    steps = [
        {"kind": step.kind, "title": step.title, "words": step.words, "minutes": step.minutes}
        for step in script.steps
    ]
    return {"title": script.title, "says": script.says, "steps": steps}


def _step(no: int, row: Any) -> Step:
    if not isinstance(row, Mapping) or row.get("kind") not in WAYS:
        raise NotAScript(f"Step {no} is of no kind we know: {', '.join(WAYS)}.")
    title = _text(row.get("title"), f"Step {no}", LONGEST_TITLE)
    if not title:
        raise NotAScript(f"Step {no} needs a title.")
    words = _text(row.get("words"), f"Step {no}", LONGEST_WORDS)
    if row["kind"] == READING and words:
        raise NotAScript(f"Step {no} is a reading: it stands here by its title only.")
    return Step(row["kind"], title, words, _minutes(no, row.get("minutes", 0)))


def _minutes(no: int, value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= MOST_MINUTES:
        raise NotAScript(f"Step {no} takes 0 to {MOST_MINUTES} minutes.")
    return value


def _text(value: Any, what: str, most: int) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        raise NotAScript(f"{what} is written in words.")
    text = value.replace("\r\n", "\n").strip()
    if len(text) > most:
        raise NotAScript(f"{what} is too long: {most} characters fit.")
    return text


def _check_end(steps: tuple[Step, ...]) -> None:
    """After closing no hand goes up any more, so nothing comes after it."""
    for no, step in enumerate(steps[:-1], 1):
        if step.kind == END:
            raise NotAScript(f"Step {no} closes the room: only the last step can.")
