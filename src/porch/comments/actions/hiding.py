"""What the safety desk decided about a comment: it is hidden, or shown again, inside the desk's own transaction."""

from datetime import datetime
from uuid import UUID

from porch.bonds.actions.moving import move
from porch.comments.models import Comment
from porch.safety.queries import hidden


def follow_the_desk(kind: str, ident: str, now: datetime) -> None:
    """The desk hid something or shows it again; what went meanwhile stays gone."""
    if kind != "comment":
        return
    comment = Comment.objects.filter(pk=UUID(ident)).first()
    verb = "hide" if hidden("comment", ident) else "show again"
    if comment is not None and comment.state in comment.LIFECYCLE.sources(verb):
        move(comment, verb)
