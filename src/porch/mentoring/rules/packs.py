"""Packs of things two people can do together, read from files: ours, and whatever a community adds."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
MOST_PROMPTS = 20
LONGEST = 4000
"""Characters somebody writes under one prompt."""


@dataclass(frozen=True)
class Prompt:
    """One thing to think or write about. What is written is kept under its ``code``, so it may be worded anew."""

    code: str
    words: str


@dataclass(frozen=True)
class Exercise:
    """Something to do together, in writing, on paper or in talk."""

    pack: str
    code: str
    title: str
    about: str
    prompts: tuple[Prompt, ...]


@dataclass(frozen=True)
class Pack:
    """Exercises that belong together, under a name of their own."""

    code: str
    name: str
    about: str
    exercises: tuple[Exercise, ...]


class UnreadablePack(Exception):
    """A file of exercises that no page can be drawn from. Its text is for whoever wrote the file."""


def pack_in(told: object) -> Pack:
    """The pack of a file's content; UnreadablePack with the first thing wrong in it."""
    if not isinstance(told, dict):
        raise UnreadablePack("It must hold one pack: code, name, about and exercises.")
    code, rows = _code(told, "The pack"), told.get("exercises")
    if not isinstance(rows, list) or not rows:
        raise UnreadablePack("It must hold a list of exercises.")
    found = tuple(_exercise(code, row, at) for at, row in enumerate(rows, 1))
    _once((one.code for one in found), "exercises")
    return Pack(code, _words(told, "name", "The pack"), _words(told, "about", "The pack"), found)


def _exercise(pack: str, row: Any, at: int) -> Exercise:
    where = f"Exercise {at}"
    prompts = row.get("prompts") if isinstance(row, dict) else None
    if not isinstance(prompts, list) or not 0 < len(prompts) <= MOST_PROMPTS:
        raise UnreadablePack(f"{where} needs one to {MOST_PROMPTS} prompts.")
    found = tuple(Prompt(_code(one, f"{where}: a prompt"), _words(one, "words", where)) for one in prompts)
    _once((one.code for one in found), f"prompts of exercise {at}")
    return Exercise(pack, _code(row, where), _words(row, "title", where), _words(row, "about", where), found)


def _code(row: Any, where: str) -> str:
    code = row.get("code") if isinstance(row, dict) else None
    if not isinstance(code, str) or not CODE.fullmatch(code) or len(code) > 40:
        raise UnreadablePack(f"{where} needs a code of small letters, numbers and hyphens.")
    return code


def _words(row: dict[str, Any], name: str, where: str) -> str:
    said = row.get(name)
    if not isinstance(said, str) or not said.strip():
        raise UnreadablePack(f"{where} needs words under “{name}”.")
    return said.strip()


def _once(codes: Iterable[str], what: str) -> None:
    listed = list(codes)
    if len(set(listed)) < len(listed):
        raise UnreadablePack(f"Two {what} have the same code.")
