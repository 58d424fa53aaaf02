"""Two people who said yes to each other, until either ends it; and whether both wish to stay friends."""

from django.db import models
from django.db.models import Q

from porch.bonds.models.offers import Proposal
from porch.bonds.models.rounds import Mode, Term
from porch.bonds.rules.lifecycles import LIVE, PAIR
from porch.bonds.rules.terms import Had
from porch.kit import vault
from porch.kit.ids import new_id
from porch.people.models import Member


def looks_live(of: str = "") -> Q:
    """Pairs that live, and those that ended by a block: to the one who was not told these rest. ``of``: "pair__"."""
    over_unsaid = {f"{of}state": "ended", f"{of}quietly": True, f"{of}ended_by": None}
    return Q(**{f"{of}state__in": sorted(LIVE)}) | Q(**over_unsaid)


class Pair(models.Model):
    """``first`` is the mentor in mentors mode. Who ended it, and with which words, is for the two alone.

    ``quietly`` marks an ending without a word (a block): nobody is told. ``waited_days`` is how long the one
    who waited longer had waited, for honest figures. ``until`` is when a temporary pair, or one that stands in for
    another (``covers``), ends by itself. ``mentor_begins``: the mentee asked the mentor for the first word, which is
    theirs otherwise.
    """

    LIFECYCLE = PAIR

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    mode = models.CharField(max_length=10, choices=Mode)
    first = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    second = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    between = models.CharField(max_length=73)
    term = models.CharField(max_length=10, choices=Term, default=Term.LASTING)
    until = models.DateTimeField(null=True, blank=True)
    covers = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="covered_by")
    mentor_begins = models.BooleanField(default=False)
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
            models.CheckConstraint(
                condition=Q(term=Term.LASTING, until=None) | (~Q(term=Term.LASTING) & Q(until__isnull=False)),
                name="what_does_not_last_has_an_end_and_what_lasts_has_none",
            ),
        ]
        indexes = [
            models.Index(fields=["first", "state"], name="pairs_of_the_first"),
            models.Index(fields=["second", "state"], name="pairs_of_the_second"),
            models.Index(fields=["state", "until"], name="pairs_by_their_end"),
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

    @property
    def ran_its_time(self) -> bool:
        """Ended when it was meant to, by nobody's word."""
        return Had(self.term, is_live=False, until=self.until, ended_at=self.ended_at).ran_its_time

    @property
    def looks_live(self) -> bool:
        """Whether it goes on for whoever may still see it."""
        return self.state in LIVE or self.is_over_unsaid

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
