"""What somebody answered when they checked on themselves: sealed, and theirs alone."""

import json

from django.db import models

from porch.kit import vault
from porch.kit.ids import new_id
from porch.people.models import Member


class CheckWish(models.Model):
    """Whether someone wants to be offered the check, and when they last put it off."""

    member = models.OneToOneField(Member, models.CASCADE, primary_key=True, related_name="+")
    wanted = models.BooleanField(default=True)
    asked_at = models.DateTimeField(null=True, blank=True)


class Check(models.Model):
    """One time. The answers are codes by question, sealed under the member's own key."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    at = models.DateTimeField()
    sealed_answers = models.BinaryField(default=b"", blank=True)

    class Meta:
        indexes = [models.Index(fields=["member", "-at"], name="checks_newest_first")]

    @property
    def about_answers(self) -> str:
        return f"care_check|{self.pk}|sealed_answers"

    @property
    def answers(self) -> dict[str, str]:
        """Question code -> answer code."""
        if not self.sealed_answers:
            return {}
        found: dict[str, str] = json.loads(
            vault.unseal(self.sealed_answers, about=self.about_answers, gone="{}")
        )
        return found
