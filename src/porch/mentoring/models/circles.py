"""A small group that meets in a rhythm of its own, around one or two mentors or around nobody."""

from django.db import models
from django.db.models import F, Q

from porch.kit.ids import new_id
from porch.mentoring.rules.lifecycles import CIRCLE, SEAT, SEATED
from porch.mentoring.rules.rhythm import FEWEST, MOST, Rhythm
from porch.people.models import Member


class Circle(models.Model):
    """``held`` counts the seats that are taken: a yes raises it by a conditional update, so two at once take one.

    ``from_pairing`` is the invitation at the pairing desk a circle without mentors came out of.
    """

    LIFECYCLE = CIRCLE

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    state = models.CharField(max_length=12, default=CIRCLE.start)
    first_on = models.DateField()
    at = models.TimeField()
    zone = models.CharField(max_length=64)
    every = models.PositiveSmallIntegerField(default=1)
    minutes = models.PositiveSmallIntegerField(default=60)
    language = models.CharField(max_length=20, blank=True, default="")
    capacity = models.PositiveSmallIntegerField(default=MOST)
    held = models.PositiveSmallIntegerField(default=0)
    may_be_asked = models.BooleanField(default=False)
    conversation = models.ForeignKey("talk.Conversation", models.SET_NULL, null=True, related_name="+")
    from_pairing = models.OneToOneField("bonds.Circle", models.SET_NULL, null=True, related_name="+")
    invited_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    invited_at = models.DateTimeField()
    due_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)
    changed_at = models.DateTimeField()
    version = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=sorted(CIRCLE.states)), name="a_circle_is_in_a_state_we_know"
            ),
            models.CheckConstraint(
                condition=Q(capacity__gte=FEWEST, capacity__lte=MOST), name="a_circle_holds_three_to_ten"
            ),
            models.CheckConstraint(
                condition=Q(held__lte=F("capacity")), name="nobody_sits_in_a_circle_without_a_seat"
            ),
            models.CheckConstraint(
                condition=Q(every__in=(1, 2)), name="a_circle_meets_weekly_or_fortnightly"
            ),
        ]
        indexes = [models.Index(fields=["state", "due_at"], name="mentor_circles_by_deadline")]

    @property
    def rhythm(self) -> Rhythm:
        return Rhythm(self.first_on, self.at, self.zone, self.every, self.minutes)


class Seat(models.Model):
    """One person's place in a circle, their invitation, or their wish to come. Answers are the house's alone."""

    LIFECYCLE = SEAT

    class Part(models.TextChoices):
        MENTOR = "mentor"
        MEMBER = "member"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    circle = models.ForeignKey(Circle, models.CASCADE, related_name="seats")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    part = models.CharField(max_length=10, choices=Part, default=Part.MEMBER)
    state = models.CharField(max_length=12, default=SEAT.start)
    made_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=sorted(SEAT.states)), name="a_seat_is_in_a_known_state"
            ),
            models.UniqueConstraint(
                fields=["circle", "member"],
                condition=Q(state__in=sorted(SEATED)),
                name="someone_has_one_seat_in_a_circle",
            ),
            models.UniqueConstraint(
                fields=["member"],
                condition=Q(state="joined", part="mentor"),
                name="someone_mentors_one_circle_at_a_time",
            ),
        ]


class CircleOffer(models.Model):
    """A mentor said that they could take a circle, on this day at this hour by their own clock."""

    member = models.OneToOneField(Member, models.CASCADE, primary_key=True, related_name="+")
    day = models.PositiveSmallIntegerField()
    hour = models.PositiveSmallIntegerField()
    every = models.PositiveSmallIntegerField(default=1)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(day__lte=6, hour__lte=23), name="an_hour_offered_is_an_hour"),
        ]


class CircleLook(models.Model):
    """A coordinator's question to the engine: who could sit around these mentors. Kept for a day.

    ``answer`` holds ids, an hour and a language, never anyone's words.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    first = models.ForeignKey(Member, models.CASCADE, related_name="+")
    second = models.ForeignKey(Member, models.CASCADE, null=True, blank=True, related_name="+")
    capacity = models.PositiveSmallIntegerField(default=8)
    asked_by = models.ForeignKey(Member, models.CASCADE, related_name="+")
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    answer = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["asked_at"], name="circle_looks_by_age")]

    @property
    def mentors(self) -> list[Member]:
        return [one for one in (self.first, self.second) if one is not None]
