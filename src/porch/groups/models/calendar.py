"""What a group does and when: once or every week, by the clock of a town; days on which it is off."""

from django.db import models
from django.db.models import Q

from porch.groups.models.belongs import Belonging
from porch.groups.models.group import Group
from porch.groups.rules.keys import of_group
from porch.groups.rules.occasions import LONGEST, Plan
from porch.kit import vault
from porch.kit.ids import new_id
from porch.people.models import Member


class Entry(models.Model):
    """``on`` is the first day; ``last_on`` the last of a weekly one, if it has one. ``version`` counts changes."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    group = models.ForeignKey(Group, models.CASCADE, related_name="entries")
    made_by = models.ForeignKey(Member, models.SET_NULL, null=True, blank=True, related_name="+")
    sealed_title = models.BinaryField()
    sealed_place = models.BinaryField(default=b"", blank=True)
    on = models.DateField()
    time = models.TimeField()
    minutes = models.PositiveSmallIntegerField(default=60)
    time_zone = models.CharField(max_length=64)
    weekly = models.BooleanField(default=False)
    last_on = models.DateField(null=True, blank=True)
    changed_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(minutes__gte=5, minutes__lte=LONGEST), name="what_a_group_does_lasts_some_time"
            ),
            models.CheckConstraint(
                condition=Q(last_on__isnull=True) | Q(last_on__gte=models.F("on")),
                name="what_a_group_does_ends_after_it_began",
            ),
        ]
        ordering = ("on", "time", "pk")

    @property
    def plan(self) -> Plan:
        return Plan(self.on, self.time, self.minutes, self.time_zone, self.weekly, self.last_on)

    def about(self, column: str) -> str:
        return f"groups_entry|{self.pk}|{column}"

    @property
    def title(self) -> str:
        return vault.unseal(self.sealed_title, about=self.about("sealed_title"), gone="")

    @property
    def place(self) -> str:
        about = self.about("sealed_place")
        return vault.unseal(self.sealed_place, about=about, gone="") if self.sealed_place else ""

    def tell(self, title: str, place: str) -> None:
        """Put in what it is called and where it is."""
        of = of_group(self.group_id)
        self.sealed_title = vault.seal(title, about=self.about("sealed_title"), of=of)
        self.sealed_place = vault.seal(place, about=self.about("sealed_place"), of=of) if place else b""


class CalledOff(models.Model):
    """One day on which an entry of every week does not take place."""

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="off")
    on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "on"], name="a_day_is_called_off_once")]


class CalendarAddress(models.Model):
    """The secret address of a group's calendar for one of its people. It goes with their belonging, at once."""

    belonging = models.OneToOneField(Belonging, models.CASCADE, primary_key=True, related_name="calendar")
    digest = models.CharField(max_length=64, unique=True)
    sealed_token = models.BinaryField()
    made_at = models.DateTimeField()

    @property
    def about_token(self) -> str:
        return f"groups_calendaraddress|{self.belonging_id}|sealed_token"

    @property
    def token(self) -> str:
        return vault.unseal(self.sealed_token, about=self.about_token, gone="")
