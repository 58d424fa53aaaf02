"""Something small for two to five, and who said yes. Free words and places are sealed under its proposer's key."""

from django.db import models
from django.db.models import F, Q

from porch.company.rules.kinds import Kind, kind_of
from porch.company.rules.lifecycles import ACTIVITY, COMING
from porch.company.rules.together import EVERYONE, FEWEST, GROUP, KEPT, LONGEST, MOST, SHORTEST
from porch.kit import vault
from porch.kit.ids import new_id
from porch.people.models import Member


class Activity(models.Model):
    """``taken`` counts those who are in, its proposer too; the database holds it to ``places``.

    ``at`` is a moment, ``zone`` where its proposer lives. ``rethink``: somebody who is not to come any more knows the
    place. ``left_at``: since when nobody looks after it.
    """

    LIFECYCLE = ACTIVITY

    class Audience(models.TextChoices):
        KEPT = KEPT
        GROUP = GROUP
        EVERYONE = EVERYONE

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    proposed_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    kind = models.CharField(max_length=20)
    sealed_words = models.BinaryField(default=b"", blank=True)
    sealed_area = models.BinaryField(default=b"", blank=True)
    sealed_place = models.BinaryField(default=b"", blank=True)
    at = models.DateTimeField()
    zone = models.CharField(max_length=64)
    minutes = models.PositiveSmallIntegerField(default=60)
    places = models.PositiveSmallIntegerField(default=MOST)
    taken = models.PositiveSmallIntegerField(default=1)
    audience = models.CharField(max_length=10, choices=Audience)
    group = models.UUIDField(null=True, blank=True)
    state = models.CharField(max_length=12, default=ACTIVITY.start)
    rethink = models.BooleanField(default=False)
    left_at = models.DateTimeField(null=True, blank=True)
    changed_at = models.DateTimeField()
    version = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=sorted(ACTIVITY.states)), name="an_activity_is_in_a_known_state"
            ),
            models.CheckConstraint(
                condition=Q(places__gte=FEWEST, places__lte=MOST), name="an_activity_is_for_two_to_five"
            ),
            models.CheckConstraint(condition=Q(taken__lte=F("places")), name="an_activity_is_never_overfull"),
            models.CheckConstraint(
                condition=Q(minutes__gte=SHORTEST, minutes__lte=LONGEST), name="an_activity_lasts_some_time"
            ),
            models.CheckConstraint(
                condition=Q(audience=GROUP, group__isnull=False) | (~Q(audience=GROUP) & Q(group=None)),
                name="what_is_for_a_group_says_which",
            ),
        ]
        indexes = [models.Index(fields=["state", "at"], name="activities_ahead")]

    @property
    def what(self) -> Kind:
        return kind_of(self.kind)

    def about(self, column: str) -> str:
        return f"company_activity|{self.pk}|{column}"

    def _opened(self, column: str) -> str:
        box = getattr(self, column)
        return vault.unseal(box, about=self.about(column), gone="") if box else ""

    @property
    def words(self) -> str:
        return self._opened("sealed_words")

    @property
    def area(self) -> str:
        return self._opened("sealed_area")

    @property
    def place(self) -> str:
        """Where exactly: for those who said yes."""
        return self._opened("sealed_place")


class Coming(models.Model):
    """One person's yes, their stepping back, and whether it was good for them: that is theirs alone, and sealed."""

    LIFECYCLE = COMING

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="comings")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    state = models.CharField(max_length=10, default=COMING.start)
    at = models.DateTimeField()
    sealed_good = models.BinaryField(default=b"", blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["activity", "member"], name="a_yes_is_said_once"),
            models.CheckConstraint(
                condition=Q(state__in=sorted(COMING.states)), name="a_yes_is_in_a_known_state"
            ),
        ]

    @property
    def about_good(self) -> str:
        return f"company_coming|{self.activity_id}:{self.member_id}|sealed_good"

    @property
    def good(self) -> str:
        return vault.unseal(self.sealed_good, about=self.about_good, gone="") if self.sealed_good else ""
