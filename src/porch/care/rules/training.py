"""Training as scenarios to think through: read from a file, walked one by one, never marked right or wrong."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

FRESH = timedelta(days=730)
"""After two years it is walked through again."""

FOR_SUPERVISORS = "listening-to-helpers"
"""The short course of those who listen to helpers; it stands beside the twelve and is asked of nobody else."""

LONGEST_LINE = 500


@dataclass(frozen=True)
class Way:
    """One thing somebody might say or do, and what it tends to lead to."""

    code: str
    words: str
    leads: str


@dataclass(frozen=True)
class Scenario:
    """``happens`` sets the scene, ``says`` is what the other person says, word for word."""

    code: str
    title: str
    happens: str
    says: str
    ways: tuple[Way, ...]


@dataclass(frozen=True)
class Category:
    """One of the twelve fields of what a peer is able to do, with its scenarios."""

    code: str
    name: str
    about: str
    scenarios: tuple[Scenario, ...]


class UnreadableTraining(Exception):
    """A file of scenarios that no page can be drawn from. Its text says what is wrong first."""


def categories_in(told: Mapping[str, Any]) -> tuple[Category, ...]:
    """The categories of a file's content; UnreadableTraining with the first thing wrong in it."""
    try:
        found = tuple(_category(one) for one in told["categories"])
    except (KeyError, TypeError) as missing:
        raise UnreadableTraining(f"Something is missing: {missing}.") from missing
    codes = [scenario.code for category in found for scenario in category.scenarios]
    if len(set(codes)) < len(codes) or len({one.code for one in found}) < len(found):
        raise UnreadableTraining("Two scenarios or two categories have the same code.")
    return found


def _category(one: Mapping[str, Any]) -> Category:
    return Category(one["code"], one["name"], one["about"], tuple(_scenario(row) for row in one["scenarios"]))


def _scenario(row: Mapping[str, Any]) -> Scenario:
    ways = tuple(Way(str(at), way["words"], way["leads"]) for at, way in enumerate(row["ways"], 1))
    if not 3 <= len(ways) <= 4:
        raise UnreadableTraining(f"{row['code']}: three or four ways are offered, not {len(ways)}.")
    return Scenario(row["code"], row["title"], row["happens"], row["says"], ways)


def asked_of_helpers(categories: Collection[Category]) -> tuple[Category, ...]:
    return tuple(one for one in categories if one.code != FOR_SUPERVISORS)


def left_to_walk(
    categories: Collection[Category], walked: Mapping[str, datetime], now: datetime
) -> list[str]:
    """Codes of the scenarios that were not walked through within the last two years."""
    fresh = {code for code, at in walked.items() if at > now - FRESH}
    return [s.code for category in categories for s in category.scenarios if s.code not in fresh]


def is_done(
    left: Collection[str], *, line_at: datetime | None, talk_at: datetime | None, now: datetime
) -> bool:
    """Walked through, and a line written or a talk had about it, within two years."""
    said = (at for at in (line_at, talk_at) if at is not None)
    return not left and any(at > now - FRESH for at in said)
