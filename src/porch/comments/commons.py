"""What of this room is everybody's: the questions the community wrote, and strangers' words that stand."""

from typing import Any

from porch.comments.models import Comment, HumanQuestion
from porch.comments.queries import decided
from porch.people.registries import Common


def how_we_ask() -> dict[str, Any]:
    rows = HumanQuestion.objects.order_by("at", "pk")
    return {
        "strangers_may_say_something": decided().strangers,
        "questions": [{"question": row.text, "answers": row.answers, "never": row.wrong} for row in rows],
    }


def what_strangers_said() -> list[dict[str, Any]]:
    """Members' words are their own and go with them."""
    rows = (
        Comment.objects.filter(is_stranger=True, state="shown").select_related("story").order_by("at", "pk")
    )
    return [
        {
            "about": row.story.title,
            "name": row.name,
            "at": row.at.isoformat(timespec="seconds"),
            "words": row.text,
        }
        for row in rows
    ]


questions = Common("What we ask before a comment", how_we_ask)
strangers = Common("What visitors said under stories", what_strangers_said)
