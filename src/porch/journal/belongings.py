"""This room's share of a person: nothing but what stands in their stories, which go with it."""

from datetime import datetime
from typing import Any

from porch.journal.models import Brought, Indexed, Word
from porch.people.models import Member
from porch.people.registries import Belonging


def export(member: Member) -> dict[str, Any]:
    """Which of their stories were brought along from another journal; the stories themselves are told elsewhere."""
    rows = Brought.objects.filter(story__owner=member).order_by("at", "pk")
    return {
        "brought_from_another_journal": [
            {"story": row.story.title, "at": row.at.isoformat(timespec="seconds")}
            for row in rows.select_related("story")
            if row.story is not None
        ]
    }


def erase(member: Member, now: datetime) -> None:
    """The words of their stories are in no index any more. That something was brought is known, not of whom."""
    for model in (Word, Indexed):
        model._default_manager.filter(story__owner=member).delete()
    Brought.objects.filter(story__owner=member).update(story=None)


belonging = Belonging(
    title="Where my stories are found, and where they came from",
    models=(Indexed, Word, Brought),
    export=export,
    erase=erase,
)
