"""How much someone carries: the count that a yes must raise before it counts."""

from django.db import models
from django.db.models import Q

from porch.bonds.rules.parts import COVERED, FURTHER, MENTOR, NEWCOMER, PEER, SEEKER
from porch.bonds.rules.terms import MOST_COVERED, MOST_TEMPORARY
from porch.people.models import Member


class Load(models.Model):
    """``held`` places of one part. A yes takes a place by a conditional update, so two at once take one."""

    class Part(models.TextChoices):
        MENTOR = MENTOR
        SEEKER = SEEKER
        PEER = PEER
        NEWCOMER = NEWCOMER
        COVERED = COVERED

    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    part = models.CharField(max_length=10, choices=Part)
    held = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["member", "part"], name="someone_has_one_count_for_each_part"),
            models.CheckConstraint(
                condition=Q(held__lte=FURTHER), name="nobody_holds_more_places_than_there_are"
            ),
            models.CheckConstraint(
                condition=Q(part__in=(MENTOR, NEWCOMER, COVERED)) | Q(held__lte=1),
                name="a_peer_or_a_lasting_mentor_of_ones_own_is_one",
            ),
            models.CheckConstraint(
                condition=~Q(part=NEWCOMER) | Q(held__lte=MOST_TEMPORARY),
                name="nobody_has_more_than_two_temporary_mentors",
            ),
            models.CheckConstraint(
                condition=~Q(part=COVERED) | Q(held__lte=MOST_COVERED),
                name="nobody_is_covered_more_often_than_they_have_mentors",
            ),
        ]
