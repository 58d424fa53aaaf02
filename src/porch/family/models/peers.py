"""Family peers: who looks for one, who is suggested to whom, and who walk together."""

from django.db import models
from django.db.models import F, Q

from porch.family.rules.peers import MOST, OFFER
from porch.kit.ids import new_id
from porch.people.models import Member
from porch.talk.models import Conversation


class Seeking(models.Model):
    """Somebody would like a family peer. ``away_at``: they rest from it, and are not suggested to anybody.

    ``cares_for``, ``near`` and ``since_when`` are codes of rules/peers.py; ``may_say``: what two have in common of them
    may be named as a reason. ``open_offer`` is the one suggestion they may have at a time: it is taken with a
    conditional update, so that nobody stands in two.
    """

    member = models.OneToOneField(Member, models.CASCADE, primary_key=True, related_name="+")
    since = models.DateTimeField()
    capacity = models.PositiveSmallIntegerField(default=1)
    cares_for = models.JSONField(default=list)
    near = models.JSONField(default=list)
    since_when = models.CharField(max_length=12, blank=True, default="")
    may_say = models.BooleanField(default=True)
    away_at = models.DateTimeField(null=True, blank=True)
    open_offer = models.ForeignKey(
        "family.FamilyOffer", models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(capacity__gte=1, capacity__lte=MOST),
                name="a_family_peer_has_room_for_one_to_three",
            )
        ]


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

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(first=F("second")), name="nobody_is_their_own_family_peer"),
            models.UniqueConstraint(
                fields=["first", "second"],
                condition=Q(ended_at=None),
                name="two_walk_together_once_at_a_time",
            ),
        ]

    def other_than(self, member: Member) -> Member:
        """The other of the two."""
        return self.second if member.pk == self.first_id else self.first
