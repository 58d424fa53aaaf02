"""The questions and scenarios this room ships, read once from its own files."""

import json
from functools import cache
from importlib.resources import files
from typing import Any

from porch.care.rules.checks import Question, questions_in
from porch.care.rules.training import Category, Scenario, categories_in


@cache
def questions() -> tuple[Question, ...]:
    return questions_in(_read("checks.json"))


@cache
def categories() -> tuple[Category, ...]:
    """The twelve, and last the short course of those who listen to helpers: a file each, in order."""
    folder = files("porch.care").joinpath("data", "training")
    names = sorted(one.name for one in folder.iterdir() if one.name.endswith(".json"))
    return categories_in({"categories": [_read(f"training/{name}") for name in names]})


def category(code: str) -> Category | None:
    return next((one for one in categories() if one.code == code), None)


def scenario(category_code: str, code: str) -> Scenario | None:
    found = category(category_code)
    return next((one for one in found.scenarios if one.code == code), None) if found else None


def _read(name: str) -> dict[str, Any]:
    path = files("porch.care").joinpath("data", *name.split("/"))
    told: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return told
