"""One of the desk looks at what waits: it stands, or it does not. Nobody is blocked by it, and nothing else follows."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.urls import reverse

from porch.bonds.actions.moving import TooLate, move
from porch.comments import queries
from porch.comments.actions.telling import DESK_PAGE, tell_of, tell_writer
from porch.comments.models import Comment
from porch.kit.full import if_there_is_room
from porch.people.consent import see_each
from porch.people.models import Member
from porch.record.actions import note
from porch.wire.actions import seen


def desk_seen(*, by: Member, now: datetime) -> list[queries.Waiting]:
    """What waits, with its words. That a member's words were looked at, the member reads; see ``people.consent``."""
    with if_there_is_room():
        seen(by, reverse(DESK_PAGE), now)
    waiting = queries.waiting_for(by, now)
    theirs = {one.comment.author_id for one in waiting if one.comment.author_id}
    may = see_each(by, theirs, "held-comment", purpose="safety", now=now)
    return [one for one in waiting if one.comment.author_id is None or one.comment.author_id in may]


@transaction.atomic
def show(pk: UUID, *, by: Member, now: datetime) -> Comment:
    """It stands from now on. TooLate when it was answered or taken back meanwhile."""
    comment = _waiting(pk, by)
    move(comment, "show", shown_at=now, looked_at=now, looked_by=by)
    note("comment.let-stand", by=by.pk, about=comment.pk, now=now)
    tell_of(comment, now)
    tell_writer(comment, now)
    return comment


@transaction.atomic
def decline(pk: UUID, *, by: Member, now: datetime) -> Comment:
    """It does not stand. Its writer has the words for a week, then they go."""
    comment = _waiting(pk, by)
    move(comment, "decline", gone_at=now, looked_at=now, looked_by=by)
    note("comment.not-let-stand", by=by.pk, about=comment.pk, now=now)
    tell_writer(comment, now)
    return comment


def decline_machines(*, by: Member, now: datetime) -> int:
    """All of strangers' that came as machines send things, as one list was looked over; returns how many."""
    found = [one for one in queries.waiting_for(by, now) if one.is_of_a_machine and one.comment.is_stranger]
    for one in found:
        decline(one.comment.pk, by=by, now=now)
    return len(found)


def _waiting(pk: UUID, by: Member) -> Comment:
    found = queries.waiting_comment(by, pk)
    if found is None:
        raise TooLate("nothing of that kind waits")
    return found
