"""What this room registers at the gate: that the desk may read words that wait for it, and only while they do."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from porch.comments.models import Comment
from porch.comments.rules.lifecycles import WAITING
from porch.people.circumstances import nothing_yet
from porch.people.registries import Scope, circumstances, scopes


def register() -> None:
    words = "What you said under a story, while one of the desk looks at it first."
    scopes.register("held-comment", Scope("held-comment", "words that wait", words, nothing_yet))
    circumstances.register("has-a-comment-waiting", _waiting)


def _waiting(ids: Collection[UUID], now: datetime) -> set[UUID]:
    rows = Comment.objects.filter(author__in=ids, state__in=WAITING)
    return {pk for pk in rows.values_list("author_id", flat=True) if pk}
