"""Going out and coming back, and being away for a while."""

from django.db import models
from django.db.models import Q

from porch.houses.models.house import Stay
from porch.kit import vault
from porch.kit.ids import new_id
from porch.people.models import Member


class Away(models.Model):
    """Somebody said that they are away from this day on, until the day before ``until_on``. They say so themselves,
    whether or not the house signs out; chores pass them by. ``is_shown``: others in the house may know, no more."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    stay = models.ForeignKey(Stay, models.CASCADE, related_name="away")
    from_on = models.DateField()
    until_on = models.DateField()
    is_shown = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on__gt=models.F("from_on")), name="somebody_is_away_for_a_day"
            )
        ]


class SignOut(models.Model):
    """Somebody said when they mean to be back. ``looked_at``: somebody looked at a return that was late, and what they
    found; until then it is a return that was late, and nothing else. Where they are is never asked."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    stay = models.ForeignKey(Stay, models.CASCADE, related_name="sign_outs")
    out_at = models.DateTimeField()
    back_by = models.DateTimeField()
    back_at = models.DateTimeField(null=True, blank=True)
    is_night = models.BooleanField(default=False)
    is_shown = models.BooleanField(default=False)  # others who live there may know that they are away
    sealed_words = models.BinaryField(default=b"", blank=True)
    told_at = models.DateTimeField(null=True, blank=True)  # those who look after the house were told
    looked_at = models.DateTimeField(null=True, blank=True)
    looked_by = models.ForeignKey(Member, models.SET_NULL, null=True, blank=True, related_name="+")
    found = models.CharField(max_length=16, blank=True, default="")  # a code of rules/signing_out.py

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["stay"], condition=Q(back_at=None), name="somebody_is_out_once"),
            models.CheckConstraint(
                condition=Q(back_by__gt=models.F("out_at")), name="one_is_back_after_one_went"
            ),
        ]
        indexes = [models.Index(fields=["back_at", "back_by"], name="who_is_out")]

    @property
    def about_words(self) -> str:
        return f"houses_signout|{self.pk}|sealed_words"

    @property
    def words(self) -> str:
        return vault.unseal(self.sealed_words, about=self.about_words, gone="") if self.sealed_words else ""
