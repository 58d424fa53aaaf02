"""What two people said yes to, and their own lines about how they will do it."""

from django.db import models
from django.db.models import Q

from porch.bonds.models import Pair
from porch.kit import vault
from porch.kit.ids import new_id
from porch.mentoring.rules.lifecycles import AGREEMENT
from porch.people.models import Member


class Agreement(models.Model):
    """One version of the words for one pair: in force once both said yes to it."""

    LIFECYCLE = AGREEMENT

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    pair = models.ForeignKey(Pair, models.CASCADE, related_name="agreements")
    version = models.CharField(max_length=20)
    state = models.CharField(max_length=10, default=AGREEMENT.start)
    offered_at = models.DateTimeField()
    first_yes_at = models.DateTimeField(null=True, blank=True)
    second_yes_at = models.DateTimeField(null=True, blank=True)
    agreed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=sorted(AGREEMENT.states)), name="an_agreement_is_in_a_known_state"
            ),
            models.UniqueConstraint(fields=["pair", "version"], name="two_agree_to_a_version_once"),
            models.CheckConstraint(
                condition=~Q(state="agreed") | Q(first_yes_at__isnull=False, second_yes_at__isnull=False),
                name="what_is_agreed_has_two_yeses",
            ),
        ]


class Line(models.Model):
    """How often, how, or what about, in the words of whoever wrote it last: theirs, and both read it."""

    class About(models.TextChoices):
        OFTEN = "often"
        HOW = "how"
        WHAT = "what"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="lines")
    about = models.CharField(max_length=10, choices=About)
    by = models.ForeignKey(Member, models.CASCADE, related_name="+")
    at = models.DateTimeField()
    sealed_text = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agreement", "about"], name="an_agreement_says_each_thing_once"),
        ]

    @property
    def about_text(self) -> str:
        return f"mentoring_line|{self.pk}|sealed_text"

    @property
    def text(self) -> str:
        return vault.unseal(self.sealed_text, about=self.about_text, gone="")
