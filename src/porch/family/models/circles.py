"""Family circles: a few people, once a week, led by somebody of them or a facilitator."""

from django.db import models
from django.db.models import Q

from porch.kit.ids import new_id
from porch.people.models import Member


class Circle(models.Model):
    """A family circle. ``weekday`` is 0 for Monday; ``host`` leads it. Who sits in it is never listed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=80)
    about = models.TextField(blank=True, default="")
    language = models.CharField(max_length=8, default="en")
    weekday = models.PositiveSmallIntegerField()
    at = models.TimeField()
    minutes = models.PositiveSmallIntegerField(default=60)
    time_zone = models.CharField(max_length=64)
    host = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(weekday__gte=0, weekday__lte=6), name="a_circle_is_on_a_day_of_the_week"
            )
        ]


class WouldHost(models.Model):
    """A family peer would lead a circle. The coordinator reads it, and nobody else."""

    member = models.OneToOneField(Member, models.CASCADE, primary_key=True, related_name="+")
    since = models.DateTimeField()


class Evening(models.Model):
    """One evening of a circle, with the live room it is held in."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    circle = models.ForeignKey(Circle, models.CASCADE, related_name="evenings")
    starts_at = models.DateTimeField()
    room_id = models.UUIDField(null=True, blank=True)  # gone when the room is
    is_off = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["circle", "starts_at"], name="a_circle_meets_once_at_a_time")
        ]
