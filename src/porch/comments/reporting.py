"""A comment as the safety desk can be told of it."""

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext

from porch.comments.actions import follow_the_desk
from porch.comments.models import Comment
from porch.comments.queries import name_of, seen_comment
from porch.people.models import Member
from porch.safety.registries import Reportable, on_hiding, reportables


def register() -> None:
    reportables.register(
        "comment", Reportable(label, whom, words, back, along="Send the comment along", can_be_hidden=True)
    )
    on_hiding.register("comments", follow_the_desk)


def _seen(ident: str, viewer: Member) -> Comment | None:
    try:
        found = seen_comment(viewer, UUID(ident))
    except ValueError:
        return None
    return found if found is not None and found.state == "shown" and found.author_id != viewer.pk else None


def label(ident: str, viewer: Member) -> str | None:
    comment = _seen(ident, viewer)
    return (
        gettext("what %(name)s said under a story") % {"name": name_of(comment, comment.story)}
        if comment
        else None
    )


def whom(ident: str, viewer: Member) -> Member | None:
    """Whoever wrote it, under whatever name: the desk acts on people. A stranger is nobody."""
    comment = _seen(ident, viewer)
    return comment.author if comment else None


def words(ident: str, viewer: Member) -> str:
    comment = _seen(ident, viewer)
    return f"{name_of(comment, comment.story)}: {comment.text}" if comment else ""


def back(ident: str) -> str:
    comment = Comment.objects.filter(pk=UUID(ident)).select_related("story").first()
    return f"{comment.story.get_absolute_url()}#comments" if comment else reverse("home:today")
