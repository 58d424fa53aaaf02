"""A stay in a programme, from its first day to its last, and what was put right about it."""

from django.db import models
from django.db.models import Q

from porch.kit.ids import new_id
from porch.people.models import Grant, Member
from porch.programmes.models.programme import Cohort
from porch.programmes.rules.endings import Ending


class Episode(models.Model):
    """``grant`` is the consent that makes somebody a member of it: staff see engagement by it and by nothing else.

    ``peer`` is who the person chose to be told first when they drift away; ``may_tell_staff``: they said that staff may
    be told as well, later. ``met_peer_on`` is the first day on which they had met a peer or mentor, if they did.
    ``left_by_themselves``: its end is their own doing, and nobody else takes that back.
    ``left_choosing_at``: they would rather not be asked whether somebody should walk on with them.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    cohort = models.ForeignKey(Cohort, models.CASCADE, related_name="episodes")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    grant = models.ForeignKey(Grant, models.SET_NULL, null=True, blank=True, related_name="+")
    started_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    ending = models.CharField(
        max_length=14, choices=[(one.value, one.value) for one in Ending], blank=True, default=""
    )
    left_by_themselves = models.BooleanField(default=False)
    peer = models.ForeignKey(Member, models.SET_NULL, null=True, blank=True, related_name="+")
    may_tell_staff = models.BooleanField(default=False)
    met_peer_on = models.DateField(null=True, blank=True)
    wants_aftercare = models.BooleanField(default=False)
    left_choosing_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on=None, ending="") | (Q(ended_on__isnull=False) & ~Q(ending="")),
                name="a_stay_that_ended_says_when_and_how",
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=models.F("started_on")),
                name="a_stay_ends_after_it_begins",
            ),
            models.UniqueConstraint(
                fields=["member", "cohort"], condition=Q(ended_on=None), name="somebody_stays_once_at_a_time"
            ),
        ]
        indexes = [models.Index(fields=["member", "ended_on"], name="stays_of_somebody")]


class Correction(models.Model):
    """What was put right about a stay: nothing is written over without a row that says what it was and why."""

    episode = models.ForeignKey(Episode, models.CASCADE, related_name="corrections")
    at = models.DateTimeField()
    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    what = models.CharField(max_length=12)  # started_on, ended_on, ending
    was = models.CharField(max_length=20, blank=True, default="")
    became = models.CharField(max_length=20, blank=True, default="")
    because = models.CharField(max_length=200)
