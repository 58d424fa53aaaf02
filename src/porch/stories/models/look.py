"""A story before a person who reads it before others do."""

from django.db import models
from django.db.models import Q

from porch.kit import vault
from porch.kit.ids import new_id
from porch.people.models import Member
from porch.people.rules.keys import of_member
from porch.stories.models.story import Story
from porch.stories.rules.lifecycles import LOOK


class Look(models.Model):
    """``due_at`` is what the author was told; when it passes, those who read are called again. The note that comes
    back with a story is sealed under its author's key."""

    LIFECYCLE = LOOK

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    story = models.ForeignKey(Story, models.CASCADE, related_name="looks")
    state = models.CharField(max_length=12, default=LOOK.start)
    is_first = models.BooleanField(default=True)
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField()
    called_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    sealed_note = models.BinaryField(default=b"", blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=sorted(LOOK.states)), name="a_look_is_in_a_known_state"
            ),
            models.UniqueConstraint(
                fields=["story"], condition=Q(state="waiting"), name="a_story_waits_for_one_look"
            ),
        ]
        indexes = [models.Index(fields=["state", "due_at"], name="looks_by_deadline")]

    @property
    def about_note(self) -> str:
        return f"stories_look|{self.pk}|sealed_note"

    @property
    def note(self) -> str:
        return vault.unseal(self.sealed_note, about=self.about_note, gone="") if self.sealed_note else ""

    def write_note(self, words: str) -> bytes:
        """The note under the author's key, unsaved; nothing where there is no author any more."""
        owner = self.story.owner_id
        if not words or owner is None:
            return b""
        return vault.seal(words, about=self.about_note, of=of_member(owner))
