"""How many comments stand under each of some stories."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from porch.comments.models import Comment
from porch.comments.queries.standing import stands_for
from porch.kit.prepared import AN_ID, Prepared
from porch.people.models import Member


def counts_for(story_ids: Collection[UUID], viewer: Member | None = None) -> dict[UUID, int]:
    """By story, as this viewer would count them on its page; stories without any are not in it. One query."""
    if not story_ids:
        return {}
    if viewer is None and len(story_ids) <= A_LIST:
        some = list(story_ids) + [NONE] * (A_LIST - len(story_ids))
        return dict(_for_visitors.rows(**{f"story{n}": one for n, one in enumerate(some)}))
    return dict(_counted(stands_for(viewer), list(story_ids)))


def _counted(stands: Q, stories: list[UUID]) -> QuerySet[Comment, tuple[UUID, int]]:
    rows = Comment.objects.filter(stands, story__in=stories)
    return rows.order_by().values_list("story").annotate(n=Count("pk"))


A_LIST = 20
NONE = UUID(int=0)
_for_visitors = Prepared(
    lambda **stories: _counted(stands_for(None), list(stories.values())),
    **{f"story{n}": UUID(int=AN_ID.int + n) for n in range(A_LIST)},
)
