"""Writing: what was saved is kept, and the older of two open pages never writes over the newer one."""

import json
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F

from porch.kit import vault
from porch.kit.ids import new_id
from porch.people.models import Member
from porch.people.rules.keys import of_member
from porch.record.actions import note
from porch.stories.models import Story
from porch.stories.rules.lifecycles import WAITING
from porch.stories.rules.told import Told, shortened

MOST = 200
"""Of one person, what was never shown: more than anybody begins, and less than fills a disk with pictures."""


class SavedElsewhere(Exception):
    """Something newer is there than what this page had begun from. Nothing was changed."""


class TooMany(Exception):
    """One person's shelf is full. Nothing was changed."""


class WaitsForAReader(Exception):
    """It lies before whoever reads it: take it back first."""


def sealed(story: Story, told: Told) -> bytes:
    """A draft as it is kept."""
    assert story.owner_id is not None
    said = json.dumps(told.as_kept(), ensure_ascii=False)
    return vault.seal(said, about=story.about_draft, of=of_member(story.owner_id))


@transaction.atomic
def save_draft(
    told: Told,
    *,
    by: Member,
    now: datetime,
    story: Story | None = None,
    seen: int = 0,
    ident: UUID | None = None,
    is_demo: bool = False,
) -> Story:
    """Keep what ``by`` has written so far, for their eyes alone: a new draft, or ``story`` as it was at ``seen``.

    A new one that is sent twice under one ``ident`` is kept once. SavedElsewhere when it was saved meanwhile by
    another page; WaitsForAReader while somebody reads it.
    """
    told = shortened(told)
    if story is None and ident is not None:
        story = Story.objects.filter(pk=ident, owner=by).first()
        if story is not None and story.told == told:
            return story
    if story is None:
        return _begin(told, by, now, ident, is_demo=is_demo)
    if story.state == WAITING:
        raise WaitsForAReader
    box = sealed(story, told)
    mine = Story.objects.filter(pk=story.pk, owner=by, seen_draft=seen).exclude(state=WAITING)
    if not mine.update(sealed_draft=box, seen_draft=F("seen_draft") + 1, changed_at=now):
        raise SavedElsewhere
    story.refresh_from_db()
    return story


def _begin(told: Told, by: Member, now: datetime, ident: UUID | None, *, is_demo: bool) -> Story:
    if Story.objects.filter(owner=by, posted_at=None).count() >= MOST:
        raise TooMany
    free = ident is not None and not Story.objects.filter(pk=ident).exists()
    story = Story(pk=ident if free else new_id(), owner=by, changed_at=now, seen_draft=1, is_demo=is_demo)
    story.sealed_draft = sealed(story, told)
    story.save(force_insert=True)
    return story


@transaction.atomic
def throw_away(story: Story, *, by: Member, now: datetime) -> None:
    """Gone for good, with its pictures, its thanks and what was said under it."""
    Story.objects.filter(pk=story.pk, owner=by).delete()
    note("story.thrown-away", by=by.pk, about=None, now=now, detail={"story": str(story.pk)})


@transaction.atomic
def drop_changes(story: Story, *, by: Member, now: datetime) -> None:
    """What was written since it was put up goes; what stands stays."""
    put_up = Story.objects.filter(pk=story.pk, owner=by, posted_at__isnull=False).exclude(state=WAITING)
    put_up.update(sealed_draft=b"", seen_draft=F("seen_draft") + 1, changed_at=now)
    story.refresh_from_db()
