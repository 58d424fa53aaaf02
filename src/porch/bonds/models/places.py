"""How much someone carries: the count that a yes must raise before it counts."""

from django.db import models
from django.db.models import Q

from porch.bonds.rules.parts import FURTHER, MENTOR, PEER, SEEKER
from porch.people.models import Member


class Load(models.Model):
    """``held`` places of one part. A yes takes a place by a conditional update, so two at once take one."""

    class Part(models.TextChoices):
        MENTOR = MENTOR
        SEEKER = SEEKER
        PEER = PEER

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
                condition=Q(part=MENTOR) | Q(held__lte=1), name="a_peer_or_a_mentor_of_ones_own_is_one"
            ),
        ]
