"""This room's share of a person: what they said under stories."""

from datetime import datetime
from typing import Any

from porch.comments.models import Comment
from porch.people.models import Member
from porch.people.registries import Belonging


def export(member: Member) -> list[dict[str, Any]]:
    """Their own words, in full, and where they stood. What others said is theirs."""
    rows = Comment.objects.filter(author=member).select_related("story").order_by("at", "pk")
    return [_row(row) for row in rows.exclude(text="")]


def _row(row: Comment) -> dict[str, Any]:
    return {
        "about": row.story.title,
        "at": row.at.isoformat(timespec="seconds"),
        "words": row.text,
        "shown_as": row.name or None,
        "state": row.state,
    }


def erase(member: Member, now: datetime) -> None:
    """Their words go. Where somebody answered them an empty place is left, without them."""
    theirs = Comment.objects.filter(author=member)
    theirs.filter(answered_by=None).delete()
    theirs.update(author=None, name="", text="", state="taken-back", gone_at=now, keeps_out=False)
    Comment.objects.filter(looked_by=member).update(looked_by=None)


belonging = Belonging("What I said under stories", (Comment,), export, erase)
