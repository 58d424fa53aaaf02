"""What is read out of another journal, as plain values, and the one way such a reading can fail."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

MOST_POSTS = 20_000
MOST_COMMENTS = 2_000  # under one post
LONGEST_TITLE = 120
LONGEST_HTML = 400_000
LONGEST_COMMENT = 20_000


class NotReadable(Exception):
    """The file as a whole is not what it is taken for. ``str()`` is one sentence that says why."""


@dataclass(frozen=True)
class Picture:
    """A picture a post shows: where its file is meant to lie, and what it says for those who do not see it."""

    ref: str
    alt: str


@dataclass(frozen=True)
class Said:
    """One comment. ``under`` is the ident of the comment it answers, empty for one that answers the post."""

    ident: str
    under: str
    name: str
    at: datetime | None
    words: str
    approved: bool


@dataclass(frozen=True)
class Post:
    """One post as Markdown. ``ident`` stays the same when its file is read again; ``where`` finds it in the file.

    ``dropped`` says in words what of it cannot come along. ``at`` is None where no date is known.
    """

    ident: str
    where: str
    title: str
    body: str
    at: datetime | None = None
    author: str = ""
    tags: tuple[str, ...] = ()
    draft: bool = False
    note: str = ""
    pictures: tuple[Picture, ...] = ()
    said: tuple[Said, ...] = ()
    dropped: tuple[str, ...] = ()


@dataclass(frozen=True)
class Refused:
    """One post that is not taken, and why."""

    where: str
    why: str


type Row = Post | Refused


def one_level(said: list[Said]) -> tuple[Said, ...]:
    """A thread of any depth as one of two: what answers an answer stands under the first it all began with.

    What answers something that is not there answers the post. Whoever names themselves as what they answer, or
    goes round in a circle, does so too.
    """
    parents = {one.ident: one.under for one in said}
    return tuple(_under(one, _first(one, parents)) for one in said)


def _first(one: Said, parents: dict[str, str]) -> str:
    """The ident of the top of the thread that ``one`` stands in; empty when that is ``one`` itself."""
    seen, at = {one.ident}, one.under
    if at not in parents or at in seen:
        return ""
    while True:
        seen.add(at)
        above = parents[at]
        if above not in parents:
            return at
        if above in seen:
            return ""
        at = above


def _under(one: Said, first: str) -> Said:
    return Said(one.ident, first, one.name, one.at, one.words, one.approved)


def mark_of(number: int) -> str:
    """Where picture ``number`` of a post stands in its Markdown, until it is known where the picture lies here."""
    return f"\ufdd0{number}\ufdd1"


def is_picture(line: str) -> bool:
    """Whether a line of Markdown is such a mark."""
    return line.startswith("\ufdd0")


def with_pictures(body: str, drawn: Callable[[int], str]) -> str:
    """The text with ``drawn(number)`` where each mark stands; an empty one leaves no gap."""
    filled = re.sub("\ufdd0(\\d+)\ufdd1", lambda mark: drawn(int(mark[1])), body)
    return re.sub(r"\n{3,}", "\n\n", filled).strip() + "\n"
