"""The lists of this room, kept as data in ``groups/data``: kinds of groups, and positions people serve in."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True)
class Kind:
    """``who`` is whom a group of this kind is for, in words that follow "For"; empty where that says nothing."""

    code: str
    label: str
    who: str = ""


@dataclass(frozen=True)
class Service:
    """A position as most groups know it: what it is called, what it is for, what it opens; ``of`` is "groups", "houses"
    or "both"."""

    code: str
    title: str
    does: str
    may: frozenset[str]
    of: str = "groups"
    does_in_a_house: str = ""

    def done_in(self, *, in_a_house: bool) -> str:
        """What it is for, there."""
        return self.does_in_a_house if in_a_house and self.does_in_a_house else self.does

    def is_of(self, *, in_a_house: bool) -> bool:
        return self.of in ("both", "houses" if in_a_house else "groups")


def _read(name: str) -> list[dict[str, Any]]:
    text = files("porch.groups").joinpath("data", name).read_text(encoding="utf-8")
    read: list[dict[str, Any]] = json.loads(text)
    return read


@cache
def kinds() -> tuple[Kind, ...]:
    return tuple(Kind(**row) for row in _read("kinds.json"))


@cache
def services() -> tuple[Service, ...]:
    return tuple(Service(**{**row, "may": frozenset(row["may"])}) for row in _read("positions.json"))


def service_of(code: str) -> Service | None:
    return next((service for service in services() if service.code == code), None)


def known_kinds(codes: Iterable[str]) -> list[str]:
    """Those of the codes that the list has, each once and in its order."""
    asked = set(codes)
    return [kind.code for kind in kinds() if kind.code in asked]
