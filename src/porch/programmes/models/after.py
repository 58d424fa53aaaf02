"""A first sign of drifting away, and asking again months later."""

from typing import Any

from django.db import models
from django.db.models import Q

from porch.kit import vault
from porch.kit.ids import new_id
from porch.people.models import Member
from porch.people.rules.keys import of_member
from porch.programmes.models.stays import Episode


class Drift(models.Model):
    """That somebody came less: noticed once, told to the peer they chose first, to staff only if they said so.

    ``spoken_at``: somebody had a word with them, as one of the two says; then it is told to nobody else.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    episode = models.ForeignKey(Episode, models.CASCADE, related_name="drifts")
    noticed_at = models.DateTimeField()
    peer_told_at = models.DateTimeField(null=True, blank=True)
    spoken_at = models.DateTimeField(null=True, blank=True)
    staff_told_at = models.DateTimeField(null=True, blank=True)
    over_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["episode"], condition=Q(over_at=None), name="coming_less_is_noticed_once"
            )
        ]


class FollowUp(models.Model):
    """A question asked again after 3, 6 or 12 months, of whoever said they would like to be asked, mentors too.

    ``since`` is the day the months are counted from. What they answered is sealed under their own key.
    """

    class Stood(models.TextChoices):
        MEMBER = "member"
        MENTOR = "mentor"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    episode = models.ForeignKey(Episode, models.CASCADE, null=True, blank=True, related_name="follow_ups")
    stood = models.CharField(max_length=8, choices=Stood)
    since = models.DateField()
    months = models.PositiveSmallIntegerField()
    due_on = models.DateField()
    asked_at = models.DateTimeField(null=True, blank=True)
    skipped_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    sealed_said = models.BinaryField(default=b"", blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["member", "episode", "stood", "months"], name="somebody_is_asked_again_once_each_time"
            ),
            models.UniqueConstraint(
                fields=["member", "stood", "months"],
                condition=Q(episode=None),
                name="a_mentor_is_asked_again_once_each_time",
            ),
            models.CheckConstraint(
                condition=Q(answered_at=None) | Q(skipped_at=None), name="what_was_answered_was_not_skipped"
            ),
        ]
        indexes = [models.Index(fields=["due_on", "asked_at"], name="follow_ups_that_are_due")]

    @property
    def about_said(self) -> str:
        return f"programmes_followup|{self.pk}|sealed_said"

    @property
    def said(self) -> dict[str, Any]:
        """Empty until they answered, and once their key is gone."""
        return vault.unseal_values(self.sealed_said, about=self.about_said) if self.sealed_said else {}

    def say(self, said: dict[str, Any]) -> None:
        self.sealed_said = vault.seal_values(said, about=self.about_said, of=of_member(self.member_id))
