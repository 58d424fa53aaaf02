"""Two family peers are suggested to each other: who answers, until when, and what time does."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from itertools import combinations

from porch.kit.lifecycle import Promised, Turn

OFFER = Promised(
    name="a suggestion of a family peer",
    start="offered",
    final=frozenset({"both", "over"}),
    moves={
        "first yes": (frozenset({"offered"}), "first-yes"),
        "second yes": (frozenset({"offered"}), "second-yes"),
        "both": (frozenset({"first-yes", "second-yes"}), "both"),
        # a no, no answer in time, a block, somebody left or rests: one end, and it says nothing
        "end": (frozenset({"offered", "first-yes", "second-yes"}), "over"),
    },
    turns={
        "offered": Turn("both", "three days", "end"),
        "first-yes": Turn("the second", "three days", "end"),
        "second-yes": Turn("the first", "three days", "end"),
    },
)

MOST = 3
"""How many family peers somebody may have room for."""

REST = timedelta(days=90)
"""How long two are not suggested to each other again, however a suggestion ended: its end says nothing."""

ANSWER_IN = timedelta(days=3)

CARES_FOR: Mapping[str, str] = {
    "partner": "a partner",
    "child": "a son or a daughter",
    "parent": "a mother or a father",
    "sibling": "a brother or a sister",
    "friend": "a friend",
    "other": "somebody else close",
}

NEAR: Mapping[str, str] = {
    "alcohol": "alcohol",
    "opioids": "opioids",
    "stimulants": "stimulants",
    "cannabis": "cannabis",
    "tablets": "tablets for sleep or worry",
    "gambling": "gambling",
}

SINCE: Mapping[str, str] = {"new": "weeks or months", "years": "a few years", "long": "ten years and more"}

IN_A_REASON: Mapping[str, str] = {
    **{f"for-{code}": f"caring about {words}" for code, words in CARES_FOR.items() if code != "other"},
    **{f"near-{code}": f"living near {words}" for code, words in NEAR.items()},
    "since-new": "all of this being new",
    "since-years": "some years of it",
    "since-long": "a long road with it",
}
"""Codes as the engine is given them -> the words that stand in the middle of a reason."""


def told_as(cares_for: Iterable[str], near: Iterable[str], since_when: str) -> list[str]:
    """What somebody told, as the codes of one field of the engine: what a reason cannot name is not compared."""
    codes = [*(f"for-{one}" for one in cares_for), *(f"near-{one}" for one in near), f"since-{since_when}"]
    return [code for code in codes if code in IN_A_REASON]


def of_one_family(looks_at: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    """Pairs of people who are never suggested to each other, from who was ever given a window by whom.

    ``looks_at`` are pairs (giver, who looks). Two who look at one giver are of one family, and so are a giver and
    whoever looks at them. Each pair is in order.
    """
    viewers: dict[str, set[str]] = {}
    for giver, viewer in looks_at:
        viewers.setdefault(giver, set()).add(viewer)
    found = set()
    for giver, them in viewers.items():
        found |= {in_order(one, other) for one, other in combinations(sorted({giver, *them}), 2)}
    return found


def in_order(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one <= other else (other, one)
