"""What a group adds up: who takes part, what waits to be added, and a week's number, which says nothing of anybody."""

from django.db import models
from django.db.models import Q

from porch.commitments.rules.together import COUNTED
from porch.groups.models import Group
from porch.kit.ids import new_id
from porch.people.models import Member


class TakesPart(models.Model):
    """Somebody said they take part. ``check_ins``: their own check-ins count too; ``counted_on``: up to which day
    they were looked at."""

    group = models.ForeignKey(Group, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    since = models.DateField()
    check_ins = models.BooleanField(default=False)
    counted_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["group", "member"], name="one_takes_part_once_in_a_group")
        ]


class Tap(models.Model):
    """One thing somebody told, while it waits to be added. With the sum it is in, or with its week, it is gone."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    group = models.ForeignKey(Group, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    what = models.CharField(max_length=10)
    on = models.DateField()
    week = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(what__in=COUNTED), name="a_tap_is_of_a_known_kind"),
        ]
        indexes = [models.Index(fields=["group", "week", "on"], name="taps_that_wait")]


class Week(models.Model):
    """A group's sum for the week from ``monday``. It is only ever added to."""

    group = models.ForeignKey(Group, models.CASCADE, related_name="+")
    monday = models.DateField()
    total = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "monday"], name="a_week_has_one_sum")]
