"""One hand-over: from where to where, who introduces, who receives, and what each of three says."""

from datetime import date

from django.db import models
from django.db.models import Q

from porch.handoffs.rules.passing import PASSAGE, met_on
from porch.kit import vault
from porch.kit.ids import new_id
from porch.people.models import Member


class Passage(models.Model):
    """Somebody goes from one door (``from_door``, ``from_ref``) to the next; only they begin one.

    ``sealed_words`` is all that goes along: what its owner wrote, and what they ticked to be said in ``tells``.
    ``introducer`` is who brings them, ``receiver`` whom they meet. Each says for themselves that the two have met.
    """

    LIFECYCLE = PASSAGE

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    from_door = models.CharField(max_length=12)
    from_ref = models.CharField(max_length=40, blank=True, default="")
    to_door = models.CharField(max_length=12)
    to_ref = models.CharField(max_length=40, blank=True, default="")
    introducer = models.ForeignKey(Member, models.SET_NULL, null=True, blank=True, related_name="+")
    receiver = models.ForeignKey(Member, models.SET_NULL, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=12, default=PASSAGE.start)
    sealed_words = models.BinaryField(default=b"", blank=True)
    tells = models.JSONField(default=list)
    sent_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True, blank=True)
    introduced_at = models.DateTimeField(null=True, blank=True)
    received_at = models.DateTimeField(null=True, blank=True)
    said_by_member_on = models.DateField(null=True, blank=True)
    said_by_receiver_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)  # seven days after it was received
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=sorted(PASSAGE.states)), name="a_passage_is_in_a_known_state"
            ),
            models.UniqueConstraint(
                fields=["member", "to_door", "to_ref"],
                condition=Q(closed_at=None),
                name="somebody_is_handed_over_there_once",
            ),
            models.CheckConstraint(
                condition=~Q(state="met")
                | Q(said_by_member_on__isnull=False, said_by_receiver_on__isnull=False),
                name="a_passage_is_met_when_both_say_so",
            ),
        ]

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
