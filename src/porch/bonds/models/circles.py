"""A small group that could meet: who was invited, who would come. Nobody is told who passed."""

from django.db import models
from django.db.models import Q

from porch.bonds.rules.lifecycles import CIRCLE, INVITATION
from porch.kit.ids import new_id
from porch.people.models import Member


class Circle(models.Model):
    """``hour`` is an hour of the week in UTC, such as ``mon-18``; it and ``language`` are empty when any would do."""

    LIFECYCLE = CIRCLE

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    state = models.CharField(max_length=12, default=CIRCLE.start)
    hour = models.CharField(max_length=6, blank=True, default="")
    language = models.CharField(max_length=20, blank=True, default="")
    invited_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    invited_at = models.DateTimeField()
    due_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)
    conversation = models.ForeignKey("talk.Conversation", models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=sorted(CIRCLE.states)), name="a_circle_is_in_a_known_state"
            ),
        ]
        indexes = [models.Index(fields=["state", "due_at"], name="circles_by_deadline")]


class CircleInvitation(models.Model):
    """One person's invitation and answer. The answer is for the house alone, until a circle opens."""

    LIFECYCLE = INVITATION

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    circle = models.ForeignKey(Circle, models.CASCADE, related_name="invitations")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    state = models.CharField(max_length=10, default=INVITATION.start)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=sorted(INVITATION.states)), name="an_invitation_is_in_a_known_state"
            ),
            models.UniqueConstraint(fields=["circle", "member"], name="someone_is_invited_to_a_circle_once"),
        ]
