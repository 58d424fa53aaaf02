"""Letters, and windows: made, let in, opened, paused, gone on with, ended. All silent: nobody is told of any of it."""

import secrets
from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from porch.family.models import Letter, Person, Window
from porch.family.models.windows import sealed_for
from porch.family.queries.windows import choices, grants_of, letters_of
from porch.family.rules.windows import (
    LASTS,
    LETTERS,
    MOST_PERSONS,
    MOST_WAITING,
    MOST_WINDOWS,
    PURPOSE,
    in_order,
)
from porch.people.actions import consent
from porch.people.models import Block, Member
from porch.people.rules.consent import until
from porch.people.rules.letters import digest_of, draw_letters
from porch.record.actions import note


class TooMany(Exception):
    """There are as many as there may be. Nothing was changed."""


class NotToBeOpened(Exception):
    """There is nothing to open any more, or nobody to open it to. Nothing was changed."""


@transaction.atomic
def make_letters(called: str, shows: Collection[str], *, by: Member, now: datetime) -> str:
    """Letters to hand over by hand, used once, within seven days. They are shown this once: a digest is kept."""
    Letter.objects.filter(giver=by, until__lte=now).delete()
    windows = Window.objects.filter(giver=by, ended_at=None).count()
    if len(letters_of(by, now)) >= MOST_WAITING or windows >= MOST_WINDOWS:
        raise TooMany
    drawn = draw_letters(secrets.choice, LETTERS)
    known = {one.code for one in choices(by, now)}
    made = Letter(
        giver=by,
        digest=digest_of(drawn, LETTERS),
        shows=[str(code) for code in in_order(shows) if str(code) in known],
        made_at=now,
        until=now + LASTS,
    )
    made.sealed_called = sealed_for(called, made.about_called, by.pk)
    made.save(force_insert=True)
    note("family-letters-made", by=by.pk, about=by.pk, now=now)
    return drawn


@transaction.atomic
def take_back_letters(pk: UUID, *, by: Member) -> bool:
    """They open nothing from now on, and whoever types them reads what anybody reads. False when there are none."""
    gone, _ = Letter.objects.filter(pk=pk, giver=by).delete()
    return bool(gone)


@transaction.atomic
def keep_person(called: str, digest: str, *, by: Member, now: datetime) -> Person:
    """Somebody to think of, whether the letters are anybody's or not: nothing here differs by that, then or later."""
    if Person.objects.filter(owner=by).count() >= MOST_PERSONS:
        raise TooMany
    person = Person(owner=by, since=now)
    person.sealed_called = sealed_for(called, person.about_called, by.pk)
    person.save(force_insert=True)
    letter = Letter.objects.select_for_update().filter(digest=digest, until__gt=now).first()
    if letter is not None and letter.giver_id != by.pk:
        _let_in(letter, person, now)
    return person


def _let_in(letter: Letter, person: Person, now: datetime) -> None:
    """The letters are used, whatever comes of it; between two who are not to meet nothing does."""
    viewer, giver = person.owner, letter.giver
    called = letter.called
    Letter.objects.filter(pk=letter.pk).delete()
    if not giver.is_here or _apart(giver, viewer):
        return
    for older in Window.objects.filter(giver=giver, viewer=viewer, ended_at=None):
        _close(older, now)
    made = Window(giver=giver, viewer=viewer, person=person, shows=letter.shows, since=now)
    made.sealed_called = sealed_for(called, made.about_called, giver.pk)
    made.save(force_insert=True)


def _apart(one: Member, other: Member) -> bool:
    return Block.objects.filter(Q(by=one, whom=other) | Q(by=other, whom=one)).exists()


@transaction.atomic
def forget_person(pk: UUID, *, by: Member) -> bool:
    """Off one's own page. Whoever opened a window is not told, and on their side nothing looks different."""
    gone, _ = Person.objects.filter(pk=pk, owner=by).delete()
    return bool(gone)


@transaction.atomic
def open_window(pk: UUID, length: str, *, by: Member, now: datetime) -> Window:
    """The yes after the preview, or again for a new length: a permission at the gate for each thing it shows."""
    window = _theirs(pk, by)
    if window is None or not window.viewer.is_here or _apart(by, window.viewer):
        raise NotToBeOpened
    for code in in_order(window.shows):
        consent.give(
            *(code.scope, window.viewer),
            by=by,
            now=now,
            item=code.item,
            purpose=PURPOSE,
            ends=until(length, now),
        )
    window.opened_at = window.opened_at or now
    window.save(update_fields=["opened_at"])
    return window


@transaction.atomic
def pause(pk: UUID, *, by: Member, now: datetime) -> bool:
    """Nothing is shown for now; for whoever looks it is a week without news. False when there is nothing open."""
    window = _theirs(pk, by)
    given = grants_of(window) if window else []
    return sum(consent.pause(one.pk, by=by, now=now) for one in given) > 0


@transaction.atomic
def go_on(pk: UUID, *, by: Member, now: datetime) -> bool:
    """It shows again what it showed, until its own end."""
    window = _theirs(pk, by)
    given = grants_of(window) if window else []
    return sum(consent.go_on(one.pk, by=by, now=now) for one in given) > 0


@transaction.atomic
def end(pk: UUID, *, by: Member, now: datetime) -> bool:
    """For good, and in silence. The line goes with it; what was looked at stays in the ledger of its owner."""
    window = _theirs(pk, by)
    if window is None:
        return False
    _close(window, now)
    return True


@transaction.atomic
def write_line(pk: UUID, words: str, *, by: Member, now: datetime) -> bool:
    """A line for this one person, in the place of the one before; without words there is none."""
    window = _theirs(pk, by)
    if window is None:
        return False
    window.sealed_line = sealed_for(words, window.about_line, by.pk)
    window.line_at = now if words else None
    window.save(update_fields=["sealed_line", "line_at"])
    return True


@transaction.atomic
def end_between(one: Member, other: Member, now: datetime) -> None:
    """After a block, in either direction: what was open between the two is ended."""
    between = Q(giver=one, viewer=other) | Q(giver=other, viewer=one)
    for window in Window.objects.filter(between, ended_at=None):
        _close(window, now)


def _theirs(pk: UUID, by: Member) -> Window | None:
    found = Window.objects.select_for_update().filter(pk=pk, giver=by, ended_at=None)
    return found.select_related("viewer", "giver").first()


def _close(window: Window, now: datetime) -> None:
    for grant in grants_of(window):
        consent.revoke(grant.pk, by=grant.subject, now=now)
    Window.objects.filter(pk=window.pk).update(ended_at=now, sealed_line=b"", line_at=None)
