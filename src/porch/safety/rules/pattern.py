"""A pattern of first contacts with newcomers, told from counts alone: no message is read, nothing follows by itself.

What it looks for (rule 17 of the field): somebody who seeks out newcomers of one kind, many of whom say no, block
or end it within two weeks, or fall silent at once because the talk moved elsewhere. One of these alone is ordinary;
a greeter who welcomes everybody meets many newcomers and is never named for that.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import comb

LOOKS_BACK = timedelta(days=60)
SOON = timedelta(days=14)  # an ending within this long counts as one
FEWEST = 5  # newcomers contacted before anything is said at all
SHARE_ENDED, FEWEST_ENDED = 0.5, 3
SHARE_QUIET, FEWEST_QUIET = 0.5, 3
BY_CHANCE = 0.03  # so rarely would somebody who picks nobody out meet so many of one kind


@dataclass(frozen=True)
class Encounter:
    """One first contact. ``kind`` is which of the lists counts the newcomer (their gender lists), in one word.

    ``ended``: refused, blocked or ended within two weeks. ``quiet``: said yes to, then silent on both sides within
    three days, after a handful of messages.
    """

    opener: str
    newcomer: str
    at: datetime
    kind: str = ""
    ended: bool = False
    quiet: bool = False


@dataclass(frozen=True)
class Counts:
    """What is known of one opener in the last sixty days."""

    opener: str
    newcomers: int
    ended: int
    quiet: int
    of_one_kind: int
    kind_is_chance: float  # how likely that many of one kind are when nobody is picked out

    @property
    def signs(self) -> int:
        return sum(
            (
                self.kind_is_chance < BY_CHANCE,
                self.ended >= FEWEST_ENDED and self.ended / self.newcomers >= SHARE_ENDED,
                self.quiet >= FEWEST_QUIET and self.quiet / self.newcomers >= SHARE_QUIET,
            )
        )

    @property
    def is_for_a_person(self) -> bool:
        """Two signs together, over enough newcomers: then a moderator looks. One alone is ordinary."""
        return self.newcomers >= FEWEST and self.signs >= 2

    def lines(self) -> list[str]:
        """The counts as the desk reads them."""
        return [
            f"In the last {LOOKS_BACK.days} days, first contacts with newcomers: {self.newcomers}.",
            f"Said no to, blocked or ended within {SOON.days} days: {self.ended}.",
            f"Silent on both sides within three days of a yes: {self.quiet}.",
            f"Newcomers of the same list: {self.of_one_kind} of {self.newcomers}.",
            "No message was read for this, and nothing follows from it by itself.",
        ]


def counted(encounters: Iterable[Encounter], *, among: Mapping[str, int], now: datetime) -> list[Counts]:
    """Each opener's counts, in order of their id. ``among`` is how many newcomers of each kind there are here."""
    by_opener: dict[str, dict[str, Encounter]] = {}
    for met in encounters:
        if now - LOOKS_BACK <= met.at <= now:
            mine = by_opener.setdefault(met.opener, {})
            mine[met.newcomer] = _worse(mine.get(met.newcomer), met)
    return [_counts(opener, list(met.values()), among) for opener, met in sorted(by_opener.items())]


def _worse(before: Encounter | None, met: Encounter) -> Encounter:
    """One newcomer counts once, however often they were written to."""
    if before is None or (met.ended, met.quiet) > (before.ended, before.quiet):
        return met
    return before


def _counts(opener: str, met: list[Encounter], among: Mapping[str, int]) -> Counts:
    kinds = {one.kind for one in met if one.kind}
    most = max(kinds, key=lambda kind: (sum(one.kind == kind for one in met), kind), default="")
    of_one_kind = sum(one.kind == most for one in met) if most else 0
    return Counts(
        opener,
        newcomers=len(met),
        ended=sum(one.ended for one in met),
        quiet=sum(one.quiet for one in met),
        of_one_kind=of_one_kind,
        kind_is_chance=_chance(of_one_kind, len(met), _share(most, among)),
    )


def _share(kind: str, among: Mapping[str, int]) -> float:
    """How common this kind is among newcomers here, with one more of each so that a few people prove nothing."""
    total = sum(among.values())
    return (among.get(kind, 0) + 1) / (total + max(2, len(among)))


def _chance(hits: int, tries: int, share: float) -> float:
    """How likely at least ``hits`` of ``tries`` are, each with probability ``share``."""
    return sum(comb(tries, n) * share**n * (1 - share) ** (tries - n) for n in range(hits, tries + 1))
