"""What the community decided about its stories. One row; no row yet means the usual."""

from django.db import models
from django.db.models import Q

from porch.stories.rules.reading import FEWEST_DAYS, FIRST, MOST_DAYS, PUBLIC, READS, USUAL_DAYS, WRITERS

THE_ONE = 1


class Decided(models.Model):
    """``reads``: which stories a person reads first. ``days``: by when, as authors are told. ``writers``: who may put
    a story before everyone on the web."""

    class Reads(models.TextChoices):
        FIRST = FIRST
        PUBLIC = PUBLIC

    class Writers(models.TextChoices):
        ANYONE = WRITERS[0]
        AFTER_A_WHILE = WRITERS[1]
        NOBODY = WRITERS[2]

    id = models.PositiveSmallIntegerField(primary_key=True, default=THE_ONE, editable=False)
    reads = models.CharField(max_length=10, choices=Reads, default=FIRST)
    days = models.PositiveSmallIntegerField(default=USUAL_DAYS)
    writers = models.CharField(max_length=14, choices=Writers, default=WRITERS[0])

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(id=THE_ONE), name="stories_are_decided_on_once"),
            models.CheckConstraint(condition=Q(reads__in=READS), name="which_stories_are_read_is_known"),
            models.CheckConstraint(
                condition=Q(days__gte=FEWEST_DAYS, days__lte=MOST_DAYS), name="a_reader_has_days_not_months"
            ),
        ]
