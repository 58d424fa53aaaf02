"""What time does: what waits past its day calls everyone, and words that are not shown go for good."""

from datetime import datetime

from django.db import transaction

from porch.bonds.actions.moving import TooLate, move
from porch.comments.actions.leaving import EMPTY
from porch.comments.actions.telling import call_all
from porch.comments.models import Comment
from porch.comments.rules.lifecycles import KEPT_FOR_THEIR_WRITER, LOOK, LOOK_WITHIN, WAITING


@transaction.atomic
def call_everyone(now: datetime) -> int:
    """Everything past its deadline: everyone who runs the place is told once, and it has another day."""
    late = list(Comment.objects.filter(state__in=WAITING, due_at__lte=now).order_by("due_at"))
    called = 0
    for comment in late:
        turn = LOOK.waits_in(comment.state)
        assert turn is not None
        try:
            move(comment, turn.then, due_at=now + LOOK_WITHIN)
            called += 1
        except TooLate:
            continue  # somebody answered it at this moment
    if called:
        call_all(now)
    return called


@transaction.atomic
def let_go(now: datetime) -> None:
    """Words that were not shown, or taken away, go after a week; an empty place stays while it is answered."""
    old = Comment.objects.filter(gone_at__lte=now - KEPT_FOR_THEIR_WRITER)
    old.filter(state="declined").delete()
    old.filter(state="removed").exclude(text="").update(**EMPTY)
    bare = old.filter(state__in=("taken-back", "removed"), keeps_out=False, answered_by=None)
    bare.delete()
