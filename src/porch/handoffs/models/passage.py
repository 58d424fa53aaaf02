"""One hand-over: from where to where, who introduces, who receives, and what each of two says of having met."""

from datetime import date

from django.db import models
from django.db.models import Q

from porch.handoffs.rules.passing import LIVE, PASSAGE, met_on
from porch.kit import vault
from porch.kit.ids import new_id
from porch.people.models import Grant, Member


class Passage(models.Model):
    """Somebody goes from one door (``from_door``, ``from_ref``) to the next; only they begin one.

    ``sealed_words`` is what its owner wrote along, ``tells`` what they ticked to be said (rules/doors.py). ``receiver``
    is whoever said that they will meet them. Each of the two says for themselves that they have met. ``origin`` tags
    it where it comes from a programme under 42 CFR Part 2. ``closed_at``: it is over for its owner.
    """

    LIFECYCLE = PASSAGE

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    from_door = models.CharField(max_length=12, blank=True, default="")
    from_ref = models.CharField(max_length=40, blank=True, default="")
    to_door = models.CharField(max_length=12)
    to_ref = models.CharField(max_length=40, blank=True, default="")
    receiver = models.ForeignKey(Member, models.SET_NULL, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=12, default=PASSAGE.start)
    sealed_words = models.BinaryField(default=b"", blank=True)
    tells = models.JSONField(default=list, blank=True)
    origin = models.CharField(max_length=40)
    is_part_two = models.BooleanField(default=False)
    sent_at = models.DateTimeField()
    turn_since = models.DateTimeField()
    introduced_at = models.DateTimeField(null=True, blank=True)
    received_at = models.DateTimeField(null=True, blank=True)
    said_by_member_on = models.DateField(null=True, blank=True)
    said_by_receiver_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=sorted(PASSAGE.states)), name="a_passage_is_in_a_known_state"
            ),
            models.UniqueConstraint(
                fields=["member", "to_door", "to_ref"],
                condition=Q(state__in=sorted(LIVE)),
                name="somebody_is_handed_over_there_once",
            ),
            models.CheckConstraint(
                condition=~Q(state="met")
                | Q(said_by_member_on__isnull=False, said_by_receiver_on__isnull=False),
                name="a_passage_is_met_when_both_say_so",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("received", "met")) | Q(due_on__isnull=False),
                name="a_passage_that_was_received_has_until_a_day",
            ),
        ]
        indexes = [models.Index(fields=["state", "turn_since"], name="passages_by_turn")]

    @property
    def met_on(self) -> date | None:
        """The day on which both say that they had met; None until then."""
        return met_on(self.said_by_member_on, self.said_by_receiver_on)

    @property
    def about_words(self) -> str:
        return f"handoffs_passage|{self.pk}|sealed_words"

    @property
    def words(self) -> str:
        return vault.unseal(self.sealed_words, about=self.about_words, gone="") if self.sealed_words else ""


class Reader(models.Model):
    """One of those who may read what was sent: whoever introduces, or could receive. ``grant`` is by what.

    ``not_me_at``: they said not me. Nobody else learns that: it looks like an answer that has not come.
    """

    class Part(models.TextChoices):
        INTRODUCES = "introduces"
        RECEIVES = "receives"

    passage = models.ForeignKey(Passage, models.CASCADE, related_name="readers")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    part = models.CharField(max_length=10, choices=Part)
    grant = models.ForeignKey(Grant, models.SET_NULL, null=True, related_name="+")
    not_me_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["passage", "member"], name="somebody_reads_a_letter_in_one_part")
        ]
