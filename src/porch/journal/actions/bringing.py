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
from porch.safety.queries import standing_of
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
    """Every post of ``rows`` as a story of its owner, dated as it was; ``only_look`` does it all and keeps nothing.

    Each has a transaction of its own, so that a running server waits for none of them.
    """
    work = _Work(whose, pictures, audience, now, only_look)
    for row in rows:
        if isinstance(row, Refused):
            work.outcome.refused.append(row)
        else:
            work.take(row)
    if work.outcome.held and not only_look:
        comments.call_to_what_was_brought(now)
    return work.outcome


class _Work:
    """One bringing of many posts."""

    def __init__(
        self, whose: Whose, pictures: Pictures, audience: str, now: datetime, only_look: bool
    ) -> None:
        self.whose, self.pictures, self.audience, self.now = whose, pictures, audience, now
        self.only_look, self.outcome, self._seen = only_look, Outcome(), set[str]()

    def take(self, post: Post) -> None:
        marks = vault.marks(post.ident, about=MARK)
        if not self._seen.isdisjoint(marks) or Brought.objects.filter(digest__in=marks).exists():
            self.outcome.already += 1
            return
        owner = self.whose.of(post.author)
        why = _why_not(post, owner, self.audience, self.now)
        if owner is None or why:
            self.outcome.refused.append(Refused(post.where, why))
            return
        one = _Bringing(post, owner, self.pictures, self.audience, self.now)
        try:
            with transaction.atomic():
                story = one.do(marks[0])
                if self.only_look:
                    transaction.set_rollback(True)
        except NotTellable as missing:
            self.outcome.refused.append(Refused(post.where, str(missing)))
            return
        self._seen.update(marks)
        self._tell(one, story)

    def _tell(self, one: "_Bringing", story: Story) -> None:
        post, outcome = one.post, self.outcome
        outcome.pictures += len(one.drawn)
        outcome.comments += one.shown
        outcome.held += one.held
        lost = [f"{count} × {what}" for what, count in sorted(one.lost.items()) if count]
        outcome.left_out += [(post.where, what) for what in (*post.dropped, *lost)]
        told = {"where": post.where, "title": post.title, "story": story.slug}
        outcome.brought.append({**told, "owner": one.owner.handle, "draft": post.draft})


def _why_not(post: Post, owner: Member | None, audience: str, now: datetime) -> str:
    if owner is None:
        return (
            f"nobody here is named for its author, {post.author!r}" if post.author else "it names no author"
        )
    if not owner.is_here:
        return f"{owner.handle} is not here"
    if not standing_of(owner, now).may_write:
        return f"the safety desk keeps {owner.handle} from writing for now"
    if audience not in [code for code, _ in audiences_for(owner, now)]:
        return f"{owner.handle} may not write for everyone on the web"
    if not post.draft and post.at is None:
        return "it has no date"
    if post.at is not None and post.at > now and not post.draft:
        return "its date lies ahead"
    return ""


class _Bringing:
    """One post on its way."""

    def __init__(self, post: Post, owner: Member, pictures: Pictures, audience: str, now: datetime) -> None:
        self.post, self.owner, self.pictures, self.audience = post, owner, pictures, audience
        self.now, self.lost, self.drawn = now, Counter[str](), dict[int, str]()
        self.shown = self.held = 0

    def do(self, mark: str) -> Story:
        """NotTellable where a story cannot be like this; then nothing of it is kept."""
        story = stories.save_draft(self._told(""), by=self.owner, now=self.now)
        self._take_pictures(story)
        body = with_pictures(self.post.body, lambda number: self.drawn.get(number, ""))
        if len(body) > LONGEST_BODY:
            raise NotTellable(f"It is longer than {LONGEST_BODY:,} characters.")
        told = self._told(body)
        story = stories.save_draft(told, by=self.owner, now=self.now, story=story, seen=story.seen_draft)
        if not self.post.draft:
            story = stories.put_up(story, by=self.owner, now=self.now, stood_since=self.post.at)
        self._take_comments(story)
        Brought.objects.create(digest=mark, story=story, at=self.now)
        extra = len(self._tags()) - len(tags_in(", ".join(self._tags())))
        self.lost["a tag beyond those a story has room for"] += extra
        return story

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
        self.shown, self.held = comments.bring(story, said, now=self.now)
