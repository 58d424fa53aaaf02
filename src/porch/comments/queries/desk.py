"""What waits for somebody to look, for those who do; and how long it takes."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet

from porch.comments.models import Comment
from porch.comments.queries.thread import name_of
from porch.comments.rules.lifecycles import WAITING
from porch.comments.rules.waiting import IN_WORDS, OF_A_MACHINE, how_long
from porch.people.models import Member
from porch.safety.queries import DESK

LATELY, A_FEW = timedelta(days=30), 20
MOST_AT_ONCE = 200
MOST_OF_STRANGERS = 1000  # that wait; what comes on top is told to come back


@dataclass(frozen=True)
class Waiting:
    """One that waits: ``name`` is what it would go by, and nothing that its readers would not be shown either."""

    comment: Comment
    name: str
    age: timedelta
    is_late: bool

    @property
    def reasons(self) -> list[str]:
        return [IN_WORDS[code] for code in self.comment.why if code in IN_WORDS]

    @property
    def is_of_a_machine(self) -> bool:
        """It came as machines send things; a person still decides."""
        return not OF_A_MACHINE.isdisjoint(self.comment.why)


def _waiting(viewer: Member) -> QuerySet[Comment]:
    """Nobody looks at their own words."""
    if not viewer.holds(*DESK):
        return Comment.objects.none()
    rows = Comment.objects.filter(state__in=WAITING).exclude(author=viewer)
    return rows.select_related("story", "author", "answers")


def waiting_for(viewer: Member, now: datetime) -> list[Waiting]:
    """What is past its day first, then the nearest deadline; however much machines send, it pushes nobody off."""
    by_kind: dict[bool, list[UUID]] = {True: [], False: []}
    waiting = _waiting(viewer).order_by("-state", "due_at", "pk")  # "overdue" comes after "held"
    for pk, why in waiting.values_list("pk", "why"):
        by_kind[OF_A_MACHINE.isdisjoint(why)].append(pk)
    some = [*by_kind[True][:MOST_AT_ONCE], *by_kind[False][:MOST_AT_ONCE]]
    rows = waiting.filter(pk__in=some)
    return [Waiting(row, name_of(row, row.story), now - row.at, row.state == "overdue") for row in rows]


def is_full_of_strangers() -> bool:
    """So much of strangers waits that nobody could read it all."""
    return Comment.objects.filter(is_stranger=True, state__in=WAITING).count() >= MOST_OF_STRANGERS


def waiting_comment(viewer: Member, pk: UUID) -> Comment | None:
    return _waiting(viewer).filter(pk=pk).first()


def how_long_it_takes(now: datetime) -> str:
    """One sentence about the wait, from the last looks of the last month."""
    rows = Comment.objects.filter(at__gt=now - LATELY, looked_at__lte=now, looked_by__isnull=False).order_by(
        "-looked_at"
    )
    return how_long([looked - at for looked, at in rows.values_list("looked_at", "at")[:A_FEW] if looked])
