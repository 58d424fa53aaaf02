"""What this community set, and figures that the clock works out so that no page has to."""

from datetime import timedelta

from django.db import models
from django.db.models import Q

from porch.asks.rules.times import Times


class AskTimes(models.Model):
    """How long each turn lasts here: one row, in minutes unless the name says otherwise."""

    at_once = models.PositiveSmallIntegerField(default=2)
    wave = models.PositiveSmallIntegerField(default=5)
    stage = models.PositiveSmallIntegerField(default=15)
    desk = models.PositiveSmallIntegerField(default=60)
    letter_hours = models.PositiveSmallIntegerField(default=12)
    everyone_hours = models.PositiveSmallIntegerField(default=24)
    pairing_days = models.PositiveSmallIntegerField(default=7)
    promise = models.PositiveSmallIntegerField(default=20)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(pk=1), name="there_is_one_row_of_times"),
            models.CheckConstraint(
                condition=Q(at_once__gte=1, at_once__lte=5), name="one_to_five_are_asked_at_once"
            ),
            models.CheckConstraint(
                condition=Q(wave__gte=1, stage__gte=1, desk__gte=1, letter_hours__gte=1)
                & Q(everyone_hours__gte=1, pairing_days__gte=1, promise__gte=1),
                name="every_turn_has_a_time",
            ),
        ]

    @property
    def times(self) -> Times:
        return Times(
            at_once=self.at_once,
            wave=timedelta(minutes=self.wave),
            stage=timedelta(minutes=self.stage),
            desk=timedelta(minutes=self.desk),
            letter=timedelta(hours=self.letter_hours),
            everyone=timedelta(hours=self.everyone_hours),
            pairing=timedelta(days=self.pairing_days),
            promise=timedelta(minutes=self.promise),
        )


class Figures(models.Model):
    """The public board and the forecast, as they were worked out last: one row. No name, no id, no single ask."""

    board = models.JSONField(default=dict)
    forecast = models.JSONField(default=dict)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="there_is_one_row_of_figures")]
