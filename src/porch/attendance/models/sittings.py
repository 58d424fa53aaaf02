"""A sitting whose proof was opened, and the codes that came back. Both are gone when nobody can ask any more."""

from datetime import datetime

from django.db import models
from django.db.models import F, Q

from porch.kit import vault
from porch.kit.ids import new_id
from porch.people.models import Member


class Sitting(models.Model):
    """``kind`` and ``key`` say which one it is to whoever holds sittings. ``ends`` is as announced; ``closed_at``
    when its chair ended it sooner. ``windows``: the first step of each span in which a code is read out, counted
    from ``begins``. ``until``: the last moment to ask for a proof.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    group = models.ForeignKey("groups.Group", models.CASCADE, related_name="+")
    kind = models.CharField(max_length=20)
    key = models.CharField(max_length=64)
    title = models.CharField(max_length=255)
    zone = models.CharField(max_length=64)
    starts = models.DateTimeField()
    ends = models.DateTimeField()
    opened_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    until = models.DateTimeField()
    windows = models.JSONField(default=list)
    sealed_secret = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "key", "starts"], name="the_proof_of_a_sitting_is_opened_once"
            ),
            models.CheckConstraint(condition=Q(ends__gt=F("starts")), name="a_sitting_lasts_some_time"),
            models.CheckConstraint(
                condition=Q(until__gte=F("ends")), name="proof_is_asked_for_until_after_the_end"
            ),
        ]
        indexes = [models.Index(fields=["until"], name="sittings_by_last_moment")]

    @property
    def begins(self) -> datetime:
        """From when steps are counted."""
        return max(self.starts, self.opened_at)

    @property
    def is_over_at(self) -> datetime:
        return min(self.ends, self.closed_at) if self.closed_at else self.ends

    @property
    def about_secret(self) -> str:
        return f"attendance_sitting|{self.pk}|sealed_secret"

    @property
    def secret(self) -> bytes:
        """What the codes are drawn from; empty when its key is gone, and then no code counts."""
        return bytes.fromhex(vault.unseal(self.sealed_secret, about=self.about_secret, gone=""))


class GivenBack(models.Model):
    """A code that came back. ``window`` is its place in the sitting's list."""

    sitting = models.ForeignKey(Sitting, models.CASCADE, related_name="given_back")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    window = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sitting", "member", "window"], name="a_code_is_given_back_once"),
        ]
