"""Those who help: what for, when by their own clock, and for how long their word stands."""

from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q

from porch.people.models import Member

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Helper(models.Model):
    """Somebody said they can be asked. ``yes_by`` and ``yes_at``: a coordinator's yes, which mentors and
    facilitators do not need. ``confirmed_at`` is when they last said that it still holds.
    """

    member = models.OneToOneField(Member, models.CASCADE, primary_key=True, related_name="+")
    kinds = models.JSONField(default=list)
    yes_by = models.ForeignKey(Member, models.SET_NULL, null=True, blank=True, related_name="+")
    yes_at = models.DateTimeField(null=True, blank=True)
    confirmed_at = models.DateTimeField()
    reminded_at = models.DateTimeField(null=True, blank=True)

    def holds_until(self, length: timedelta) -> datetime:
        return self.confirmed_at + length


class Shift(models.Model):
    """One weekly shift by the clock of ``zone``; ``day`` 0 is Monday. ``is_reserve``: not on, but may be called."""

    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    day = models.PositiveSmallIntegerField()
    since = models.TimeField()
    until = models.TimeField()
    zone = models.CharField(max_length=64)
    kinds = models.JSONField(default=list)
    is_reserve = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(day__lte=6), name="helping_is_on_a_day_of_the_week"),
            models.CheckConstraint(condition=~Q(zone=""), name="helping_goes_by_somebodys_clock"),
            models.UniqueConstraint(
                fields=["member", "day", "since"], name="a_helper_has_one_shift_at_a_time"
            ),
        ]


class ShiftCover(models.Model):
    """On the day ``on`` the one whose shift it is does not come; ``by`` takes it, or nobody has yet."""

    shift = models.ForeignKey(Shift, models.CASCADE, related_name="covers")
    on = models.DateField()
    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["shift", "on"], name="helping_is_handed_on_once_a_day")
        ]
        indexes = [models.Index(fields=["on"], name="helping_handed_on_by_day")]
