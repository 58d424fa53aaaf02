"""Putting a story up, taking it down: what the draft says becomes what stands, at once or after a person read it."""

from datetime import datetime, timedelta
from itertools import count
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.urls import reverse

from porch.bonds.actions.moving import TooLate, move
from porch.kit.lifecycle import NotAllowed
from porch.people.models import Member
from porch.people.queries import holders_of
from porch.record.actions import note
from porch.safety.queries import standing_of
from porch.stories.actions.drafts import SavedElsewhere, sealed
from porch.stories.models import Look, Story, Tagged
from porch.stories.queries import audiences_for, decided
from porch.stories.queries.desk import READERS
from porch.stories.registries import on_put_up
from porch.stories.rules.lifecycles import SHOWN, TAKEN_DOWN, WAITING
from porch.stories.rules.markdown import VERSION, Image, render
from porch.stories.rules.reading import waits_for_a_reader
from porch.stories.rules.slugs import drawn, slug_of
from porch.stories.rules.tags import tags_in
from porch.stories.rules.told import EVERYONE, GROUP, Told
from porch.wire.actions import tell

REDRAWN_AT_ONCE = 200
SURE_LETTERS = 40  # of an address, however many stories have the same title


class NotForThem(Exception):
    """Not theirs, or to people they may not put it before."""


class NotNow(Exception):
    """The safety desk keeps them from writing to others for now. Its text is for them."""


@transaction.atomic
def put_up(
    story: Story, *, by: Member, now: datetime, seen: int | None = None, stood_since: datetime | None = None
) -> Story:
    """What was written stands from now on, or waits for a reader where the community reads it first.

    ``seen`` is the count of the draft that its author looked at. ``stood_since``: it is brought along from another
    journal, where it stood since then; nobody reads it first. NotTellable says what is missing; NotForThem where
    the author may not write for these people, NotNow where the desk keeps them from it; SavedElsewhere when the
    draft is another one by now; TooLate when it is with a reader already.
    """
    _lock(story, by, seen)
    return _put_up(story, story.told, by, now, stood_since)


def _lock(story: Story, by: Member, seen: int | None = None) -> None:
    """Nothing that is saved meanwhile by another page is lost on the way."""
    fresh = Story.objects.select_for_update().filter(pk=story.pk, owner=by).first()
    if fresh is None:
        raise NotForThem
    if seen is not None and fresh.seen_draft != seen:
        raise SavedElsewhere
    story.refresh_from_db()


def _put_up(
    story: Story, told: Told, by: Member, now: datetime, stood_since: datetime | None = None
) -> Story:
    told.check()
    _may_write_for(told, by, now)
    waits = stood_since is None and will_wait(told.audience, by)
    changes = _as_put_up(story, told, by) | {"changed_at": now, "seen_draft": F("seen_draft") + 1}
    if waits:
        _go(story, "send", **changes)
        _ask_for_a_look(story, by, now)
    else:
        verb = "show again" if story.state == SHOWN else "show"
        _go(story, verb, **changes, posted_at=story.posted_at or stood_since or now)
    _keep_tags(story)
    _changed(story, now)
    detail = {"story": str(story.pk), "for": told.audience}
    note("story.waits" if waits else "story.put-up", by=by.pk, about=None, now=now, detail=detail)
    return story


@transaction.atomic
def take_back(story: Story, *, by: Member, now: datetime) -> None:
    """Not to be read yet: what was sent is a draft again, and nothing of it stands in the open."""
    _lock(story, by)
    look = Look.objects.filter(story=story, state=WAITING).first()
    if look is None:
        raise TooLate("nobody has it")
    move(look, "take back", answered_at=now)
    _go(story, "take back", **_nothing_put_up(story, story.put_up), changed_at=now)
    Tagged.objects.filter(story=story).delete()
    _changed(story, now)


@transaction.atomic
def take_down(story: Story, *, by: Member, now: datetime) -> None:
    """Nobody reads it from this moment. Its thanks, pictures and replies wait with it."""
    _lock(story, by)
    _go(story, "take down", changed_at=now)
    note("story.taken-down", by=by.pk, about=None, now=now, detail={"story": str(story.pk)})


@transaction.atomic
def put_back(story: Story, *, by: Member, now: datetime) -> Story:
    """Up again as it was, where nothing was written since and the same people may read it; else as ``put_up``."""
    _lock(story, by)
    if story.state != TAKEN_DOWN:
        raise TooLate(story.state)
    return _put_up(story, story.told, by, now)


@transaction.atomic
def decide_who(story: Story, *, by: Member, now: datetime, **said: Any) -> Story:
    """The author changes who can read it, whether others reply, or the name it goes by, and nothing else.

    It passes the same gate as everything that is put up.
    """
    _lock(story, by)
    if story.sealed_draft or story.state != SHOWN:
        raise TooLate("it is being written")
    return _put_up(story, Told(**(story.put_up.as_kept() | said)), by, now)


def redraw(story: Story) -> None:
    """The same words as this version of the program draws them: pictures changed, or the program did."""
    page = render(story.body, images_of(story))
    changes = {
        "html": page.html,
        "html_version": VERSION,
        "words": page.words,
        "size": _size(story, page.html),
    }
    Story.objects.filter(pk=story.pk).update(**changes, is_hopeful=page.is_hopeful)
    story.refresh_from_db()


def redraw_old(now: datetime) -> int:
    """What the clock does after an update: texts that an older program drew, some at a time."""
    old = Story.objects.filter(html_version__lt=VERSION).exclude(html="")[:REDRAWN_AT_ONCE]
    for story in old:
        with transaction.atomic():
            redraw(story)
    return len(old)


def images_of(story: Story) -> dict[int, Image]:
    """The pictures of a story by the number its author calls them."""
    return {
        one.number: Image(one.get_absolute_url(), one.alt, one.width, one.height)
        for one in story.pictures.defer("sealed_data")
    }


def _size(story: Story, html: str) -> int:
    used = story.pictures.filter(pk__in=[one.pk for one in story.pictures.all() if str(one.pk) in html])
    return len(html.encode()) + sum(used.values_list("size", flat=True))


def _may_write_for(told: Told, by: Member, now: datetime) -> None:
    if not standing_of(by, now).may_write:
        raise NotNow("The safety desk keeps you from putting up anything for now. What you wrote is kept.")
    wanted = f"{GROUP}:{told.group}" if told.audience == GROUP else told.audience
    if wanted not in [code for code, _ in audiences_for(by, now)]:
        raise NotForThem


def will_wait(audience: str, by: Member) -> bool:
    """Whether a person reads it first."""
    return waits_for_a_reader(decided().reads, audience, has_been_read=_has_been_read(by))


def _has_been_read(by: Member) -> bool:
    """One of theirs was shown, and the safety desk has not hidden it since."""
    return Story.objects.filter(owner=by, posted_at__isnull=False, is_hidden=False).exists()


def _go(story: Story, verb: str, **changes: Any) -> None:
    try:
        move(story, verb, **changes)
    except NotAllowed as wrong:
        raise TooLate(str(wrong)) from wrong
    story.refresh_from_db()


def _as_put_up(story: Story, told: Told, by: Member) -> dict[str, Any]:
    """Every column that readers are shown, from what was told."""
    page = render(told.body, images_of(story))
    kept = {
        name: getattr(told, name) for name in ("body", "kind", "pseudonym", "replies", "advice", "audience")
    }
    return kept | {
        "title": told.title.strip(),
        "note": told.note.strip(),
        "html": page.html,
        "html_version": VERSION,
        "words": page.words,
        "size": _size(story, page.html),
        "is_hopeful": page.is_hopeful,
        "tags": [[tag.word, tag.code] for tag in tags_in(told.tags)],
        "byline": told.pseudonym or by.handle,
        "group": UUID(told.group) if told.group else None,
        "slug": _slug(story, told),
        "sealed_draft": b"",
    }


def _slug(story: Story, told: Told) -> str:
    """What was for everyone keeps its address; what comes to be, or is no more, gets another."""
    if told.audience != EVERYONE:
        return drawn() if story.posted_at is None or story.audience == EVERYONE else story.slug
    if story.posted_at is not None and story.audience == EVERYONE:
        return story.slug
    begins = slug_of(told.title)[:SURE_LETTERS]
    taken = set(
        Story.objects.filter(slug__startswith=begins).exclude(pk=story.pk).values_list("slug", flat=True)
    )
    return next(slug for number in count(1) if (slug := slug_of(told.title, number)) not in taken)


def _nothing_put_up(story: Story, told: Told) -> dict[str, Any]:
    empty = {"title": "", "body": "", "html": "", "words": 0, "size": 0, "tags": [], "note": "", "byline": ""}
    return empty | {"sealed_draft": sealed(story, told), "seen_draft": F("seen_draft") + 1, "slug": drawn()}


def _keep_tags(story: Story) -> None:
    Tagged.objects.filter(story=story).delete()
    Tagged.objects.bulk_create(Tagged(story=story, word=word, code=code) for word, code in story.tags)


def _ask_for_a_look(story: Story, by: Member, now: datetime) -> None:
    due = now + timedelta(days=decided().days)
    Look.objects.create(story=story, is_first=not _has_been_read(by), asked_at=now, due_at=due)
    call_readers(by, now)


def call_readers(author: Member | None, now: datetime) -> None:
    """Whoever reads stories hears that one waits; an author who reads for others is not asked about their own."""
    for part in READERS:
        for reader in holders_of(part):
            if author is None or reader.pk != author.pk:
                tell(reader, kind="needs-a-person", path=reverse("stories:desk"), now=now)


def _changed(story: Story, now: datetime) -> None:
    for follow in on_put_up:
        follow(story, now)
