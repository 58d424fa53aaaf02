"""What the community asks strangers before they say something, and whether it lets them at all."""

from django.db import models
from django.db.models import Q

from porch.comments.rules.question import LONGEST_QUESTION, Question
from porch.kit.ids import new_id

THE_ONE = 1


class HumanQuestion(models.Model):
    """One question of the community's own. Without any, those that come along are asked."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    text = models.CharField(max_length=LONGEST_QUESTION)
    answers = models.JSONField(default=list)
    wrong = models.JSONField(default=list, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="a_human_question_asks_something"),
        ]

    @property
    def question(self) -> Question:
        return Question(self.text, tuple(self.answers), tuple(self.wrong))


class Decided(models.Model):
    """What the community decided about comments. One row; no row yet means the usual."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=THE_ONE, editable=False)
    strangers = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(id=THE_ONE), name="comments_are_decided_on_once"),
        ]
