"""Search: stories with every word that was asked for, among those this viewer may read."""

from django.db import connection
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from porch.journal.models import Word
from porch.journal.rules.finding import VERSION, just_after
from porch.stories.models import Story


def found(stories: QuerySet[Story], beginnings: list[str]) -> QuerySet[Story]:
    """Those of ``stories`` that have a word with each of these beginnings; none where nothing was asked for."""
    if not beginnings:
        return stories.none()
    for beginning in beginnings:
        stories = stories.filter(Exists(Word.objects.filter(_begins(beginning), story=OuterRef("pk"))))
    return stories


def _begins(beginning: str) -> Q:
    """As the index of words is ordered: by code points in SQLite, elsewhere by an index made for beginnings."""
    if connection.vendor == "sqlite":
        return Q(word__gte=beginning, word__lt=just_after(beginning))
    return Q(word__startswith=beginning)


def stale() -> QuerySet[Story]:
    """Stories that were put up, or changed, since their words were taken; or by older rules."""
    as_it_is = Q(indexed__seen=F("seen_draft"), indexed__version=VERSION)
    return Story.objects.exclude(html="", indexed=None).exclude(as_it_is).order_by("pk")
