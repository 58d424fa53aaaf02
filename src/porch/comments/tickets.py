"""What a page with a box carries: which story, its own number, a sum, a question, a drawn name, and when it was made.

It is signed and not kept, so that the pages of strangers need no cookie and leave nothing on the server. The number
makes what is sent twice one comment.
"""

import random
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from django.core import signing

from porch.comments.models import Comment
from porch.kit.ids import new_id
from porch.people.rules.door import Puzzle
from porch.people.rules.names import draw_name
from porch.stories.models import Story

BOX, LINK = "porch.comments.box", "porch.comments.link"
HOLDS = timedelta(hours=12)
LINK_HOLDS = timedelta(days=30)


@dataclass(frozen=True)
class Ticket:
    """``question`` is the code of a human question, empty for members."""

    story: UUID
    number: UUID
    salt: str
    name: str
    question: str
    at: datetime

    @property
    def puzzle(self) -> Puzzle:
        return Puzzle(self.number.hex, self.salt)

    def signed(self) -> str:
        """As it stands in the page; its age goes on from where it began."""
        told = [
            self.story.hex,
            self.number.hex,
            self.salt,
            self.name,
            self.question,
            int(self.at.timestamp()),
        ]
        return signing.dumps(told, salt=BOX, compress=True)


def new_ticket(story: Story, now: datetime, *, question: str = "", number: UUID | None = None) -> Ticket:
    name = draw_name(random.SystemRandom())
    return Ticket(story.pk, number or new_id(), secrets.token_hex(16), name, question, now)


def ticket_in(text: str, story: Story, now: datetime) -> Ticket | None:
    """The ticket of a page of this story; None when it was not made here, is another's, or too old."""
    try:
        story_id, number, salt, name, question, at = signing.loads(text, salt=BOX)
    except (signing.BadSignature, ValueError):
        return None
    made = datetime.fromtimestamp(at, tz=UTC)
    if UUID(story_id) != story.pk or now - made > HOLDS:
        return None
    return Ticket(story.pk, UUID(number), salt, name, question, made)


def link_of(comment: Comment) -> str:
    """What stands in the address by which a stranger comes back to their own words."""
    return signing.TimestampSigner(salt=LINK).sign(comment.pk.hex)


def comment_at(link: str) -> Comment | None:
    """A stranger's words by that address; None when it was not made here, is too old, or they are gone for good."""
    try:
        found: Any = signing.TimestampSigner(salt=LINK).unsign(link, max_age=LINK_HOLDS)
    except signing.BadSignature:
        return None
    return Comment.objects.filter(pk=UUID(found), is_stranger=True).select_related("story", "author").first()
