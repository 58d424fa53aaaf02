"""Handing over to a peer before somebody leaves, and the word a week that the two may have afterwards."""

from datetime import date

from django.db import models
from django.db.models import Q

from porch.kit.ids import new_id
from porch.people.models import Member
from porch.programmes.models.stays import Episode
from porch.programmes.rules.aftercare import BEYOND, USUAL
from porch.programmes.rules.handing import HAND_OVER, LIVE, met_on


class HandOver(models.Model):
    """One person somebody asked to walk on with them, or the pairing desk where ``peer`` is None.

    ``place`` is where they stand in the order that was chosen. ``due_on`` is seven days after the last day of the stay,
    or after the asking where that came later. ``closed_at``: it is over for whoever asked, who until then cannot tell
    a no from an answer that has not come.
    """

    LIFECYCLE = HAND_OVER

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    episode = models.ForeignKey(Episode, models.CASCADE, related_name="hand_overs")
    peer = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    place = models.PositiveSmallIntegerField(default=0)
    state = models.CharField(max_length=10, default=HAND_OVER.start)
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    due_on = models.DateField()
    said_by_member_on = models.DateField(null=True, blank=True)
    said_by_peer_on = models.DateField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=sorted(HAND_OVER.states)), name="a_hand_over_is_in_a_known_state"
            ),
            models.UniqueConstraint(
                fields=["episode", "peer"],
                condition=Q(state__in=sorted(LIVE), peer__isnull=False),
                name="somebody_is_asked_to_walk_on_once",
            ),
            models.UniqueConstraint(
                fields=["episode"], condition=Q(state="walks"), name="one_walks_on_with_somebody"
            ),
            models.CheckConstraint(
                condition=~Q(state="met") | Q(said_by_member_on__isnull=False, said_by_peer_on__isnull=False),
                name="two_have_met_when_both_say_so",
            ),
        ]
        indexes = [models.Index(fields=["state", "due_on"], name="hand_overs_that_are_due")]

    @property
    def met_on(self) -> date | None:
        """The day on which both say that they had met."""
        return met_on(self.said_by_member_on, self.said_by_peer_on)


class Aftercare(models.Model):
    """A word a week between somebody and the peer who said yes, until a day that is never before the planned end."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    episode = models.ForeignKey(Episode, models.CASCADE, related_name="aftercare")
    peer = models.ForeignKey(Member, models.CASCADE, related_name="+")
    begun_on = models.DateField()
    until = models.DateField()
    beyond = models.CharField(max_length=10, default=USUAL)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["episode"], condition=Q(ended_at=None), name="a_word_a_week_is_with_one"
            ),
            models.CheckConstraint(
                condition=Q(beyond__in=sorted(BEYOND)), name="aftercare_goes_on_for_a_known_time"
            ),
        ]


class Word(models.Model):
    """That the two had a word in the week of this Monday, as one of them says. Not what it was about."""

    aftercare = models.ForeignKey(Aftercare, models.CASCADE, related_name="words")
    week = models.DateField()
    by = models.ForeignKey(Member, models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["aftercare", "week", "by"], name="a_word_is_said_once_a_week")
        ]
