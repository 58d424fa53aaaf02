"""Two people who said yes to each other, until either ends it; and whether both wish to stay friends."""

from django.db import models
from django.db.models import Q

from porch.bonds.models.offers import Proposal
from porch.bonds.models.rounds import Mode
from porch.bonds.rules.lifecycles import LIVE, PAIR
from porch.kit import vault
from porch.kit.ids import new_id
from porch.people.models import Member


class Pair(models.Model):
    """``first`` is the mentor in mentors mode. Who ended it, and with which words, is for the two alone.

    ``quietly`` marks an ending without a word (a block): nobody is told. ``waited_days`` is how long the one
    who waited longer had waited, for honest figures.
    """

    LIFECYCLE = PAIR

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    mode = models.CharField(max_length=10, choices=Mode)
    first = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    second = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    between = models.CharField(max_length=73)
    proposal = models.OneToOneField(Proposal, models.SET_NULL, null=True, related_name="pair")
    conversation = models.ForeignKey("talk.Conversation", models.SET_NULL, null=True, related_name="+")
    state = models.CharField(max_length=10, default=PAIR.start)
    started_at = models.DateTimeField()
    paused_by = models.ForeignKey(Member, models.SET_NULL, null=True, blank=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(Member, models.SET_NULL, null=True, blank=True, related_name="+")
    quietly = models.BooleanField(default=False)
    sealed_parting = models.BinaryField(default=b"", blank=True)
    waited_days = models.PositiveIntegerField(null=True, blank=True)
    friends_since = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=sorted(PAIR.states)), name="a_pair_is_in_a_known_state"
            ),
            models.UniqueConstraint(
                fields=["between", "mode"],
                condition=Q(state__in=sorted(LIVE)),
                name="two_people_are_one_pair_at_a_time",
            ),
            models.CheckConstraint(
                condition=~Q(state="ended") | Q(ended_at__isnull=False), name="an_ended_pair_says_when"
            ),
        ]
        indexes = [
            models.Index(fields=["first", "state"], name="pairs_of_the_first"),
            models.Index(fields=["second", "state"], name="pairs_of_the_second"),
        ]

    @property
    def about_parting(self) -> str:
        return f"bonds_pair|{self.pk}|sealed_parting"

    @property
    def parting(self) -> str:
        """The line the one who ended it added, or nothing."""
        if not self.sealed_parting:
            return ""
        return vault.unseal(self.sealed_parting, about=self.about_parting, gone="")

    @property
    def is_over_unsaid(self) -> bool:
        """Ended by a block, and the one who was not told has not put it away: to them it rests."""
        return self.state == "ended" and self.quietly and self.ended_by_id is None

    def other_than(self, member: Member) -> Member | None:
        """The other of the two; None when they have left."""
        return self.second if self.first_id == member.pk else self.first


class Wish(models.Model):
    """One of an ended pair would like to stay friends. The other learns of it only by wishing it too."""

    pair = models.ForeignKey(Pair, models.CASCADE, related_name="wishes")
    by = models.ForeignKey(Member, models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["pair", "by"], name="a_wish_is_made_once")]
