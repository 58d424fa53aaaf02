"""What this community asks of its mentors, and what a mentor last said of their own time."""

from django.db import models
from django.db.models import Q

from porch.kit import vault
from porch.people.models import Member


class MentoringSettings(models.Model):
    """One row. What is 0 or off is not asked."""

    recovery_days = models.PositiveIntegerField(default=365)
    needs_training = models.BooleanField(default=False)
    needs_own_mentor = models.BooleanField(default=False)
    references = models.PositiveSmallIntegerField(default=0)
    usual_capacity = models.PositiveSmallIntegerField(default=3)
    available_days = models.PositiveSmallIntegerField(default=60)
    quiet_days = models.PositiveSmallIntegerField(default=30)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(pk=1), name="there_is_one_row_of_mentoring_settings"),
            models.CheckConstraint(condition=Q(references__lte=2), name="two_stand_by_a_mentor_at_most"),
            models.CheckConstraint(
                condition=Q(available_days__gte=14), name="a_mentors_word_holds_two_weeks_at_least"
            ),
            models.CheckConstraint(
                condition=Q(quiet_days__gte=14), name="nobody_is_quiet_before_two_weeks_are_over"
            ),
            models.CheckConstraint(condition=Q(usual_capacity__lte=15), name="usual_room_is_fifteen_at_most"),
        ]


class Mentor(models.Model):
    """A mentor's own word. ``told_at``: that it runs out soon; ``asked_at``: whether they are still up for it.

    ``rests_since`` is a rest, whoever began it and whyever: no reason is kept. ``lines`` stand beside an offer.
    """

    member = models.OneToOneField(Member, models.CASCADE, primary_key=True, related_name="mentoring")
    confirmed_at = models.DateTimeField()
    told_at = models.DateTimeField(null=True, blank=True)
    asked_at = models.DateTimeField(null=True, blank=True)
    rests_since = models.DateTimeField(null=True, blank=True)
    sealed_lines = models.BinaryField(default=b"", blank=True)

    @property
    def about_lines(self) -> str:
        return f"mentoring_mentor|{self.pk}|sealed_lines"

    @property
    def lines(self) -> str:
        """A few lines of their own for whoever is offered them, or nothing."""
        return vault.unseal(self.sealed_lines, about=self.about_lines, gone="") if self.sealed_lines else ""
