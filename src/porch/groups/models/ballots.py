"""Who has voted, and what was voted: two tables that nothing joins. See docs/decisions/0041.

There is no row for a ballot. A secret vote turns one "not yet" into "has", and makes a number in a sealed box one
larger: no row is added, so no order of rows, no id and no time could lead from a person to what they said. Swap what
two people voted, and every table reads the same.
"""

import json

from django.db import models

from porch.groups.models.motions import Motion
from porch.kit import vault
from porch.kit.ids import new_id
from porch.people.models import Member

WIDTH = 9  # every number is written as long, so that a box does not grow with what is in it


class Voter(models.Model):
    """One who had a vote when the vote opened. All of them are written at once, and gone when it is over.

    ``member`` is empty once they are erased; that they took part is not undone by it.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    motion = models.ForeignKey(Motion, models.CASCADE, related_name="voters")
    member = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    has_voted = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["motion", "member"], name="someone_has_one_vote"),
        ]


class Box(models.Model):
    """The ballot box of one secret vote: how many said what, sealed, so that a copy of the table tells nothing."""

    motion = models.OneToOneField(Motion, models.CASCADE, primary_key=True, related_name="box")
    sealed_numbers = models.BinaryField()

    @property
    def about_numbers(self) -> str:
        return f"groups_box|{self.motion_id}|sealed_numbers"

    @property
    def numbers(self) -> dict[str, int]:
        told = json.loads(vault.unseal(self.sealed_numbers, about=self.about_numbers))
        return {what: int(n) for what, n in told.items()}

    def sealed_with(self, numbers: dict[str, int]) -> bytes:
        """These numbers as the box keeps them."""
        told = json.dumps({what: f"{n:0{WIDTH}}" for what, n in sorted(numbers.items())})
        return vault.seal(told, about=self.about_numbers, of=vault.COMMUNITY)


class Hand(models.Model):
    """What someone says in an open vote; they may say otherwise until it is over."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    motion = models.ForeignKey(Motion, models.CASCADE, related_name="hands")
    member = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    said = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["motion", "member"], name="someone_raises_one_hand"),
        ]
