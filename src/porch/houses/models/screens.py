"""Tests, where a house voted them in."""

from django.db import models

from porch.houses.models.house import Stay
from porch.houses.rules.screens import RESULTS
from porch.kit import vault
from porch.kit.ids import new_id
from porch.people.models import Member


class Screen(models.Model):
    """A test. The one it is of sees it at once and may write beside it; corrections are rows of their own, and what
    stood before stays. ``because`` says why it was put right, and is sealed as the result is."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    stay = models.ForeignKey(Stay, models.CASCADE, related_name="screens")
    at = models.DateTimeField()
    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    sealed_result = models.BinaryField()
    corrects = models.OneToOneField(
        "self", models.RESTRICT, null=True, blank=True, related_name="corrected_by"
    )
    sealed_because = models.BinaryField(default=b"", blank=True)
    sealed_own = models.BinaryField(default=b"", blank=True)  # what the one it is of says to it
    seen_at = models.DateTimeField(null=True, blank=True)

    RESULTS = RESULTS

    @property
    def about_result(self) -> str:
        return f"houses_screen|{self.pk}|sealed_result"

    @property
    def result(self) -> str:
        return vault.unseal(self.sealed_result, about=self.about_result, gone="")

    @property
    def about_because(self) -> str:
        return f"houses_screen|{self.pk}|sealed_because"

    @property
    def because(self) -> str:
        box = self.sealed_because
        return vault.unseal(box, about=self.about_because, gone="") if box else ""

    @property
    def about_own(self) -> str:
        return f"houses_screen|{self.pk}|sealed_own"

    @property
    def own(self) -> str:
        return vault.unseal(self.sealed_own, about=self.about_own, gone="") if self.sealed_own else ""
