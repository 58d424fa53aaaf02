"""Which questionnaires a community offers besides, or instead of, those that come with the program."""

from django.db import models
from django.db.models import Q


class Offered(models.Model):
    """``told`` is a questionnaire somebody supplied, as it was read; null leaves the one that comes with the program.

    ``is_away``: it is offered to nobody. What was answered stays with those who answered.
    """

    code = models.CharField(max_length=40, primary_key=True)
    told = models.JSONField(null=True, blank=True)
    is_away = models.BooleanField(default=False)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(code=""), name="a_questionnaire_has_a_code"),
        ]
