"""Gatherings of the whole community, as its coordinators announce them, and who means to come."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from porch.company.rules.lifecycles import GATHERING
from porch.kit.ids import new_id
from porch.people.models import Member


class Gathering(models.Model):
    """The words are the community's, not a member's own. What the way in is like is said, or said to be unknown."""

    LIFECYCLE = GATHERING

    class StepFree(models.TextChoices):
        YES = "yes"
        PARTLY = "partly"
        NO = "no"
        UNKNOWN = "unknown"

    class Children(models.TextChoices):
        WELCOME = "welcome"
        GROWN_UPS = "grown-ups"

    class Alcohol(models.TextChoices):
        NONE = "none"
        SOLD = "sold"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    announced_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    title = models.CharField(max_length=80)
    what = models.TextField(max_length=1000, blank=True, default="")
    at = models.DateTimeField()
    zone = models.CharField(max_length=64)
    minutes = models.PositiveSmallIntegerField(default=120)
    place = models.CharField(max_length=200)
    way_in = models.CharField(max_length=300, blank=True, default="")
    step_free = models.CharField(max_length=10, choices=StepFree, default=StepFree.UNKNOWN)
    children = models.CharField(max_length=10, choices=Children, default=Children.WELCOME)
    alcohol = models.CharField(max_length=10, choices=Alcohol, default=Alcohol.NONE)
    state = models.CharField(max_length=12, default=GATHERING.start)
    changed_at = models.DateTimeField()
    version = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=sorted(GATHERING.states)), name="a_gathering_is_in_a_known_state"
            ),
            models.CheckConstraint(
                condition=Q(minutes__gte=15, minutes__lte=1440), name="a_gathering_lasts_some_time"
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("company:gathering", args=[self.pk])


class Attending(models.Model):
    """Somebody means to come. No page names them; their number is shown from eleven on."""

    gathering = models.ForeignKey(Gathering, models.CASCADE, related_name="attendings")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["gathering", "member"], name="one_means_to_come_once"),
        ]
