"""What somebody said under a story."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from porch.comments.rules.lifecycles import COMMENT, WAITING
from porch.comments.rules.text import LONGEST_NAME
from porch.kit.ids import new_id
from porch.people.models import Member
from porch.stories.models import Story


class Comment(models.Model):
    """A member's words, or a stranger's: of a stranger nothing is kept but a name they typed or were drawn.

    ``name`` of a member is one drawn for this alone; empty, it goes under their own name, or under the story's where
    they wrote that. ``answers`` is what it answers: something that answers nothing itself. ``why`` says why it waits.
    ``withheld``: nobody but its writer is shown it, and nothing tells them. ``keeps_out``: the story's author took it
    away and wants nothing more of its writer there. ``ticket`` is the page it was sent from: sent twice, it is once.
    """

    LIFECYCLE = COMMENT

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    story = models.ForeignKey(Story, models.CASCADE, related_name="comments")
    answers = models.ForeignKey("self", models.CASCADE, null=True, related_name="answered_by")
    author = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    is_stranger = models.BooleanField(default=False)
    name = models.CharField(max_length=LONGEST_NAME, blank=True, default="")
    text = models.TextField(blank=True, default="")
    state = models.CharField(max_length=12, default=COMMENT.start)
    why = models.JSONField(default=list, blank=True)
    withheld = models.BooleanField(default=False)
    keeps_out = models.BooleanField(default=False)
    ticket = models.UUIDField(unique=True)

    at = models.DateTimeField()
    due_at = models.DateTimeField(null=True, blank=True)
    shown_at = models.DateTimeField(null=True, blank=True)
    looked_at = models.DateTimeField(null=True, blank=True)
    looked_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    gone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=sorted(COMMENT.states)), name="a_comment_is_in_a_known_state"
            ),
            models.CheckConstraint(
                condition=Q(is_stranger=False) | Q(author=None), name="a_stranger_is_no_member"
            ),
            models.CheckConstraint(
                condition=~Q(state="shown") | Q(shown_at__isnull=False), name="what_stands_has_its_moment"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=sorted(WAITING)) | Q(due_at__isnull=False),
                name="what_waits_has_a_deadline",
            ),
        ]
        indexes = [
            models.Index(fields=["story", "at"], name="comments_under_a_story"),
            models.Index(fields=["state", "due_at"], name="comments_by_deadline"),
            models.Index(fields=["author", "at"], name="comments_of_someone"),
        ]

    @property
    def waits(self) -> bool:
        return self.state in WAITING
