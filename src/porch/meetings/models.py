"""The community's own weekly meetings, in the words of the field's meeting lists."""

from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.urls import reverse

from porch.kit.ids import new_id
from porch.meetings.rules.occurring import LONGEST, Weekly
from porch.meetings.words import DAYS


class Meeting(models.Model):
    """One meeting a week: when by its own clock, where or how to get in, and who may come.

    ``day`` is 0 for Sunday. At least one of ``location``, ``conference_url`` and ``conference_phone`` is
    there. ``confirmed_on`` is the day someone last said that all of it is still right. ``version`` counts
    changes, for calendars that already hold it.
    """

    class Open(models.TextChoices):
        ANYONE = "open"
        OURS = "closed"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    slug = models.SlugField(max_length=64, unique=True)
    name = models.CharField(max_length=255)
    day = models.PositiveSmallIntegerField()
    time = models.TimeField()
    minutes = models.PositiveSmallIntegerField(default=60)
    time_zone = models.CharField(max_length=64)
    location = models.CharField(max_length=200, blank=True, default="")
    conference_url = models.URLField(max_length=500, blank=True, default="")
    conference_phone = models.CharField(max_length=40, blank=True, default="")
    notes = models.TextField(max_length=1000, blank=True, default="")
    open_to = models.CharField(max_length=10, choices=Open, default=Open.OURS)
    group = models.ForeignKey(
        "groups.Group", models.SET_NULL, null=True, blank=True, related_name="+"
    )  # whose own meeting it is: those who serve there keep it
    active = models.BooleanField(default=True)
    confirmed_on = models.DateField()
    changed_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=0)
    is_demo = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(day__lte=6), name="a_week_has_seven_days"),
            models.CheckConstraint(
                condition=Q(minutes__gte=5, minutes__lte=LONGEST),
                name="a_meeting_ends_before_it_begins_again",
            ),
            models.CheckConstraint(
                condition=~Q(location="", conference_url="", conference_phone=""),
                name="a_meeting_is_somewhere",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("meetings:meeting", args=[self.slug])

    @property
    def weekly(self) -> Weekly:
        return Weekly(self.day, self.time, self.minutes, self.time_zone)

    @property
    def weekday(self) -> str:
        """The day in words."""
        return str(DAYS[self.day])

    @property
    def length(self) -> timedelta:
        return timedelta(minutes=self.minutes)

    @property
    def is_online(self) -> bool:
        return bool(self.conference_url or self.conference_phone)

    @property
    def is_in_person(self) -> bool:
        return bool(self.location)
