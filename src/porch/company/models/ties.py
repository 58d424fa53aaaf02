"""Two people who may keep each other: what each says stands beside the other's, and neither reads it."""

from uuid import UUID

from django.db import models
from django.db.models import Q

from porch.company.rules.lifecycles import KEEP, SIDE
from porch.kit.ids import new_id
from porch.people.models import Member

SAYINGS = sorted(SIDE.states)


class Tie(models.Model):
    """One row for two, so that of two who say yes at once one sees the other's. It goes with either of them.

    ``both_since`` is set once, when both had said so. Whoever lets go afterwards changes their own side only: to
    the other everything stays as it is.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    between = models.CharField(max_length=73, unique=True)
    first = models.ForeignKey(Member, models.CASCADE, related_name="+")
    second = models.ForeignKey(Member, models.CASCADE, related_name="+")
    first_says = models.CharField(max_length=10, default=SIDE.start)
    second_says = models.CharField(max_length=10, default=SIDE.start)
    both_since = models.DateTimeField(null=True, blank=True)
    conversation = models.ForeignKey("talk.Conversation", models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(first_says__in=SAYINGS, second_says__in=SAYINGS),
                name="each_side_of_a_tie_is_in_a_known_state",
            ),
            models.CheckConstraint(condition=~Q(first=models.F("second")), name="a_tie_is_between_two"),
        ]

    def side_of(self, member_id: UUID) -> str:
        """The name of the column in which this one's own word stands."""
        return "first_says" if self.first_id == member_id else "second_says"

    def other_than(self, member: Member) -> Member:
        return self.second if self.first_id == member.pk else self.first

    def is_kept_by(self, member: Member) -> bool:
        """As this one sees it."""
        return self.both_since is not None and getattr(self, self.side_of(member.pk)) == KEEP

    @property
    def is_mutual(self) -> bool:
        """For the house alone: both say so now."""
        return self.both_since is not None and self.first_says == self.second_says == KEEP
