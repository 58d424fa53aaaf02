"""Family peers: who looks for one, who is suggested to whom, and who walk together."""

from django.db import models
from django.db.models import Q

from porch.family.rules.peers import OFFER
from porch.kit.ids import new_id
from porch.people.models import Member
from porch.talk.models import Conversation


class Seeking(models.Model):
    """Somebody would like a family peer. ``away_at``: they rest from it, and are not suggested to anybody."""

    member = models.OneToOneField(Member, models.CASCADE, primary_key=True, related_name="+")
    since = models.DateTimeField()
    capacity = models.PositiveSmallIntegerField(default=1)
    away_at = models.DateTimeField(null=True, blank=True)


class FamilyOffer(models.Model):
    """Two people are suggested to each other. A no is never told, and does not look like one."""

    LIFECYCLE = OFFER

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    first = models.ForeignKey(Member, models.CASCADE, related_name="+")
    second = models.ForeignKey(Member, models.CASCADE, related_name="+")
    state = models.CharField(max_length=12, default=OFFER.start)
    reasons = models.JSONField(default=list)
    score = models.IntegerField(default=0)
    made_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=sorted(OFFER.states)), name="a_family_offer_is_in_a_known_state"
            ),
            models.UniqueConstraint(
                fields=["first", "second"],
                condition=Q(ended_at=None),
                name="two_are_suggested_once_at_a_time",
            ),
        ]


class FamilyPair(models.Model):
    """Two family peers and their conversation, until one of them ends it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    offer = models.OneToOneField(FamilyOffer, models.PROTECT, related_name="pair")
    first = models.ForeignKey(Member, models.CASCADE, related_name="+")
    second = models.ForeignKey(Member, models.CASCADE, related_name="+")
    conversation = models.ForeignKey(Conversation, models.SET_NULL, null=True, related_name="+")
    since = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(Member, models.SET_NULL, null=True, blank=True, related_name="+")
