"""What somebody holds of having been there: certificates the site stands for, and notes that are theirs alone."""

from django.db import models
from django.db.models import Q

from porch.attendance.models.sittings import Sitting
from porch.kit import vault
from porch.kit.ids import new_id
from porch.people.models import Member


class Certificate(models.Model):
    """A day and a length. Nothing here says where, and no name ever stands here.

    ``sitting`` is there only until nobody can ask any more, so that one sitting gives one certificate. ``taken_on``:
    the day it was put on paper, which can be done once. ``number`` and ``bond`` (what ties it to the name on the
    sheet, and cannot be tried without the salt that stands there alone) go a day later.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    sitting = models.ForeignKey(Sitting, models.SET_NULL, null=True, related_name="+")
    number = models.CharField(max_length=16, blank=True, default="")
    on = models.DateField()
    minutes = models.PositiveSmallIntegerField()
    taken_at = models.DateTimeField(null=True, blank=True)
    bond = models.CharField(max_length=40, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["sitting", "member"], name="one_sitting_gives_somebody_one_certificate"
            ),
            models.UniqueConstraint(
                fields=["number"], condition=~Q(number=""), name="a_certificates_number_is_its_own"
            ),
            models.CheckConstraint(
                condition=Q(taken_at__isnull=False) | Q(bond=""), name="only_what_was_taken_is_bound"
            ),
        ]
        indexes = [models.Index(fields=["member", "on"], name="certificates_of_someone")]


class Noted(models.Model):
    """What somebody says to themselves: I was there. It is never signed, and leads to no certificate."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    on = models.DateField()
    sealed_words = models.BinaryField(default=b"", blank=True)

    class Meta:
        indexes = [models.Index(fields=["member", "on"], name="notes_of_someone")]

    @property
    def about_words(self) -> str:
        return f"attendance_noted|{self.pk}|sealed_words"

    @property
    def words(self) -> str:
        return vault.unseal(self.sealed_words, about=self.about_words, gone="") if self.sealed_words else ""
