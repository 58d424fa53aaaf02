"""A round of pairing: what was asked of the engine, what it answered, and whom it left out."""

from django.db import models
from django.db.models import Q

from porch.bonds.rules.lifecycles import ROUND
from porch.bonds.rules.terms import COVER, LASTING, MOST_TEMPORARY, TEMPORARY
from porch.kit.ids import new_id
from porch.people.models import Member


class Mode(models.TextChoices):
    PEERS = "peers"
    MENTORS = "mentors"


class Term(models.TextChoices):
    """For how long. Peers stay, so theirs is always lasting."""

    TEMPORARY = TEMPORARY
    LASTING = LASTING
    COVER = COVER


class Round(models.Model):
    """One run of the engine over everyone who waits. ``gap`` is a share (0.0001 is 0.01 %)."""

    LIFECYCLE = ROUND

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    mode = models.CharField(max_length=10, choices=Mode)
    state = models.CharField(max_length=10, default=ROUND.start)
    opened_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    opened_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    policy = models.JSONField(default=dict)
    policy_hash = models.CharField(max_length=64, blank=True, default="")
    input_digest = models.CharField(max_length=64, blank=True, default="")
    seed = models.PositiveIntegerField()
    objective = models.BigIntegerField(null=True, blank=True)
    upper_bound = models.BigIntegerField(null=True, blank=True)
    gap = models.FloatField(null=True, blank=True)
    waiting = models.PositiveIntegerField(default=0)
    free_places = models.PositiveIntegerField(default=0)
    proposed = models.PositiveIntegerField(default=0)
    metrics = models.JSONField(default=dict)
    needs = models.JSONField(default=list)  # whom to look for; names nobody, and goes when the round closes
    trouble = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["mode"], condition=Q(state="open"), name="one_round_of_a_kind_is_worked_out_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(state__in=sorted(ROUND.states)), name="a_round_is_in_a_known_state"
            ),
        ]
        indexes = [models.Index(fields=["mode", "-opened_at"], name="latest_round_of_a_kind")]


class LeftOut(models.Model):
    """Someone a round found nobody for: which rules stood in the way, and what would help. For the desk."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="left_out")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    because = models.JSONField(default=dict)
    would_help = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "member"], name="a_round_leaves_someone_out_once"),
        ]


def _more_for_a_while() -> dict[str, str]:
    return {"availability": "more"}


def _more_to_stay() -> dict[str, str]:
    return {"experience": "more", "story_tags": "more", "pathways": "more"}


class PairingSettings(models.Model):
    """How this community pairs: one row. ``auto_approve`` asks people without a person approving first.

    ``matters`` says what counts more, less or not at all here, by component of a score; what is not named
    counts as usual. ``matters_temporary`` and ``matters_lasting`` say it over again for mentors of that term. See
    ``rules/weights.py``. ``temporary_mentors``: how many a newcomer has at first, each for ``temporary_days``.
    """

    auto_approve = models.BooleanField(default=False)
    answer_hours = models.PositiveSmallIntegerField(default=72)
    min_common_hours = models.PositiveSmallIntegerField(default=2)
    waiting_bonus = models.PositiveIntegerField(default=20)
    switch_cost = models.PositiveIntegerField(default=50)
    reserve_percent = models.PositiveSmallIntegerField(default=0)
    lifts_the_lowest = models.BooleanField(default=False)
    few_places = models.PositiveSmallIntegerField(default=3)
    matters = models.JSONField(default=dict, blank=True)
    temporary_mentors = models.PositiveSmallIntegerField(default=MOST_TEMPORARY)
    temporary_days = models.PositiveSmallIntegerField(default=90)
    temporary_waiting_bonus = models.PositiveIntegerField(default=60)
    matters_temporary = models.JSONField(default=_more_for_a_while, blank=True)
    matters_lasting = models.JSONField(default=_more_to_stay, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(pk=1), name="there_is_one_row_of_pairing_settings"),
            models.CheckConstraint(condition=Q(answer_hours__gte=1), name="an_answer_has_an_hour_at_least"),
            models.CheckConstraint(
                condition=Q(reserve_percent__lte=50), name="at_most_half_the_places_are_held_back"
            ),
            models.CheckConstraint(
                condition=Q(temporary_mentors__lte=MOST_TEMPORARY), name="a_newcomer_has_two_mentors_at_most"
            ),
            models.CheckConstraint(
                condition=Q(temporary_days__gte=14), name="a_temporary_mentor_has_two_weeks_at_least"
            ),
        ]
