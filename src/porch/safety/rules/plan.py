"""A plan for a hard hour: a few steps with words of one's own. Nobody else reads it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

LONGEST = 1000  # characters of one step
MOST_STEPS = 12


class NotKeepable(Exception):
    """A plan that cannot be kept as it is. Its text is for the writer."""


class UnreadableSteps(Exception):
    """A file of steps that nobody could draw a page from. Its text is for the operator."""


@dataclass(frozen=True)
class Step:
    """One heading of the plan. ``key`` is what its words are kept under, so that a heading may be worded anew."""

    key: str
    heading: str
    hint: str


def steps_in(told: object) -> tuple[Step, ...]:
    """The steps of a file's content; UnreadableSteps with the first thing wrong in it."""
    entries = told.get("steps") if isinstance(told, dict) else None
    if not isinstance(entries, list) or not 0 < len(entries) <= MOST_STEPS:
        raise UnreadableSteps(f"It must hold one to {MOST_STEPS} steps.")
    steps = tuple(_step(entry, at) for at, entry in enumerate(entries, 1))
    if len({step.key for step in steps}) < len(steps):
        raise UnreadableSteps("Two steps have the same key.")
    return steps


def _step(entry: Any, at: int) -> Step:
    words = entry if isinstance(entry, dict) else {}
    key, heading, hint = (words.get(name, "") for name in ("key", "heading", "hint"))
    if not (isinstance(key, str) and key.isascii() and key.isidentifier()):
        raise UnreadableSteps(f"Step {at} needs a key of plain letters.")
    if not (isinstance(heading, str) and heading.strip() and isinstance(hint, str)):
        raise UnreadableSteps(f"Step {at} needs a heading, and a hint in words.")
    return Step(key, heading.strip(), hint.strip())


def plan_of(told: Mapping[str, str], steps: tuple[Step, ...]) -> dict[str, str]:
    """What was written under each step, without empty ones; NotKeepable with a sentence when one is too long."""
    written = {step.key: told.get(step.key, "").strip() for step in steps}
    for step in steps:
        if len(written[step.key]) > LONGEST:
            raise NotKeepable(
                f"“{step.heading}” has {len(written[step.key]):,} characters; {LONGEST:,} fit. Nothing was saved."
            )
    return {key: words for key, words in written.items() if words}
