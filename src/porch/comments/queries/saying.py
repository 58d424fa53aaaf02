"""What has to be known before something is said: where one may, whether a person looks first, and one's own words."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q

from porch.comments.models import Comment
from porch.comments.queries.asked import lets_strangers
from porch.comments.queries.standing import stands_for
from porch.people.models import Block, Member
from porch.safety.rules import alike
from porch.stories.models import Story
from porch.stories.queries import readable_by

KEY = (
    b"comments"  # the marks are made and compared in one breath: nothing is kept that a secret would protect
)
COMPARED, TWICE = 300, 2


def may_say(story: Story, viewer: Member | None) -> bool:
    """Whether there is a box: replies are open, and the viewer reads the story as it stands."""
    if not story.replies or not readable_by(viewer).filter(pk=story.pk).exists():
        return False
    return viewer is not None or lets_strangers()


def to_answer(story: Story, viewer: Member | None, pk: UUID) -> Comment | None:
    """What an answer may be given to: it stands before this viewer, under this story, and answers nothing itself."""
    there = Comment.objects.filter(stands_for(viewer), story=story, pk=pk, answers=None)
    return there.select_related("author").first()


def is_kept_apart(story: Story, writer: Member) -> bool:
    """A block between writer and author, or the author wants nothing more of them here.

    Under a name drawn for the story only the author's own block counts, as in reading it.
    """
    if story.owner_id is None or story.owner_id == writer.pk:
        return False
    apart = Q(by=story.owner_id, whom=writer)
    if not story.pseudonym:
        apart |= Q(by=writer, whom=story.owner_id)
    kept_out = Comment.objects.filter(story=story, author=writer, keeps_out=True)
    return Block.objects.filter(apart).exists() or kept_out.exists()


def shown_before(writer: Member) -> int:
    """How many comments of theirs somebody let stand, or stood at once."""
    return Comment.objects.filter(author=writer, shown_at__isnull=False).exclude(state="hidden").count()


def is_alike(text: str, writer: Member | None, now: datetime) -> bool:
    """Nearly the same words came within a day: from a stranger once, from this member under two other stories."""
    marks = alike.marks_of(text, key=KEY)
    if not marks:
        return False
    lately = Comment.objects.filter(at__gt=now - alike.WINDOW).exclude(text="")
    lately = lately.filter(is_stranger=True) if writer is None else lately.filter(author=writer)
    told = lately.order_by("-at").values_list("story_id", "text")[:COMPARED]
    same = [story for story, words in told if alike.are_alike(marks, alike.marks_of(words, key=KEY))]
    return bool(same) if writer is None else len(set(same)) >= TWICE


def comment_of(writer: Member, pk: UUID) -> Comment | None:
    """One's own, in whatever state."""
    return Comment.objects.filter(pk=pk, author=writer).select_related("story", "author").first()


def seen_comment(viewer: Member, pk: UUID) -> Comment | None:
    """One that stands before this viewer, under a story they read, or their own."""
    found = Comment.objects.filter(Q(author=viewer) | stands_for(viewer), pk=pk)
    one = found.select_related("story", "author").first()
    if one is None or not readable_by(viewer).filter(pk=one.story_id).exists():
        return None
    return one
