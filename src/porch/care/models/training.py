"""How far somebody is with the scenarios, and the line of their own at the end."""

from django.db import models

from porch.kit import vault
from porch.people.models import Member


class Walk(models.Model):
    """One scenario somebody thought through: the code of what they would say, and when they last chose it."""

    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    scenario = models.CharField(max_length=60)
    way = models.CharField(max_length=10)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["member", "scenario"], name="a_scenario_is_walked_once_by_each"),
        ]


class Training(models.Model):
    """What ends the training: a line of one's own (sealed), or a talk a supervisor marked."""

    member = models.OneToOneField(Member, models.CASCADE, primary_key=True, related_name="+")
    sealed_line = models.BinaryField(default=b"", blank=True)
    line_at = models.DateTimeField(null=True, blank=True)
    talk_at = models.DateTimeField(null=True, blank=True)
    talked_with = models.ForeignKey(Member, models.SET_NULL, null=True, blank=True, related_name="+")

    @property
    def about_line(self) -> str:
        return f"care_training|{self.pk}|sealed_line"

    @property
    def line(self) -> str:
        return vault.unseal(self.sealed_line, about=self.about_line, gone="") if self.sealed_line else ""
