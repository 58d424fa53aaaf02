"""One page of stories, newest first: only what a line shows is read, and no story's whole text."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from itertools import groupby
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.db.models.functions import Substr

from porch.comments.queries import counts_for
from porch.journal.rules.excerpts import START, excerpt_of
from porch.journal.rules.paging import Key
from porch.kit.prepared import Prepared
from porch.people.models import Member
from porch.stories.models import Story
from porch.stories.queries import readable_by
from porch.stories.rules.told import minutes_to_read

A_PAGE = 20
COLUMNS = ("id", "posted_at", "slug", "title", "byline", "note", "words", "size", "replies", "start")


@dataclass(frozen=True, slots=True)
class Line:
    """One story as the journal lists it. ``excerpt`` is safe HTML without a tag; a story with a note has none."""

    number: UUID
    at: datetime
    slug: str
    title: str
    byline: str
    note: str
    words: int
    kilobytes: int
    minutes: int
    replies: bool
    excerpt: str
    said: int


@dataclass(frozen=True)
class Page:
    """``older`` is where the next page begins, None on the last."""

    lines: list[Line]
    older: Key | None


def page_of(
    stories: QuerySet[Story], viewer: Member | None, before: Key | None = None, most: int = A_PAGE
) -> Page:
    """The newest of these stories, or those before a key: two queries, however many there are."""
    if before is not None:
        at, number = before.at, before.number
        stories = stories.filter(Q(posted_at__lte=at) & (Q(posted_at__lt=at) | Q(pk__lt=number)))
    return _page(list(_newest(stories, most)), viewer, most)


def newest_for_visitors() -> Page:
    """The front page as anybody on the web reads it: as ``page_of`` has it, without putting the query together."""
    return _page(_for_visitors.rows(), None, A_PAGE)


def _newest(stories: QuerySet[Story], most: int) -> QuerySet[Story, tuple[Any, ...]]:
    newest = stories.annotate(start=Substr("html", 1, START)).order_by("-posted_at", "-pk")
    return newest.values_list(*COLUMNS)[: most + 1]


_for_visitors = Prepared(lambda: _newest(readable_by(None), A_PAGE))


def _page(rows: list[tuple[Any, ...]], viewer: Member | None, most: int) -> Page:
    shown = rows[:most]
    said = counts_for([row[0] for row in shown], viewer) if shown else {}
    lines = [_line(*row, said=said.get(row[0], 0)) for row in shown]
    return Page(lines, Key(lines[-1].at, lines[-1].number) if len(rows) > most else None)


def _line(
    number: UUID,
    at: datetime,
    slug: str,
    title: str,
    byline: str,
    note: str,
    words: int,
    size: int,
    replies: bool,
    start: str,
    *,
    said: int,
) -> Line:
    excerpt = "" if note else excerpt_of(start)
    kilobytes = max(1, -(-size // 1024))
    minutes = minutes_to_read(words)
    return Line(number, at, slug, title, byline, note, words, kilobytes, minutes, replies, excerpt, said)


def under_days(lines: list[Line], zone: tzinfo) -> Iterator[tuple[date, list[Line]]]:
    """The lines under the day they were posted on, by this clock."""
    for day, some in groupby(lines, key=lambda line: line.at.astimezone(zone).date()):
        yield day, list(some)
