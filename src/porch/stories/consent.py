"""What this room registers at the gate: whoever reads stories before others do, while one waits."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from porch.people.circumstances import nothing_yet
from porch.people.registries import Scope, circumstances, scopes
from porch.stories.models import Look


def register() -> None:
    scopes.register(
        "waiting-story",
        Scope("waiting-story", "story that waits", "A story of yours before it is up.", nothing_yet),
    )
    circumstances.register("has-a-story-waiting", _waiting)


def _waiting(ids: Collection[UUID], now: datetime) -> set[UUID]:
    rows = Look.objects.filter(story__owner__in=ids, state="waiting")
    return {pk for pk in rows.values_list("story__owner", flat=True) if pk is not None}
