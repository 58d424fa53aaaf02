"""A person reads a story before others do: yes, or back to its author with a kind note."""

from datetime import datetime, timedelta

from django.db import transaction

from porch.bonds.actions.moving import TooLate, move
from porch.people.models import Member
from porch.record.actions import note
from porch.stories.actions.posting import call_readers
from porch.stories.models import Look
from porch.wire.actions import tell

LONGEST_NOTE = 1000
CALLED_AGAIN_AFTER = timedelta(days=1)


class NoNote(Exception):
    """What comes back to somebody comes with a word. Its text is for the reader."""


@transaction.atomic
def approve(look: Look, *, by: Member | None, now: datetime) -> None:
    """It is up from this moment, and its author is told. ``by`` is None for the made-up community alone."""
    _not_ones_own(look, by)
    story = look.story
    move(look, "approve", answered_at=now, answered_by=by)
    move(story, "show", posted_at=story.posted_at or now, changed_at=now)
    _tell(look, "story-up", now)
    _note("story.approved", look, by, now)


@transaction.atomic
def send_back(look: Look, words: str, *, by: Member, now: datetime) -> None:
    """Back to its author with a note for them alone. Nothing of it is lost; they can change it and send it again."""
    _not_ones_own(look, by)
    said = words.strip()
    if not said:
        raise NoNote("Write a line, so that they know what to change.")
    if len(said) > LONGEST_NOTE:
        raise NoNote(f"That is {len(said):,} characters; {LONGEST_NOTE:,} fit.")
    move(look, "send back", answered_at=now, answered_by=by, sealed_note=look.write_note(said))
    move(look.story, "send back", changed_at=now)
    _tell(look, "story-back", now)
    _note("story.sent-back", look, by, now)


def call_again(now: datetime) -> int:
    """What the clock does: a promise that has passed calls everyone who reads, once a day until somebody answers."""
    late = Look.objects.filter(state="waiting", due_at__lt=now).select_related("story__owner")
    called = 0
    for look in late.exclude(called_at__gt=now - CALLED_AGAIN_AFTER):
        with transaction.atomic():
            called += _call(look, now)
    return called


def _call(look: Look, now: datetime) -> int:
    try:
        move(look, "call again", called_at=now)
    except TooLate:  # somebody answered in the same moment
        return 0
    call_readers(look.story.owner, now)
    return 1


def _not_ones_own(look: Look, by: Member | None) -> None:
    if by is not None and look.story.owner_id == by.pk:
        raise TooLate("nobody reads their own")


def _tell(look: Look, kind: str, now: datetime) -> None:
    if look.story.owner is not None:
        tell(look.story.owner, kind=kind, path=look.story.get_absolute_url(), now=now)


def _note(act: str, look: Look, by: Member | None, now: datetime) -> None:
    detail = {"story": str(look.story_id)}
    note(act, by=by.pk if by else None, about=look.story.owner_id, now=now, detail=detail)
