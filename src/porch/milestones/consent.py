"""What this room registers at the gate: a mark, for those it is shown to."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from porch.milestones.models import Shown
from porch.milestones.queries.showing import SCOPE, whom_i_am_shown
from porch.people.circumstances import nothing_yet
from porch.people.registries import Relation, Scope, circumstances, relations, scopes


def register() -> None:
    scopes.register(
        SCOPE, Scope(SCOPE, "milestone", "A milestone you show to somebody, or to a group.", nothing_yet)
    )
    relations.register("shown-milestone", Relation("Whoever you show a milestone", whom_i_am_shown))
    circumstances.register("shows-milestone", _showing)


def _showing(ids: Collection[UUID], now: datetime) -> set[UUID]:
    return set(Shown.objects.filter(mark__member__in=ids).values_list("mark__member", flat=True))
