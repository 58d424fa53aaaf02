"""Two weeks before a time together ends each is asked alone."""

from django.db import models
from django.db.models import Q

from porch.bonds.models import Pair
from porch.kit.ids import new_id
from porch.mentoring.rules.lifecycles import REVIEW


class Review(models.Model):
    """``first_says`` and ``second_says`` are each one's own; nothing shows one to the other. ``until`` is the end it is
    about: a time that goes on a little is asked about again."""

    LIFECYCLE = REVIEW

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    pair = models.ForeignKey(Pair, models.CASCADE, related_name="reviews")
    until = models.DateTimeField()
    asked_at = models.DateTimeField()
    state = models.CharField(max_length=10, default=REVIEW.start)
    first_says = models.CharField(max_length=10, blank=True, default="")
    second_says = models.CharField(max_length=10, blank=True, default="")
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=sorted(REVIEW.states)), name="a_review_is_in_a_known_state"
            ),
            models.UniqueConstraint(fields=["pair", "until"], name="an_end_is_asked_about_once"),
        ]
