"""Ways into a group that somebody answers or gives: an ask to join, and an invitation for one person."""

from django.db import models
from django.db.models import Q

from porch.groups.models.group import Group
from porch.groups.rules.lifecycles import JOINER
from porch.kit import vault
from porch.kit.ids import new_id
from porch.people.models import Member


class Joiner(models.Model):
    """Someone who asked to join. A "not now" looks to them like no answer yet, until ``due_at`` has passed."""

    LIFECYCLE = JOINER

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    group = models.ForeignKey(Group, models.CASCADE, related_name="joiners")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    state = models.CharField(max_length=10, default=JOINER.start)
    sealed_words = models.BinaryField(default=b"", blank=True)
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=sorted(JOINER.states)), name="an_ask_to_join_is_in_a_known_state"
            ),
            models.UniqueConstraint(
                fields=["group", "member"], condition=Q(state="asked"), name="someone_asks_to_join_once"
            ),
        ]
        indexes = [models.Index(fields=["state", "due_at"], name="joiners_by_deadline")]

    @property
    def about_words(self) -> str:
        return f"groups_joiner|{self.pk}|sealed_words"

    @property
    def words(self) -> str:
        """What they wrote along, if anything."""
        return vault.unseal(self.sealed_words, about=self.about_words, gone="") if self.sealed_words else ""


class Invitation(models.Model):
    """A link that lets one person in: found by the digest of its letters, which nobody can look up later."""

    group = models.ForeignKey(Group, models.CASCADE, related_name="invitations")
    made_by = models.ForeignKey(Member, models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    until = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until__gt=models.F("made_at")), name="a_groups_invitation_lasts_some_time"
            ),
        ]
