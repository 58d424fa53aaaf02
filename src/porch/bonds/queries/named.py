"""Everyone a page of the desk names, in one place, so that the gate can be asked once for all of them."""

from collections.abc import Sequence, Set
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from porch.bonds.models import Pair, Proposal
from porch.bonds.queries.desk import Answered, Room, Waiting
from porch.bonds.queries.lacking import Lacking
from porch.bonds.queries.leaf import Leaf
from porch.people.models import Member


def _nobody() -> Leaf[Any]:
    return Leaf([], 0)


@dataclass(frozen=True)
class Named:
    """The lists of the pairing desk, under the names its page has for them."""

    lacking: Lacking | None = None
    waiting: Leaf[Waiting] = field(default_factory=_nobody)
    proposals: Leaf[Proposal] = field(default_factory=_nobody)
    asked: Leaf[Proposal] = field(default_factory=_nobody)
    rounds: list[Answered] = field(default_factory=list)
    room: Room = field(default_factory=lambda: Room(0, 0, [], 0, few=False))
    wanting: Leaf[Member] = field(default_factory=_nobody)
    quiet: list[Pair] = field(default_factory=list)

    def people(self) -> set[UUID]:
        """The ids of everyone who stands on any of the lists."""
        lists: list[Sequence[Any]] = [self.waiting.rows, self.proposals.rows, self.asked.rows]
        lists += [self.wanting.rows, self.quiet, self.room.mentors, [self.lacking] if self.lacking else []]
        lists += [answered.left_out.rows for answered in self.rounds]
        return {pk for rows in lists for row in rows for pk in _in(row)}

    def only(self, open_now: Set[UUID]) -> "Named":
        """The same lists without whoever may not be shown; honest totals stay."""

        def leaf(rows: Leaf[Any]) -> Leaf[Any]:
            return replace(rows, rows=[row for row in rows.rows if _in(row) <= open_now])

        return replace(
            self,
            lacking=self.lacking if self.lacking and _in(self.lacking) <= open_now else None,
            waiting=leaf(self.waiting),
            proposals=leaf(self.proposals),
            asked=leaf(self.asked),
            rounds=[replace(answered, left_out=leaf(answered.left_out)) for answered in self.rounds],
            room=replace(self.room, mentors=[row for row in self.room.mentors if _in(row) <= open_now]),
            wanting=leaf(self.wanting),
            quiet=[pair for pair in self.quiet if _in(pair) <= open_now],
        )


def _in(row: Any) -> set[UUID]:
    """The people one row names."""
    if isinstance(row, Waiting):
        people = [row.member, row.best]
    elif isinstance(row, Proposal | Pair):
        people = [row.first, row.second]
    elif isinstance(row, tuple):
        people = [row[0]]
    else:
        people = [row if isinstance(row, Member) else row.member]
    return {one.pk for one in people if one is not None}
