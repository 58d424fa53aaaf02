"""Service positions of a group, the terms people serve in them, and who would."""

from django.db import models
from django.db.models import F, Q

from porch.groups.models.group import Group
from porch.groups.rules.lifecycles import TERM
from porch.kit import vault
from porch.kit.ids import new_id
from porch.people.models import Member


class Position(models.Model):
    """``code`` is a row of ``data/positions.json``, or empty for one the group named itself with ``title``."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    group = models.ForeignKey(Group, models.CASCADE, related_name="positions")
    code = models.CharField(max_length=20, blank=True, default="")
    title = models.CharField(max_length=60, blank=True, default="")
    term_months = models.PositiveSmallIntegerField(default=6)
    place = models.PositiveSmallIntegerField(default=0)  # where it stands in the group's list

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(code="", title=""), name="a_position_has_a_name"),
            models.CheckConstraint(
                condition=Q(term_months__gte=1, term_months__lte=24), name="a_term_is_a_month_to_two_years"
            ),
            models.UniqueConstraint(
                fields=["group", "code"], condition=~Q(code=""), name="a_group_has_each_position_once"
            ),
        ]
        ordering = ("place", "pk")


class Term(models.Model):
    """One person's time in a position. Their handover note is for whoever comes next, and nobody else."""

    LIFECYCLE = TERM

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    position = models.ForeignKey(Position, models.CASCADE, related_name="terms")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    state = models.CharField(max_length=10, default=TERM.start)
    since = models.DateTimeField()
    until = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    sealed_handover = models.BinaryField(default=b"", blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=sorted(TERM.states)), name="a_term_is_in_a_known_state"
            ),
            models.CheckConstraint(condition=Q(until__gt=F("since")), name="a_term_ends_after_it_began"),
            models.UniqueConstraint(
                fields=["position"], condition=Q(state="held"), name="a_position_is_held_by_one"
            ),
        ]
        indexes = [models.Index(fields=["state", "until"], name="terms_by_end")]

    @property
    def about_handover(self) -> str:
        return f"groups_term|{self.pk}|sealed_handover"

    @property
    def handover(self) -> str:
        """What whoever held it wrote for whoever comes next."""
        return (
            vault.unseal(self.sealed_handover, about=self.about_handover, gone="")
            if self.sealed_handover
            else ""
        )


class Standing(models.Model):
    """Someone who would serve in a position. Nobody ranks them; the row goes when somebody is seated."""

    position = models.ForeignKey(Position, models.CASCADE, related_name="standing")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["position", "member"], name="someone_stands_for_a_position_once"),
        ]
