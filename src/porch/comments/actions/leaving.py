"""Words that go again: taken back by whoever wrote them, or taken away by whose story they stand under."""

from datetime import datetime
from typing import Any

from django.db import transaction

from porch.bonds.actions.moving import TooLate, move
from porch.comments.models import Comment
from porch.comments.queries import goes_by_own_name, may_be_taken_back
from porch.people.actions import block
from porch.people.models import Member
from porch.record.actions import note
from porch.stories.models import Story

EMPTY: dict[str, Any] = {"text": "", "name": ""}


class NotTheirs(Exception):
    """Nobody takes back somebody else's words, or takes them away under somebody else's story."""


@transaction.atomic
def take_back(comment: Comment, *, by: Member, now: datetime) -> None:
    """Its writer takes it back: the words go at once. TooLate a month after it stood, or when it is gone already."""
    if comment.author_id != by.pk:
        raise NotTheirs
    _take_back(comment, now)
    note("comment.taken-back", by=by.pk, about=comment.pk, now=now)


@transaction.atomic
def take_back_by_link(comment: Comment, *, now: datetime) -> None:
    """A stranger takes it back, who has nothing but the address of their words."""
    if not comment.is_stranger:
        raise NotTheirs
    _take_back(comment, now)
    note("comment.taken-back", by=None, about=comment.pk, now=now)


def _take_back(comment: Comment, now: datetime) -> None:
    if not may_be_taken_back(comment, now):
        raise TooLate("its time has passed")
    move(comment, "take back", gone_at=now, **EMPTY)


@transaction.atomic
def remove(comment: Comment, *, by: Member, now: datetime, keep_out: bool = False) -> None:
    """The author of the story takes it away; its writer is told nothing, and why is nobody's business.

    ``keep_out``: nothing more of that writer is shown under this story; to them it looks as ever.
    """
    if comment.story.owner_id != by.pk:
        raise NotTheirs
    keeps_out = keep_out and comment.author_id is not None
    move(comment, "remove", gone_at=now, keeps_out=keeps_out)
    note("comment.removed", by=by.pk, about=comment.pk, now=now)


def block_writer(comment: Comment, *, by: Member, now: datetime) -> None:
    """The two do not meet any more. Only of somebody who goes under their own name: a block must not tell a name."""
    if comment.author is None or comment.author_id == by.pk or not goes_by_own_name(comment, comment.story):
        raise NotTheirs
    block(comment.author, by=by, now=now)


@transaction.atomic
def decide_replies(story: Story, *, by: Member, now: datetime, are_open: bool) -> None:
    """The author lets others say something under it, or nothing more; what was said stays.

    It needs nobody to read the story anew, so it does not pass the way of what is put up.
    """
    if not Story.objects.filter(pk=story.pk, owner=by).update(replies=are_open):
        raise NotTheirs
    story.replies = are_open
    detail = {"story": str(story.pk), "open": are_open}
    note("comments.replies", by=by.pk, about=None, now=now, detail=detail)
