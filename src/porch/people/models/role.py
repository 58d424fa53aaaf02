"""The parts people hold in a community, and the asking for the two that need a second person's yes."""

from django.db import models
from django.db.models import Q

from porch.people.rules import granting


class Role(models.Model):
    """A part someone holds from ``since`` until it ends."""

    class Name(models.TextChoices):
        MENTOR = "mentor"
        FACILITATOR = "facilitator"
        HOUSE_MANAGER = "house-manager"
        FAMILY = "family"
        COORDINATOR = "coordinator"
        MODERATOR = "moderator"
        EVALUATOR = "evaluator"
        OPERATOR = "operator"

    STAFF = granting.STAFF
    TWO_PEOPLE = granting.TWO_PEOPLE

    member = models.ForeignKey("people.Member", models.CASCADE, related_name="roles")
    role = models.CharField(max_length=20, choices=Name)
    granted_by = models.ForeignKey("people.Member", models.SET_NULL, null=True, related_name="+")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["member", "role"], condition=Q(until=None), name="a_part_is_held_once_at_a_time"
            )
        ]


class RoleRequest(models.Model):
    """Someone is to become moderator or operator: a second member of staff says yes or no."""

    class State(models.TextChoices):
        OPEN = "open"
        GRANTED = "granted"
        REFUSED = "refused"

    member = models.ForeignKey("people.Member", models.CASCADE, related_name="role_requests")
    role = models.CharField(max_length=20, choices=Role.Name)
    asked_by = models.ForeignKey("people.Member", models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    decided_by = models.ForeignKey("people.Member", models.SET_NULL, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["member", "role"],
                condition=Q(state="open"),
                name="a_part_is_asked_for_once_at_a_time",
            )
        ]
