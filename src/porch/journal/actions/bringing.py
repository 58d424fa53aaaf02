"""Bring along what was written in another journal: each post whole or not at all, and never twice."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from porch.comments import actions as comments
from porch.journal.actions.files import Pictures
from porch.journal.models import Brought
from porch.journal.rules.brought import Post, Refused, Row, with_pictures
from porch.kit import vault
from porch.people.models import Member
from porch.stories import actions as stories
from porch.stories.actions.pictures import line_for
from porch.stories.models import Story
from porch.stories.queries import audiences_for
from porch.stories.rules.pictures import NotAPicture
from porch.stories.rules.tags import tags_in
from porch.stories.rules.told import LONGEST_BODY, NotTellable, Told

MARK = "journal_brought|"


@dataclass
class Outcome:
    """What came of it. ``left_out`` says of each post what did not come along with it."""

    brought: list[dict[str, Any]] = field(default_factory=list)
    already: int = 0
    refused: list[Refused] = field(default_factory=list)
    left_out: list[tuple[str, str]] = field(default_factory=list)
    pictures: int = 0
    comments: int = 0
    held: int = 0


@dataclass(frozen=True)
class Whose:
    """Whose the posts are here: by the name of their author there, or ``usual`` where that name is not listed."""

    usual: Member | None = None
    by_author: Mapping[str, Member] = field(default_factory=dict)

    def of(self, author: str) -> Member | None:
        return self.by_author.get(author, self.usual)


def bring(
    rows: list[Row],
    whose: Whose,
    pictures: Pictures,
    *,
    audience: str,
    now: datetime,
    only_look: bool = False,
) -> Outcome:
    """Every post of ``rows`` as a story of its owner, dated as it was; ``only_look`` does it all and keeps nothing."""
    outcome = Outcome()
    if not only_look:
        _bring_all(rows, whose, pictures, audience, now, outcome)
        return outcome
    with transaction.atomic():
        _bring_all(rows, whose, pictures, audience, now, outcome)
        transaction.set_rollback(True)
    return outcome


def _bring_all(
    rows: list[Row], whose: Whose, pictures: Pictures, audience: str, now: datetime, outcome: Outcome
) -> None:
    for row in rows:
        if isinstance(row, Refused):
            outcome.refused.append(row)
            continue
        _one(row, whose, pictures, audience, now, outcome)
    if outcome.held:
        comments.call_to_what_was_brought(now)


def _one(
    post: Post, whose: Whose, pictures: Pictures, audience: str, now: datetime, outcome: Outcome
) -> None:
    marks = vault.marks(post.ident, about=MARK)
    if Brought.objects.filter(digest__in=marks).exists():
        outcome.already += 1
        return
    owner = whose.of(post.author)
    why = _why_not(post, owner, audience, now)
    if owner is None or why:
        outcome.refused.append(Refused(post.where, why))
        return
    try:
        with transaction.atomic():
            _Bringing(post, owner, pictures, audience, now, outcome).do(marks[0])
    except NotTellable as missing:
        outcome.refused.append(Refused(post.where, str(missing)))


def _why_not(post: Post, owner: Member | None, audience: str, now: datetime) -> str:
    if owner is None:
        return (
            f"nobody here is named for its author, {post.author!r}" if post.author else "it names no author"
        )
    if not owner.is_here:
        return f"{owner.handle} is not here"
    if audience not in [code for code, _ in audiences_for(owner, now)]:
        return f"{owner.handle} may not write for everyone on the web"
    if not post.draft and post.at is None:
        return "it has no date"
    if post.at is not None and post.at > now and not post.draft:
        return "its date lies ahead"
    return ""


class _Bringing:
    """One post on its way."""

    def __init__(
        self, post: Post, owner: Member, pictures: Pictures, audience: str, now: datetime, outcome: Outcome
    ) -> None:
        self.post, self.owner, self.pictures, self.audience = post, owner, pictures, audience
        self.now, self.outcome, self.lost, self.drawn = now, outcome, Counter[str](), dict[int, str]()

    def do(self, mark: str) -> None:
        story = stories.save_draft(self._told(""), by=self.owner, now=self.now)
        self._take_pictures(story)
        body = with_pictures(self.post.body, lambda number: self.drawn.get(number, ""))
        if len(body) > LONGEST_BODY:
            raise NotTellable(f"It is longer than {LONGEST_BODY:,} characters.")
        story = stories.save_draft(
            self._told(body), by=self.owner, now=self.now, story=story, seen=story.seen_draft
        )
        if not self.post.draft:
            story = stories.put_up(story, by=self.owner, now=self.now, stood_since=self.post.at)
        self._take_comments(story)
        Brought.objects.create(digest=mark, story=story, at=self.now)
        self._tell(story)

    def _told(self, body: str) -> Told:
        return Told(
            title=self.post.title,
            body=body,
            tags=", ".join(self._tags()),
            note=self.post.note,
            audience=self.audience,
        )

    def _tags(self) -> list[str]:
        """As many as a story has; a comma in one would make two of it."""
        return [word.replace(",", " ").replace(";", " ").replace("#", " ") for word in self.post.tags]

    def _take_pictures(self, story: Story) -> None:
        for number, picture in enumerate(self.post.pictures):
            found = self.pictures.find(picture.ref, self.post.where)
            try:
                if found is None:
                    raise NotAPicture("it is not among the files that were given")
                made = stories.add_picture(
                    story, found, picture.alt[:300], by=self.owner, now=self.now, decorative=not picture.alt
                )
                self.drawn[number] = line_for(made)
                self.outcome.pictures += 1
            except NotAPicture as why:
                self.lost[f"a picture: {str(why).rstrip('.')}"] += 1

    def _take_comments(self, story: Story) -> None:
        said = [
            comments.Brought(
                one.ident, one.under, one.name, one.words, one.at or self.post.at or self.now, one.approved
            )
            for one in self.post.said
        ]
        if self.post.draft or not said:
            self.lost["what was said under a draft"] += len(said)
            return
        shown, held = comments.bring(story, said, now=self.now)
        self.outcome.comments += shown
        self.outcome.held += held

    def _tell(self, story: Story) -> None:
        extra = len(self._tags()) - len(tags_in(", ".join(self._tags())))
        if extra:
            self.lost["a tag beyond those a story has room for"] += extra
        own = [f"{count} × {what}" for what, count in sorted(self.lost.items()) if count]
        self.outcome.left_out += [(self.post.where, what) for what in (*self.post.dropped, *own)]
        self.outcome.brought.append(
            {
                "where": self.post.where,
                "title": self.post.title,
                "story": story.slug,
                "owner": self.owner.handle,
                "draft": self.post.draft,
            }
        )
