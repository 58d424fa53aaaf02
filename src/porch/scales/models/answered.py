"""What somebody answered, and when they want to be asked again: sealed, down to which questionnaire it was."""

from typing import Any

from django.db import models

from porch.kit import vault
from porch.kit.ids import new_id
from porch.people.models import Member
from porch.people.rules.keys import of_member


class Sitting(models.Model):
    """One questionnaire answered once, or begun. ``on`` is the day on its owner's calendar when it was begun.

    What was said, and of which questionnaire in which version, is in ``sealed_said``: ``sheet``, ``version``,
    ``answers`` by item (null is left out), ``sums`` by code once it is done.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    on = models.DateField()
    at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)
    sealed_said = models.BinaryField()

    class Meta:
        indexes = [models.Index(fields=["member", "at"], name="sittings_of_a_member")]

    @property
    def about_said(self) -> str:
        return f"scales_sitting|{self.pk}|sealed_said"

    @property
    def said(self) -> dict[str, Any]:
        """Empty once its owner's key is gone."""
        return vault.unseal_values(self.sealed_said, about=self.about_said)

    def say(self, said: dict[str, Any]) -> None:
        self.sealed_said = vault.seal_values(said, about=self.about_said, of=of_member(self.member_id))


class Wishes(models.Model):
    """When somebody wants to be asked, by questionnaire. No row: never. Sealed, as which ones it is says much."""

    member = models.OneToOneField(Member, models.CASCADE, primary_key=True, related_name="+")
    sealed_plan = models.BinaryField()

    @property
    def about_plan(self) -> str:
        return f"scales_wishes|{self.member_id}|sealed_plan"

    @property
    def plan(self) -> dict[str, dict[str, Any]]:
        """By the code of a questionnaire: ``every`` so many days, ``next`` as an ISO date."""
        return vault.unseal_values(self.sealed_plan, about=self.about_plan)

    def say(self, plan: dict[str, dict[str, Any]]) -> None:
        self.sealed_plan = vault.seal_values(plan, about=self.about_plan, of=of_member(self.member_id))
