"""What is said once and never again: a question to a mentee, a word to the desk."""

from django.db import models

from porch.bonds.models import Pair
from porch.people.models import Member


class YearOn(models.Model):
    """Someone a year on was asked whether they would like to be a mentor. That the row is there means: asked."""

    class Answer(models.TextChoices):
        OPEN = ""
        YES = "yes"
        NOT_NOW = "not-now"
        NEVER = "never"

    member = models.OneToOneField(Member, models.CASCADE, primary_key=True, related_name="+")
    asked_at = models.DateTimeField()
    answer = models.CharField(max_length=10, choices=Answer, blank=True, default=Answer.OPEN)
    answered_at = models.DateTimeField(null=True, blank=True)


class PowerSeen(models.Model):
    """The desk and the two were told that one came to have a say over the other."""

    pair = models.OneToOneField(Pair, models.CASCADE, primary_key=True, related_name="+")
    at = models.DateTimeField()
