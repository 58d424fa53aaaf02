"""What the community lacks, read from the people a round left out: a need to recruit, never a reason to want less.

Only the coordinator sees this. To a member no must-have of theirs is ever named as the cause of waiting.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from porch.people.rules.hours import PARTS

MUST_HAVE_RULES = ("gender", "age")
TELLABLE_RULES = ("hours", "distance", "language", "recovery")
"""What a member may be told would help. Never gender, age or pathway; blocks and declines never leave the engine."""


@dataclass(frozen=True, order=True)
class Need:
    """So many more people like this would let those left out be paired."""

    more: int
    genders: tuple[str, ...]
    ages: tuple[str, ...]
    languages: tuple[str, ...]
    when: str


def need_from(kept: Mapping[str, Any]) -> Need:
    """A need as it was written down."""
    genders, ages, languages = (tuple(kept[name]) for name in ("genders", "ages", "languages"))
    return Need(kept["more"], genders, ages, languages, kept["when"])


def part_of_day(hours: Sequence[str]) -> str:
    """The part of the day in which most of someone's hours lie; empty when they named none."""
    counts = Counter(_part(int(hour.rsplit("-", 1)[1])) for hour in hours)
    return min(counts, key=lambda name: (-counts[name], name)) if counts else ""


def _part(hour: int) -> str:
    return next(name for name, span in PARTS.items() if hour in span)


def needs_of(left_out: Iterable[tuple[Mapping[str, int], Mapping[str, Sequence[str]]]]) -> list[Need]:
    """Gathers those whom a must-have about gender or age left out, by what they asked for.

    Each item is ``(because, asked)`` where ``asked`` has ``genders ages languages hours``.
    """
    counts: Counter[tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], str]] = Counter()
    for because, asked in left_out:
        if any(because.get(rule) for rule in MUST_HAVE_RULES):
            languages = tuple(sorted(asked.get("languages", ())))
            key = (tuple(sorted(asked.get("genders", ()))), tuple(sorted(asked.get("ages", ()))))
            counts[(*key, languages, part_of_day(asked.get("hours", ())))] += 1
    return sorted((Need(more, *key) for key, more in counts.items()), key=lambda need: (-need.more, need))


def tellable(would_help: Iterable[Mapping[str, object]]) -> list[str]:
    """The rules a member may hear about, in the engine's order."""
    return [
        str(item["rule"]) for item in would_help if item.get("rule") in TELLABLE_RULES and item.get("more")
    ]
