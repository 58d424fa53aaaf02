"""Asking about a room, applying, and waiting for one."""

from django.db import models
from django.db.models import Q

from porch.groups.models import Motion
from porch.houses.models.house import Bed, House
from porch.houses.rules.applying import APPLICATION
from porch.kit import vault
from porch.kit.ids import new_id
from porch.people.models import Member
from porch.talk.models import Conversation


class Application(models.Model):
    """From the first question about a room to moving in. Whoever asks does not learn the address before the house has
    answered (``answered_at``). ``sealed_told`` is what they told when they applied, for whoever votes.

    ``sealed_line`` is a line of their own that goes along from another house: see ``actions/moving_over.py``.
    ``waits_since``: they wait for a bed, in the order of this moment.
    """

    LIFECYCLE = APPLICATION

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    house = models.ForeignKey(House, models.CASCADE, related_name="applications")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    state = models.CharField(max_length=12, default=APPLICATION.start)
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(Member, models.SET_NULL, null=True, blank=True, related_name="+")
    conversation = models.ForeignKey(Conversation, models.SET_NULL, null=True, blank=True, related_name="+")
    sealed_told = models.BinaryField(default=b"", blank=True)
    motion = models.ForeignKey(Motion, models.SET_NULL, null=True, blank=True, related_name="+")
    waits_since = models.DateTimeField(null=True, blank=True)
    bed = models.ForeignKey(Bed, models.SET_NULL, null=True, blank=True, related_name="+")
    moves_in_on = models.DateField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    from_stay = models.UUIDField(null=True, blank=True)  # moving over from another house, with their consent
    sealed_line = models.BinaryField(default=b"", blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=sorted(APPLICATION.states)), name="an_application_is_in_a_known_state"
            ),
            models.UniqueConstraint(
                fields=["house", "member"],
                condition=Q(ended_at=None),
                name="somebody_asks_a_house_once_at_a_time",
            ),
        ]
        indexes = [models.Index(fields=["state", "due_at"], name="applications_that_are_due")]

    @property
    def about_told(self) -> str:
        return f"houses_application|{self.pk}|sealed_told"

    @property
    def told(self) -> str:
        return vault.unseal(self.sealed_told, about=self.about_told, gone="") if self.sealed_told else ""

    @property
    def about_line(self) -> str:
        return f"houses_application|{self.pk}|sealed_line"

    @property
    def line(self) -> str:
        return vault.unseal(self.sealed_line, about=self.about_line, gone="") if self.sealed_line else ""
