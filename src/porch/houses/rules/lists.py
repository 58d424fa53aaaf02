"""Lists of the field, as data: the four levels of recovery residences, for whom a house is, how long a share is for."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

LEVELS = ("I", "II", "III", "IV")
PER = ("week", "month")
STEP_FREE: Mapping[str, str] = {
    "yes": "Yes",
    "partly": "Partly",
    "no": "No",
    "ask": "Ask the house",
}


@dataclass(frozen=True)
class Level:
    """A level of the field: its name, who runs such a house, and what staff it has."""

    name: str
    who: str
    staff: str


def _read(name: str) -> Any:
    return json.loads(files("porch.houses").joinpath("data", name).read_text(encoding="utf-8"))


@cache
def levels() -> Mapping[str, Level]:
    return {code: Level(**row) for code, row in _read("levels.json").items()}


@cache
def for_whom() -> Mapping[str, str]:
    found: dict[str, str] = _read("for_whom.json")
    return found
