"""What stands under one story, as one viewer sees it: in one query, threaded one level."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce

from porch.comments.models import Comment
from porch.comments.queries.standing import stands_for
from porch.comments.rules.lifecycles import WAITING, can_take_back
from porch.kit.prepared import AN_ID, Prepared
from porch.people.models import Member
from porch.stories.models import Story

MOST = 200  # on one page; who reads on finds the earlier ones on a page of their own


@dataclass(frozen=True)
class Said:
    """One comment before one viewer. ``name`` is what its writer goes by here; empty: it is not there (any more)."""

    pk: UUID
    at: datetime
    name: str = ""
    text: str = ""
    is_stranger: bool = False
    is_authors: bool = False
    is_mine: bool = False
    waits: bool = False
    is_declined: bool = False
    may_take_back: bool = False
    may_remove: bool = False
    may_block: bool = False
    answers: list["Said"] = field(default_factory=list)


class Row(NamedTuple):
    """What a page reads of each comment: there may be two hundred, and a model takes far longer than it."""

    pk: UUID
    answers_id: UUID | None
    author_id: UUID | None
    author__handle: str | None
    is_stranger: bool
    name: str
    text: str
    state: str
    at: datetime
    shown_at: datetime | None

    @property
    def author(self) -> "Row | None":
        """Whoever wrote it, of whom a page says the name alone."""
        return self if self.author_id else None

    @property
    def handle(self) -> str:
        return self.author__handle or ""

    @property
    def waits(self) -> bool:
        return self.state in WAITING


@dataclass(frozen=True)
class Thread:
    """``count`` is of what stands before this viewer on this page, without what of theirs still waits.

    ``earlier`` is the moment to go on from, where there is more.
    """

    said: list[Said]
    count: int
    earlier: datetime | None = None


def thread_under(
    story: Story, viewer: Member | None, now: datetime, *, before: datetime | None = None
) -> Thread:
    """Oldest first; an answer stands under what it answers, also where that is gone. One query."""
    rows, earlier = _page(_rows(story, viewer, before))
    tops: dict[UUID, Said] = {}
    for began, row in rows:
        one = said_to(row, story, viewer, now)
        if row.answers_id is None:
            tops[row.pk] = one
        else:
            tops.setdefault(row.answers_id, Said(pk=row.answers_id, at=began)).answers.append(one)
    return Thread(list(tops.values()), sum(row.state == "shown" for _, row in rows), earlier)


def _rows(story: Story, viewer: Member | None, before: datetime | None) -> list[tuple[datetime, Row]]:
    """With the moment at which its thread began, the newest first."""
    seen = stands_for(viewer)
    if viewer is not None:
        seen |= Q(author=viewer, state__in=(*WAITING, "declined"))
    if viewer is None and before is None:
        return [(began, Row(*row)) for *row, began in _for_visitors.rows(story=story.pk)[: MOST + 1]]
    return [(began, Row(*row)) for *row, began in _newest(seen, story.pk, before)]


def _newest(seen: Q, story: UUID, before: datetime | None = None) -> QuerySet[Comment, tuple[Any, ...]]:
    rows = Comment.objects.filter(seen, story=story)
    threads = rows.annotate(thread_at=Coalesce(F("answers__at"), F("at")))
    if before is not None:
        threads = threads.filter(thread_at__lt=before)
    return threads.order_by("-thread_at", "-at", "-pk").values_list(*Row._fields, "thread_at")[: MOST + 1]


_for_visitors = Prepared(lambda story: _newest(stands_for(None), story), story=AN_ID)


def _page(newest: list[tuple[datetime, Row]]) -> tuple[list[tuple[datetime, Row]], datetime | None]:
    """Whole threads alone, oldest first: one that would be cut in two is left to the next page."""
    kept = newest
    if len(newest) > MOST:
        cut = newest[-1][0]
        kept = [one for one in newest if one[0] > cut] or newest
    earlier = kept[-1][0] if len(newest) > MOST else None
    return sorted(kept, key=_in_order), earlier


def _in_order(one: tuple[datetime, Row]) -> tuple[datetime, bool, datetime, str]:
    began, row = one
    return began, row.answers_id is not None, row.at, str(row.pk)


def said_to(row: Comment | Row, story: Story, viewer: Member | None, now: datetime) -> Said:
    """One row as it is drawn for this viewer."""
    mine = viewer is not None and row.author_id == viewer.pk
    hosts = viewer is not None and story.owner_id == viewer.pk
    return Said(
        pk=row.pk,
        at=row.at,
        name=name_of(row, story),
        text=row.text,
        is_stranger=row.is_stranger,
        is_authors=row.author_id is not None and row.author_id == story.owner_id,
        is_mine=mine,
        waits=row.waits,
        is_declined=row.state == "declined",
        may_take_back=mine and may_be_taken_back(row, now),
        may_remove=hosts and not mine and row.state == "shown",
        may_block=viewer is not None and viewer.in_recovery and not mine and goes_by_own_name(row, story),
    )


def may_be_taken_back(row: Comment | Row, now: datetime) -> bool:
    """By whoever wrote it, member or stranger."""
    return can_take_back(row.state, now - row.shown_at if row.shown_at else None)


def name_of(row: Comment | Row, story: Story) -> str:
    """What its writer goes by under this story."""
    if row.is_stranger:
        return row.name
    if row.author is None:
        return ""
    if row.author_id == story.owner_id:
        return story.byline
    return row.name or row.author.handle


def goes_by_own_name(row: Comment | Row, story: Story) -> bool:
    """A member whom their readers know by this name elsewhere too."""
    under_drawn = bool(row.name) or (row.author_id == story.owner_id and bool(story.pseudonym))
    return row.author_id is not None and not under_drawn
