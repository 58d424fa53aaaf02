"""The list: the community's own meetings, those of its groups, and what the lists of others tell of."""

from datetime import timedelta

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from porch.kit.community import here
from porch.kit.ids import new_id
from porch.kit.wall_clock import is_a_zone
from porch.listings.keeping import rule_from
from porch.listings.listing import has_a_door
from porch.listings.recurrence import LONGEST, Weekly
from porch.meetings.models.sources import Source
from porch.meetings.words import DAYS


class Change(models.Model):
    """One row: how often the list has changed, and a mark no other state of any list has.

    What was made from the list is made anew when the mark is another.
    """

    seq = models.PositiveBigIntegerField(default=0)
    mark = models.UUIDField(default=new_id)


class Holiday(models.Model):
    """A day on which meetings rest that rest on holidays, as the community keeps them."""

    on = models.DateField(unique=True)
    name = models.CharField(max_length=80)

    def __str__(self) -> str:
        return self.name


class Meeting(models.Model):
    """One meeting of the list: when by its own clock, where or how to get in, and who may come.

    ``day`` is 0 for Sunday; without day or time it is by appointment. ``recurrence`` holds what differs from every
    week. ``types`` are ids of ``listings.vocabulary``, open and closed among them; ``open_to`` says the same for the
    form. ``more`` holds the other fields of a ``listings.listing.Listing`` that are not empty. At least one of
    ``location``, ``conference_url`` and ``conference_phone`` is there for a meeting of ours. ``confirmed_on`` is the
    day someone, or its source, last said that all of it is still right; ``doubted_at`` is set while somebody says it
    is not. ``kept_off``: somebody here took it off the list, and its source telling of it again does not put it back;
    telling something else of it does. ``version`` counts changes, for calendars that already hold it; ``seq`` is the
    list's number at its last change. ``number`` is its number for programs that want one; ``key`` its name in its
    source.
    """

    class Open(models.TextChoices):
        ANYONE = "open"
        OURS = "closed"
        UNSAID = ""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    number = models.PositiveIntegerField(unique=True)
    slug = models.SlugField(max_length=80, unique=True)
    source = models.ForeignKey(Source, models.PROTECT, null=True, blank=True, related_name="meetings")
    key = models.CharField(max_length=200, blank=True, default="")
    name = models.CharField(max_length=255)
    day = models.PositiveSmallIntegerField(null=True, blank=True)
    time = models.TimeField(null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(default=60)
    time_zone = models.CharField(max_length=64)
    recurrence = models.JSONField(default=dict, blank=True)
    fellowship = models.CharField(max_length=32, blank=True, default="")
    types = models.JSONField(default=list, blank=True)
    location = models.CharField(max_length=255, blank=True, default="")
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    approximate = models.BooleanField(default=False)
    conference_url = models.URLField(max_length=1000, blank=True, default="")
    conference_phone = models.CharField(max_length=100, blank=True, default="")
    notes = models.TextField(blank=True, default="")
    open_to = models.CharField(max_length=10, choices=Open, default=Open.OURS, blank=True)
    more = models.JSONField(default=dict, blank=True)
    group = models.ForeignKey(
        "groups.Group", models.SET_NULL, null=True, blank=True, related_name="+"
    )  # whose own meeting it is: those who serve there keep it
    active = models.BooleanField(default=True)
    kept_off = models.BooleanField(default=False)
    confirmed_on = models.DateField()
    doubted_at = models.DateTimeField(null=True, blank=True)
    changed_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=0)
    seq = models.PositiveBigIntegerField(default=0, db_index=True)
    is_demo = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(day__isnull=True) | Q(day__lte=6), name="a_week_has_seven_days"
            ),
            models.CheckConstraint(
                condition=Q(minutes__gte=1, minutes__lte=LONGEST),
                name="a_meeting_ends_before_it_begins_again",
            ),
            models.CheckConstraint(
                condition=Q(source__isnull=False) | ~Q(location="", conference_url="", conference_phone=""),
                name="a_meeting_is_somewhere",
            ),
            models.UniqueConstraint(fields=["source", "key"], name="a_source_tells_of_a_meeting_once"),
        ]
        indexes = [models.Index(F("group"), F("active"), name="a_groups_own_meetings")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("meetings:meeting", args=[self.slug])

    @property
    def is_by_appointment(self) -> bool:
        return self.day is None or self.time is None

    @property
    def weekly(self) -> Weekly:
        """Not of a meeting by appointment."""
        assert self.day is not None
        assert self.time is not None
        return Weekly(self.day, self.time, self.minutes, self.zone, rule_from(self.recurrence))

    @property
    def zone(self) -> str:
        """The clock it goes by: the community's where the one that is named is known no more."""
        return self.time_zone if is_a_zone(self.time_zone) else here().time_zone

    @property
    def weekday(self) -> str:
        """The day in words; empty for one by appointment."""
        return "" if self.day is None else str(DAYS[self.day])

    @property
    def length(self) -> timedelta:
        return timedelta(minutes=self.minutes)

    @property
    def is_online(self) -> bool:
        return bool(self.conference_url or self.conference_phone)

    @property
    def has_a_door(self) -> bool:
        somewhere = self.location or self.more.get("address") or self.more.get("formatted_address", "")
        return has_a_door(somewhere, self.approximate, self.types)
