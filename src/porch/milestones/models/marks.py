"""Marks, sealed under their owner's key; and the few rows that say who may open one."""

from typing import Any

from django.db import models
from django.db.models import Q

from porch.groups.models import Group
from porch.kit import vault
from porch.kit.ids import new_id
from porch.people.models import Member
from porch.people.rules.keys import of_member


class Mark(models.Model):
    """Something its owner marked. It goes when they take it back, and for no other reason.

    ``sealed_said`` holds ``words``, ``on`` (the day it is about, ISO), ``kind`` and ``key`` (empty for one's own).
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    at = models.DateTimeField()
    sealed_said = models.BinaryField()

    class Meta:
        indexes = [models.Index(fields=["member", "at"], name="marks_of_a_member")]

    @property
    def about_said(self) -> str:
        return f"milestones_mark|{self.pk}|sealed_said"

    @property
    def said(self) -> dict[str, Any]:
        """Empty once its owner's key is gone."""
        return vault.unseal_values(self.sealed_said, about=self.about_said)

    def say(self, said: dict[str, Any]) -> None:
        self.sealed_said = vault.seal_values(said, about=self.about_said, of=of_member(self.member_id))


class Shown(models.Model):
    """Its owner shows one mark to one person, or to one group they belong to. The row goes when they take it back."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    mark = models.ForeignKey(Mark, models.CASCADE, related_name="shown")
    to_member = models.ForeignKey(Member, models.CASCADE, null=True, blank=True, related_name="+")
    to_group = models.ForeignKey(Group, models.CASCADE, null=True, blank=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(to_member__isnull=False, to_group=None)
                | Q(to_member=None, to_group__isnull=False),
                name="a_mark_is_shown_to_one_person_or_one_group",
            ),
            models.UniqueConstraint(
                fields=["mark", "to_member"],
                condition=Q(to_member__isnull=False),
                name="a_mark_is_shown_to_a_person_once",
            ),
            models.UniqueConstraint(
                fields=["mark", "to_group"],
                condition=Q(to_group__isnull=False),
                name="a_mark_is_shown_to_a_group_once",
            ),
        ]


class Wishes(models.Model):
    """``is_off``: nothing is asked about. ``sealed_aside``: what was put aside, by key, and until which day."""

    member = models.OneToOneField(Member, models.CASCADE, primary_key=True, related_name="+")
    is_off = models.BooleanField(default=False)
    sealed_aside = models.BinaryField(default=b"", blank=True)

    @property
    def about_aside(self) -> str:
        return f"milestones_wishes|{self.member_id}|sealed_aside"

    @property
    def aside(self) -> dict[str, str]:
        return vault.unseal_values(self.sealed_aside, about=self.about_aside)

    def put(self, aside: dict[str, str]) -> None:
        self.sealed_aside = vault.seal_values(aside, about=self.about_aside, of=of_member(self.member_id))
