"""When a house meets every week."""

from django.db import models
from django.db.models import Q

from porch.houses.models.house import House


class Rhythm(models.Model):
    """On this ``weekday`` (0 is Monday) at this time by the clock of the house, until the house says otherwise."""

    house = models.OneToOneField(House, models.CASCADE, related_name="rhythm")
    weekday = models.PositiveSmallIntegerField()
    time = models.TimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(weekday__lte=6), name="a_house_meets_on_a_day_of_the_week")
        ]
