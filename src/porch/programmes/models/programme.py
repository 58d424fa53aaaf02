"""A programme that a host runs, the people who work in it, its cohorts, and the letters by which somebody comes in."""

from django.db import models
from django.db.models import Q

from porch.kit.ids import new_id
from porch.people.models import Member


class Programme(models.Model):
    """``host`` is who runs it. ``with_peers``: meeting a peer is part of it; without, it can stand beside one that has
    them in a report. ``is_part_two``: a federally assisted substance use disorder programme in the United States
    (42 CFR Part 2), whose data are tagged by where they come from. ``weeks`` is how long a stay is meant to be.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=80)
    host = models.CharField(max_length=120)
    about = models.TextField(blank=True, default="")
    with_peers = models.BooleanField(default=True)
    is_part_two = models.BooleanField(default=False)
    weeks = models.PositiveSmallIntegerField(default=12)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.name

    @property
    def origin(self) -> str:
        """The tag that stands on every permission given for it, and on every look made by it."""
        return f"prog:{self.pk.hex}"


class Worker(models.Model):
    """Somebody who works in a programme: ``lead`` looks after all of it, ``facilitator`` leads sessions."""

    class Part(models.TextChoices):
        LEAD = "lead"
        FACILITATOR = "facilitator"

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="workers")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    part = models.CharField(max_length=12, choices=Part)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "member"],
                condition=Q(until=None),
                name="somebody_works_here_once_at_a_time",
            )
        ]


class WorkAsked(models.Model):
    """That somebody is asked to work here. It is a row of theirs alone: whoever asked sees them once they said yes."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="+")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    part = models.CharField(max_length=12, choices=Worker.Part)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "member"], name="somebody_is_asked_to_work_once")
        ]


class Cohort(models.Model):
    """People who begin together. ``ends_on`` is the day a stay is meant to be over; ``where`` says how to get there."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    programme = models.ForeignKey(Programme, models.CASCADE, related_name="cohorts")
    name = models.CharField(max_length=60)
    starts_on = models.DateField()
    ends_on = models.DateField()
    where = models.TextField(blank=True, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gt=models.F("starts_on")), name="a_cohort_lasts_a_while"
            ),
            models.UniqueConstraint(fields=["programme", "name"], name="a_cohort_has_a_name_of_its_own"),
        ]

    def __str__(self) -> str:
        return self.name


class Invitation(models.Model):
    """A letter that lets one person into a cohort. Only a digest of what stands on it is kept, and once it was used
    not even that: nothing says by which letter somebody came."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    cohort = models.ForeignKey(Cohort, models.CASCADE, related_name="invitations")
    digest = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField()
    until = models.DateTimeField()
