"""Two people agree a time, and a place or a call; it stands in both calendars under a title of their own."""

from django.db import models
from django.db.models import Q

from porch.bonds.models.pairs import Pair
from porch.bonds.rules.lifecycles import MEETUP
from porch.kit import vault
from porch.kit.ids import new_id
from porch.people.models import Member


class Meetup(models.Model):
    """``at`` is a moment; ``zone`` is where the one who suggested it lives, so that clocks may change."""

    LIFECYCLE = MEETUP

    class Kind(models.TextChoices):
        CALL = "call"
        PLACE = "place"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    pair = models.ForeignKey(Pair, models.CASCADE, related_name="meetups")
    suggested_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    zone = models.CharField(max_length=64)
    minutes = models.PositiveSmallIntegerField(default=45)
    kind = models.CharField(max_length=10, choices=Kind)
    sealed_where = models.BinaryField(default=b"", blank=True)
    state = models.CharField(max_length=15, default=MEETUP.start)
    changed_at = models.DateTimeField()
    version = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=sorted(MEETUP.states)), name="a_meetup_is_in_a_known_state"
            ),
            models.CheckConstraint(
                condition=Q(minutes__gte=5, minutes__lte=480), name="a_meetup_lasts_some_time"
            ),
        ]

    @property
    def about_where(self) -> str:
        return f"bonds_meetup|{self.pk}|sealed_where"

    @property
    def where(self) -> str:
        """The place or how to call, as the two wrote it."""
        return vault.unseal(self.sealed_where, about=self.about_where, gone="") if self.sealed_where else ""


class CalendarTitle(models.Model):
    """What one of the two wants a meetup to be called in their own calendar; without one it says "Call"."""

    meetup = models.ForeignKey(Meetup, models.CASCADE, related_name="titles")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    sealed_title = models.BinaryField(default=b"", blank=True)
    shows_place = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meetup", "member"], name="a_meetup_has_one_title_for_each"),
        ]

    @property
    def about_title(self) -> str:
        return f"bonds_calendartitle|{self.meetup_id}:{self.member_id}|sealed_title"

    @property
    def title(self) -> str:
        return vault.unseal(self.sealed_title, about=self.about_title, gone="") if self.sealed_title else ""


class CalendarAddress(models.Model):
    """The secret address of one person's calendar: found by its digest, shown to its owner only."""

    member = models.OneToOneField(Member, models.CASCADE, primary_key=True, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    sealed_token = models.BinaryField()
    made_at = models.DateTimeField()

    @property
    def about_token(self) -> str:
        return f"bonds_calendaraddress|{self.member_id}|sealed_token"

    @property
    def token(self) -> str:
        return vault.unseal(self.sealed_token, about=self.about_token, gone="")
