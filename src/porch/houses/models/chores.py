"""Chores, whose turn they are, and swapping two turns."""

from django.db import models
from django.db.models import Q

from porch.houses.models.house import House, Stay
from porch.kit.ids import new_id


class Chore(models.Model):
    """Something that is done once a week, by one after another."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    house = models.ForeignKey(House, models.CASCADE, related_name="chores")
    name = models.CharField(max_length=60)
    words = models.CharField(max_length=300, blank=True, default="")
    place = models.PositiveSmallIntegerField(default=0)
    ended_at = models.DateTimeField(null=True, blank=True)


class ChoreTurn(models.Model):
    """Whose turn a chore is in the week of this Monday: ``stay``. ``drawn`` is whose it was by the rotation, so that a
    swap changes nobody's place in the line; ``place`` is the order within the week in which the line was asked."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    chore = models.ForeignKey(Chore, models.CASCADE, related_name="turns")
    stay = models.ForeignKey(Stay, models.CASCADE, related_name="chores")
    drawn = models.ForeignKey(Stay, models.CASCADE, related_name="+")
    week = models.DateField()
    place = models.PositiveSmallIntegerField(default=0)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["chore", "week"], name="a_chore_is_somebodys_once_a_week")
        ]
        indexes = [models.Index(fields=["stay", "week"], name="turns_of_a_stay")]


class ChoreSwap(models.Model):
    """Whoever has ``mine`` asks whoever has ``theirs`` to change. ``said``: yes or no; empty: not answered."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    mine = models.ForeignKey(ChoreTurn, models.CASCADE, related_name="+")
    theirs = models.ForeignKey(ChoreTurn, models.CASCADE, related_name="+")
    asked_at = models.DateTimeField()
    said = models.CharField(max_length=4, blank=True, default="")  # yes, no, gone

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["mine"], condition=Q(said=""), name="a_turn_is_asked_to_be_swapped_once"
            )
        ]
