"""How many comments stand under each of some stories."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Count

from porch.comments.models import Comment
from porch.comments.queries.standing import stands_for
from porch.people.models import Member


def counts_for(story_ids: Collection[UUID], viewer: Member | None = None) -> dict[UUID, int]:
    """By story, as this viewer would count them on its page; stories without any are not in it. One query."""
    if not story_ids:
        return {}
    rows = Comment.objects.filter(stands_for(viewer), story__in=list(story_ids))
    return dict(rows.order_by().values_list("story").annotate(n=Count("pk")))
