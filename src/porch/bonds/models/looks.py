"""A coordinator's question to the engine: who would suit someone, would these two suit, could there be circles."""

from django.db import models
from django.db.models import Q

from porch.bonds.models.rounds import Mode
from porch.kit.ids import new_id
from porch.people.models import Member


class Look(models.Model):
    """Asked at the desk, answered by the engine's child through a task, kept for a day.

    ``answer`` holds ids, reasons and codes, never anyone's words.
    """

    class Kind(models.TextChoices):
        SOMEONE = "someone"
        TWO = "two"
        CIRCLES = "circles"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=10, choices=Kind)
    mode = models.CharField(max_length=10, choices=Mode)
    first = models.ForeignKey(Member, models.CASCADE, null=True, blank=True, related_name="+")
    second = models.ForeignKey(Member, models.CASCADE, null=True, blank=True, related_name="+")
    asked_by = models.ForeignKey(Member, models.CASCADE, related_name="+")
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    answer = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="circles") | Q(second__isnull=False), name="a_look_is_at_someone"
            ),
            models.CheckConstraint(
                condition=~Q(kind="two") | Q(first__isnull=False), name="a_look_at_two_names_both"
            ),
        ]
        indexes = [models.Index(fields=["asked_at"], name="looks_by_age")]
