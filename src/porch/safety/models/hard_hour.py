"""What one person set up for a hard hour. Nobody else is shown it, staff included."""

from __future__ import annotations

import json

from django.db import models

from porch.kit import vault
from porch.people.models import Member
from porch.people.rules.keys import of_member


class HardHour(models.Model):
    """Their plan, sealed under their own key, and whether a card may come when their words sound heavy.

    No row means the usual: no plan here, cards on. That a card came is kept nowhere.
    """

    member = models.OneToOneField(Member, models.CASCADE, primary_key=True, related_name="+")
    cards = models.BooleanField(default=True)
    sealed_plan = models.BinaryField(default=b"")

    @property
    def plan(self) -> dict[str, str]:
        """Their own words by the key of a step."""
        box = bytes(self.sealed_plan)
        opened = vault.unseal(box, about=self.about, gone="") if box else ""
        return dict(json.loads(opened)) if opened else {}

    def keep(self, plan: dict[str, str]) -> None:
        """Seal a plan into this row; an empty one leaves nothing."""
        told = json.dumps(plan, ensure_ascii=False)
        self.sealed_plan = vault.seal(told, about=self.about, of=of_member(self.member_id)) if plan else b""

    @property
    def about(self) -> str:
        return f"safety.hard_hour|{self.member_id}|plan"
