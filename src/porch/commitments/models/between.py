"""Two who may wish to hear when it has been quiet between them: each says it alone, and neither reads the other's."""

from uuid import UUID

from django.db import models

from porch.kit.ids import new_id
from porch.people.models import Member


class Between(models.Model):
    """One row for two. ``first_days`` and ``second_days``: after how many days each would like to be told, null: not.

    ``last_seq`` and ``last_at`` say of their conversation when something was last written, never what.
    ``..._told_of``: the ``last_at`` of the quiet each was told of, so that one quiet is told of once.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    between = models.CharField(max_length=73, unique=True)
    first = models.ForeignKey(Member, models.CASCADE, related_name="+")
    second = models.ForeignKey(Member, models.CASCADE, related_name="+")
    first_days = models.PositiveSmallIntegerField(null=True, blank=True)
    second_days = models.PositiveSmallIntegerField(null=True, blank=True)
    first_told_of = models.DateTimeField(null=True, blank=True)
    second_told_of = models.DateTimeField(null=True, blank=True)
    last_seq = models.PositiveBigIntegerField(default=0)
    last_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(first=models.F("second")), name="a_quiet_is_between_two"
            )
        ]

    def side_of(self, member_id: UUID) -> str:
        return "first" if self.first_id == member_id else "second"

    def other_than(self, member: Member) -> Member:
        return self.second if self.first_id == member.pk else self.first
