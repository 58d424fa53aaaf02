"""An offer that two people meet: asked of one, then of the other; nobody hears a no."""

from django.db import models
from django.db.models import F, Q

from porch.bonds.models.rounds import Mode, Round, Term
from porch.bonds.rules.lifecycles import ASKED, OPEN, PROPOSAL
from porch.kit.ids import new_id
from porch.people.models import Member


class Proposal(models.Model):
    """``first`` is asked first: the mentor, or of two peers the one who waited less.

    ``score`` and ``components`` are for the desk; ``reason_codes`` and ``reasons`` name only what both chose
    to share. ``between`` is one key for the two, whichever way round. ``slot``: a newcomer who looks for two
    mentors has two open offers at most, one of each number. ``covers`` is the pair that rests meanwhile.
    """

    LIFECYCLE = PROPOSAL

    class Source(models.TextChoices):
        ROUND = "round"
        ARRIVAL = "arrival"
        HAND = "hand"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    round = models.ForeignKey(Round, models.SET_NULL, null=True, blank=True, related_name="proposals")
    mode = models.CharField(max_length=10, choices=Mode)
    source = models.CharField(max_length=10, choices=Source)
    first = models.ForeignKey(Member, models.CASCADE, related_name="+")
    second = models.ForeignKey(Member, models.CASCADE, related_name="+")
    between = models.CharField(max_length=73)
    term = models.CharField(max_length=10, choices=Term, default=Term.LASTING)
    slot = models.PositiveSmallIntegerField(default=1)
    covers = models.ForeignKey("bonds.Pair", models.SET_NULL, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=15, default=PROPOSAL.start)
    score = models.IntegerField(null=True, blank=True)
    components = models.JSONField(default=dict)
    reason_codes = models.JSONField(default=list)
    reasons = models.JSONField(default=list)
    made_at = models.DateTimeField()
    approved_by = models.ForeignKey(Member, models.SET_NULL, null=True, blank=True, related_name="+")
    first_asked_at = models.DateTimeField(null=True, blank=True)
    second_asked_at = models.DateTimeField(null=True, blank=True)
    due_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=sorted(PROPOSAL.states)), name="an_offer_is_in_a_known_state"
            ),
            models.CheckConstraint(condition=~Q(first=F("second")), name="nobody_is_offered_to_themselves"),
            models.CheckConstraint(
                condition=~Q(state__in=sorted(ASKED)) | Q(due_at__isnull=False),
                name="whoever_is_asked_has_until_a_time",
            ),
            models.UniqueConstraint(
                fields=["between", "mode"],
                condition=Q(state__in=sorted(OPEN)),
                name="two_people_have_one_open_offer",
            ),
            models.UniqueConstraint(
                fields=["second", "mode", "slot"],
                condition=Q(state__in=sorted(OPEN)),
                name="whoever_waits_has_one_open_offer_of_a_number",
            ),
        ]
        indexes = [
            models.Index(fields=["state", "due_at"], name="offers_by_deadline"),
            models.Index(fields=["first", "state"], name="offers_to_the_first"),
            models.Index(fields=["first_asked_at"], name="offers_by_when_asked"),
        ]


class RunnerUp(models.Model):
    """Whom to ask next for ``proposal.second`` if this offer fails: approved by a person along with it."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="runners_up")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    place = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["proposal", "member"], name="a_runner_up_is_listed_once"),
        ]
        ordering = ("place",)
