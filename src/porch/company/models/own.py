"""What is one's own alone: whom I could call, what three questions said, what I would rather not see."""

import json
from typing import Any

from django.db import models
from django.db.models import Q

from porch.company.rules.loneliness import OFF, RHYTHMS
from porch.company.rules.rings import RINGS
from porch.kit import vault
from porch.kit.ids import new_id
from porch.people.models import Member


class OnMyMap(models.Model):
    """Somebody its owner could call, in the owner's words. No row points at anyone: who it is stands in the seal."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    owner = models.ForeignKey(Member, models.CASCADE, related_name="+")
    ring = models.PositiveSmallIntegerField(choices=[(ring, str(ring)) for ring in RINGS])
    sealed_said = models.BinaryField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ring__in=RINGS), name="a_map_has_three_rings"),
        ]

    @property
    def about_said(self) -> str:
        return f"company_onmymap|{self.pk}|sealed_said"

    @property
    def said(self) -> dict[str, Any]:
        """``name``, ``number``, ``note``, and ``member`` where it is someone here."""
        opened = vault.unseal(self.sealed_said, about=self.about_said, gone="")
        return json.loads(opened) if opened else {}


class Check(models.Model):
    """Answers to the three questions on one day; a skipped one is null."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    on = models.DateField()
    sealed_answers = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "on"], name="one_answers_once_a_day")]

    @property
    def about_answers(self) -> str:
        return f"company_check|{self.pk}|sealed_answers"

    @property
    def answers(self) -> dict[str, int | None]:
        opened = vault.unseal(self.sealed_answers, about=self.about_answers, gone="")
        return json.loads(opened) if opened else {}


class OwnWishes(models.Model):
    """What somebody chose for these pages of their own. No row: everything off, nothing hidden."""

    member = models.OneToOneField(Member, models.CASCADE, primary_key=True, related_name="+")
    gave_hidden = models.BooleanField(default=False)
    asks_me = models.CharField(max_length=12, blank=True, default=OFF)
    next_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(asks_me__in=(OFF, *RHYTHMS)), name="a_rhythm_is_a_known_one"),
        ]
