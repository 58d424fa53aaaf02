"""Who stands by what somebody means to do: a person who said yes, or a group that decided to. And lines they sent."""

from django.db import models
from django.db.models import Q

from porch.commitments.models.commitment import Commitment
from porch.commitments.rules.lifecycles import ENDED, WITNESS
from porch.groups.models import Group
from porch.kit.ids import new_id
from porch.people.models import Member


class Witness(models.Model):
    """One person or one group. What they may read is the gate's to say; ``state`` only narrows it.

    ``due_at``: until then they may answer. ``ends`` is how long they may read it once they said yes, ``both``: they
    were asked to do the same for each other, and ``returns`` is then what the other means to do.
    """

    LIFECYCLE = WITNESS

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="witnesses")
    member = models.ForeignKey(Member, models.CASCADE, null=True, related_name="+")
    group = models.ForeignKey(Group, models.CASCADE, null=True, related_name="+")
    state = models.CharField(max_length=10, default=WITNESS.start)
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    ends = models.CharField(max_length=10, default="month")
    both = models.BooleanField(default=False)
    returns = models.ForeignKey(Commitment, models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=sorted(WITNESS.states)), name="a_witness_is_in_a_known_state"
            ),
            models.CheckConstraint(
                condition=Q(member=None, group__isnull=False) | Q(member__isnull=False, group=None),
                name="a_witness_is_a_person_or_a_group",
            ),
            models.UniqueConstraint(
                fields=["commitment", "member"],
                condition=~Q(state=ENDED) & Q(member__isnull=False),
                name="a_person_is_asked_once_at_a_time",
            ),
            models.UniqueConstraint(
                fields=["commitment"],
                condition=~Q(state=ENDED) & Q(group__isnull=False),
                name="one_group_stands_by_it",
            ),
        ]
        indexes = [models.Index(fields=["state", "due_at"], name="witnesses_by_when_due")]


class SentLine(models.Model):
    """One of a few lines, sent by a witness to whoever told them something: a code, once a day."""

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="lines")
    by = models.ForeignKey(Member, models.CASCADE, related_name="+")
    on = models.DateField()
    code = models.CharField(max_length=20)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["commitment", "by", "on"], name="one_line_a_day_is_sent")
        ]
