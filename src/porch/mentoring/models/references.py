"""Two who say yes for a mentor, and a coordinator's yes past what is asked."""

from django.db import models
from django.db.models import F, Q

from porch.kit import vault
from porch.kit.ids import new_id
from porch.mentoring.rules.lifecycles import REFERENCE
from porch.people.models import Member


class Reference(models.Model):
    """``by`` was asked to stand by ``about``. What came of it is known to nobody but ``by``; the count is what counts.

    The line, if there is one, is for coordinators alone.
    """

    LIFECYCLE = REFERENCE

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    about = models.ForeignKey(Member, models.CASCADE, related_name="+")
    by = models.ForeignKey(Member, models.CASCADE, related_name="+")
    state = models.CharField(max_length=10, default=REFERENCE.start)
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    sealed_line = models.BinaryField(default=b"", blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["about", "by"], name="someone_is_asked_once_to_stand_by_a_mentor"
            ),
            models.CheckConstraint(condition=~Q(about=F("by")), name="nobody_stands_by_themselves"),
            models.CheckConstraint(
                condition=Q(state__in=sorted(REFERENCE.states)),
                name="a_word_for_a_mentor_is_in_a_known_state",
            ),
        ]

    @property
    def about_line(self) -> str:
        return f"mentoring_reference|{self.pk}|sealed_line"

    @property
    def line(self) -> str:
        return vault.unseal(self.sealed_line, about=self.about_line, gone="") if self.sealed_line else ""


class Override(models.Model):
    """A coordinator lets somebody mentor though something is lacking. They read it themselves, reason and all."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    sealed_reason = models.BinaryField(default=b"")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["member"], condition=Q(ended_at=None), name="one_yes_past_what_is_asked_at_a_time"
            ),
        ]

    @property
    def about_reason(self) -> str:
        return f"mentoring_override|{self.pk}|sealed_reason"

    @property
    def reason(self) -> str:
        return vault.unseal(self.sealed_reason, about=self.about_reason, gone="")
