"""The family's own days and goals. Nobody else reads them, and nothing in them is about counting somebody else."""

from django.db import models

from porch.kit import vault
from porch.kit.ids import new_id
from porch.people.models import Member


class Day(models.Model):
    """How somebody was on a day, and what they wrote about themselves."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    on = models.DateField()
    sealed_told = models.BinaryField()  # {"how": code, "rest": bool, "words": ...}
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "on"], name="a_family_day_is_told_once")]

    @property
    def about_told(self) -> str:
        return f"family_day|{self.pk}|sealed_told"

    @property
    def told(self) -> str:
        return vault.unseal(self.sealed_told, about=self.about_told, gone="{}")


class Goal(models.Model):
    """Something of one's own that somebody would like to do more of, or less."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    sealed_words = models.BinaryField()
    since = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    @property
    def about_words(self) -> str:
        return f"family_goal|{self.pk}|sealed_words"

    @property
    def words(self) -> str:
        return vault.unseal(self.sealed_words, about=self.about_words, gone="")


class GoalToday(models.Model):
    """How near somebody felt to a goal on a day, 0 to 10, as they say."""

    goal = models.ForeignKey(Goal, models.CASCADE, related_name="days")
    on = models.DateField()
    near = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["goal", "on"], name="a_goal_is_answered_once_a_day"),
            models.CheckConstraint(condition=models.Q(near__lte=10), name="a_goal_is_between_0_and_10"),
        ]
