"""The words two people agree to, as data: each version stays readable for whoever said yes to it."""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class Text:
    """``points`` are what a mentor is and is not, ``private`` what stays between the two and where that ends."""

    version: str
    lead: str
    points: tuple[str, ...]
    private: tuple[str, ...]


@cache
def texts() -> dict[str, Text]:
    """Every version by its name, the newest last."""
    said = json.loads(
        files("porch.mentoring").joinpath("data", "agreements.json").read_text(encoding="utf-8")
    )
    return {
        one["version"]: Text(one["version"], one["lead"], tuple(one["points"]), tuple(one["private"]))
        for one in said
    }


def newest() -> Text:
    return list(texts().values())[-1]
