"""One helper was asked whether they can come to one ask."""

from django.db import models
from django.db.models import Q

from porch.asks.models.asks import Ask
from porch.asks.rules.lifecycles import ALERT
from porch.kit.ids import new_id
from porch.people.models import Member


class Alert(models.Model):
    """One question to one helper. Whoever has one open is asked nothing else; nobody is asked twice for one ask."""

    LIFECYCLE = ALERT

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    ask = models.ForeignKey(Ask, models.CASCADE, related_name="alerts")
    helper = models.ForeignKey(Member, models.CASCADE, related_name="+")
    state = models.CharField(max_length=10, default=ALERT.start)
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=sorted(ALERT.states)), name="a_question_is_in_a_known_state"
            ),
            models.UniqueConstraint(fields=["ask", "helper"], name="nobody_is_asked_twice_for_one_ask"),
            models.UniqueConstraint(
                fields=["helper"], condition=Q(state="open"), name="one_question_at_a_time_to_a_helper"
            ),
        ]
        indexes = [models.Index(fields=["helper", "asked_at"], name="when_a_helper_was_asked")]
