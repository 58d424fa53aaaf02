"""What stands in a window: for whoever opened it on their own pages, and for the one person it was opened to."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext

from porch.family.models import Card, Letter, Person, Window
from porch.family.rules.windows import CARDS, DAYS, LINE, PURPOSE, WEEK, Code, Permission, in_order, standing
from porch.family.words import TITLES, WHAT
from porch.people import consent
from porch.people.models import Grant, Member
from porch.people.registries import scopes


@dataclass(frozen=True)
class Block:
    """One thing a window shows: its title, and the lines under it."""

    title: str
    lines: list[str]


@dataclass(frozen=True)
class From:
    """One person somebody thinks of, and what there is to read of them. Nothing is always the same nothing."""

    person: Person
    blocks: list[Block] = field(default_factory=list)


@dataclass(frozen=True)
class Opened:
    """A window on the pages of whoever opened it. ``until`` is the day on which the last of it ends."""

    window: Window
    standing: str
    until: datetime | None
    shows: list[str]

    @property
    def name(self) -> str:
        """What its giver calls whoever looks; what they go by here, where that was left open."""
        return self.window.called or self.window.viewer.handle


@dataclass(frozen=True)
class Choice:
    """Something that can be shown. ``there``: there is something of it to read just now."""

    code: str
    words: str
    there: bool


# ---- for the one it was opened to ----


def from_people(viewer: Member, now: datetime) -> list[From]:
    """Everybody this viewer thinks of, in the order they came; each look at something is written down."""
    return [From(person, _read(person, viewer, now)) for person in persons_of(viewer)]


def from_one(viewer: Member, pk: UUID, now: datetime) -> From | None:
    """One of them; None for somebody they do not keep."""
    person = Person.objects.filter(owner=viewer, pk=pk).first()
    return From(person, _read(person, viewer, now)) if person else None


def persons_of(viewer: Member) -> list[Person]:
    """Whom they keep on their page."""
    return list(Person.objects.filter(owner=viewer).order_by("since", "pk"))


def _read(person: Person, viewer: Member, now: datetime) -> list[Block]:
    """Nothing is looked at, and so nothing written down, where there is nothing to read."""
    windows = Window.objects.filter(person=person, viewer=viewer, ended_at=None, opened_at__lte=now)
    window = windows.select_related("giver").first()
    if window is None or not window.giver.is_here:
        return []
    found = [_through(window, viewer, code, now) for code in in_order(window.shows)]
    return [one for one in found if one is not None]


def _through(window: Window, viewer: Member, code: Code, now: datetime) -> Block | None:
    giver, asked = window.giver, {"item": code.item, "purpose": PURPOSE, "now": now}
    if consent.allowed(viewer, giver, code.scope, **asked) is None:  # type: ignore[arg-type]
        return None
    block = _block(giver, viewer, code, now)
    if block is None or consent.see(viewer, giver, code.scope, **asked) is None:  # type: ignore[arg-type]
        return None
    return block


def _block(giver: Member, viewer: Member, code: Code, now: datetime) -> Block | None:
    lines = lines_of(giver, viewer, code, now)
    return Block(str(TITLES[code.kind]), lines) if lines else None


def lines_of(giver: Member, viewer: Member | None, code: Code, now: datetime) -> list[str]:
    """What a scope has to say, as whoever looks reads it."""
    scope = scopes.get(code.scope)
    if scope is None:
        return []
    if not code.item:
        return scope.preview(giver, viewer, now)
    there = scope.items is not None and code.item in dict(scope.items.of(giver, now))
    return scope.items.preview(giver, viewer, now, code.item) if there and scope.items else []


# ---- for whoever opens it ----


def previewed(window: Window, now: datetime) -> list[Block]:
    """What the other reads while it is open, before anybody has: nobody has looked, nothing is written down."""
    found = [_block(window.giver, window.viewer, code, now) for code in in_order(window.shows)]
    return [one for one in found if one is not None]


def windows_of(giver: Member, now: datetime) -> list[Opened]:
    """Windows of theirs that were not ended, newest last."""
    rows = Window.objects.filter(giver=giver, ended_at=None).select_related("giver", "viewer")
    return [_opened(row, giver, now) for row in rows.order_by("since", "pk")]


def window_of(giver: Member, pk: UUID, now: datetime) -> Opened | None:
    """One of them; None for one that is somebody else's, or was ended."""
    row = Window.objects.filter(giver=giver, pk=pk, ended_at=None).select_related("giver", "viewer").first()
    return _opened(row, giver, now) if row else None


def _opened(window: Window, giver: Member, now: datetime) -> Opened:
    given = list(grants_of(window))
    permissions = [Permission(one.until, one.paused_at is not None) for one in given]
    words = what_they_show(window.shows, giver, now)
    stands = standing(window.opened_at is not None, window.ended_at is not None, permissions, now)
    return Opened(window, stands, max((one.until for one in given), default=None), words)


def grants_of(window: Window) -> "list[Grant]":
    """The permissions behind a window that were not taken back."""
    to = {"subject": window.giver_id, "to_member": window.viewer_id, "purpose": PURPOSE, "revoked_at": None}
    return list(Grant.objects.filter(**to).select_related("subject"))


def what_they_show(shows: list[str], giver: Member, now: datetime) -> list[str]:
    """What these codes show, in words to the one who gives it."""
    days = dict(_numbers_of_days(giver, now))
    return [
        days.get(code.item, gettext("A number of days that is no more"))
        if code.item
        else str(WHAT[code.kind])
        for code in in_order(shows)
    ]


def choices(giver: Member, now: datetime) -> list[Choice]:
    """What can be shown: one's own line, that one checked in, each number of days, and one's cards."""
    plain = {
        kind: Choice(kind, str(WHAT[kind]), bool(lines_of(giver, None, Code(kind), now)))
        for kind in (LINE, WEEK, CARDS)
    }
    days = [
        Choice(str(code), words, bool(lines_of(giver, None, code, now)))
        for item, words in _numbers_of_days(giver, now)
        for code in (Code(DAYS, item),)
    ]
    return [plain[LINE], plain[WEEK], *days, plain[CARDS]]


def _numbers_of_days(giver: Member, now: datetime) -> list[tuple[str, str]]:
    scope = scopes.get(Code(DAYS).scope)
    return scope.items.of(giver, now) if scope is not None and scope.items is not None else []


def letters_of(giver: Member, now: datetime) -> list[Letter]:
    """Letters they made that nobody has used and that still lead somewhere."""
    return list(Letter.objects.filter(giver=giver, until__gt=now).order_by("made_at", "pk"))


def cards_of(member: Member) -> list[Card]:
    """What helps them and what hurts, as they wrote it."""
    return list(Card.objects.filter(member=member).order_by("kind", "place", "at"))
