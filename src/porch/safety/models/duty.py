"""Who reads reports when: weekly shifts, and single days somebody else takes."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from porch.people.models import Member

WEEKDAYS = (
    *(_("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday")),
    *(_("Friday"), _("Saturday"), _("Sunday")),
)


class Shift(models.Model):
    """One weekly shift of one person, by the clock of ``zone``. ``day`` 0 is Monday."""

    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    day = models.PositiveSmallIntegerField()
    since = models.TimeField()
    until = models.TimeField()
    zone = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(day__lte=6), name="a_shift_is_on_a_day_of_the_week"),
            models.UniqueConstraint(
                fields=["member", "day", "since"], name="someone_has_one_shift_at_a_time"
            ),
        ]

    @property
    def weekday(self) -> str:
        """The day in words."""
        return str(WEEKDAYS[self.day])


class Cover(models.Model):
    """On the day ``on`` the one whose shift it is cannot come; ``by`` takes it, or nobody has yet."""

    shift = models.ForeignKey(Shift, models.CASCADE, related_name="covers")
    on = models.DateField()
    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["shift", "on"], name="a_shift_is_handed_on_once_a_day")
        ]
