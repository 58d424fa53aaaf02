"""A session of a cohort, and who was there."""

from django.db import models

from porch.kit.ids import new_id
from porch.people.models import Member
from porch.programmes.models.programme import Cohort
from porch.programmes.models.stays import Episode
from porch.programmes.rules.roll import Here


class Session(models.Model):
    """By the clock of the community. ``rolled_at``: when the roll was called; until then nobody is absent."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    cohort = models.ForeignKey(Cohort, models.CASCADE, related_name="sessions")
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(default=90)
    topic = models.CharField(max_length=80, blank=True, default="")
    led_by = models.ForeignKey(Member, models.SET_NULL, null=True, blank=True, related_name="+")
    called_off = models.BooleanField(default=False)
    rolled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["cohort", "starts_at"], name="a_cohort_meets_once_at_a_time")
        ]


class Mark(models.Model):
    """Whether somebody was there. One word; a second marking takes its place, with when and by whom."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="marks")
    episode = models.ForeignKey(Episode, models.CASCADE, related_name="marks")
    here = models.CharField(max_length=8, choices=[(one.value, one.value) for one in Here])
    at = models.DateTimeField()
    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["session", "episode"], name="somebody_is_marked_once")]
