"""Living together: house meetings, guests and repairs."""

from django.db import models

from porch.houses.models.house import House, Stay
from porch.kit import vault
from porch.kit.ids import new_id
from porch.people.models import Member


class Gathering(models.Model):
    """A house meeting, with what is to be talked about and what was written down; ``present`` are stays."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    house = models.ForeignKey(House, models.CASCADE, related_name="gatherings")
    at = models.DateTimeField()
    is_emergency = models.BooleanField(default=False)
    sealed_minutes = models.BinaryField(default=b"", blank=True)
    written_by = models.ForeignKey(Member, models.SET_NULL, null=True, blank=True, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)
    present = models.ManyToManyField(Stay, related_name="+", blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["house", "at"], name="a_house_meets_once_at_a_time"),
        ]

    @property
    def about_minutes(self) -> str:
        return f"houses_gathering|{self.pk}|sealed_minutes"

    @property
    def minutes(self) -> str:
        return (
            vault.unseal(self.sealed_minutes, about=self.about_minutes, gone="")
            if self.sealed_minutes
            else ""
        )


class Agenda(models.Model):
    """One thing to talk about at a house meeting, brought by somebody."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    gathering = models.ForeignKey(Gathering, models.CASCADE, related_name="agenda")
    place = models.PositiveSmallIntegerField(default=0)
    sealed_words = models.BinaryField()
    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    done = models.BooleanField(default=False)

    @property
    def about_words(self) -> str:
        return f"houses_agenda|{self.pk}|sealed_words"

    @property
    def words(self) -> str:
        return vault.unseal(self.sealed_words, about=self.about_words, gone="")


class Guest(models.Model):
    """Somebody comes by: when, and how long. Who they are is the resident's to say, or not."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    stay = models.ForeignKey(Stay, models.CASCADE, related_name="guests")
    from_at = models.DateTimeField()
    until_at = models.DateTimeField()
    sealed_words = models.BinaryField(default=b"", blank=True)
    said = models.CharField(max_length=6, blank=True, default="")  # yes, no; empty: not answered

    @property
    def about_words(self) -> str:
        return f"houses_guest|{self.pk}|sealed_words"

    @property
    def words(self) -> str:
        return vault.unseal(self.sealed_words, about=self.about_words, gone="") if self.sealed_words else ""


class Repair(models.Model):
    """Something is broken: who said so, since when, and what became of it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    house = models.ForeignKey(House, models.CASCADE, related_name="repairs")
    what = models.CharField(max_length=200)
    is_urgent = models.BooleanField(default=False)
    said_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    said_at = models.DateTimeField()
    state = models.CharField(max_length=8, default="open")  # open, ordered, done
    words = models.CharField(max_length=200, blank=True, default="")
    done_at = models.DateTimeField(null=True, blank=True)
