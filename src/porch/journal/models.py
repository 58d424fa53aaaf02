"""What the journal keeps besides the stories themselves: their words to find them by, and where some came from."""

from django.db import models

from porch.journal.rules.finding import LONGEST
from porch.stories.models import Story


class Indexed(models.Model):
    """A story is in the index as it was when it had been saved ``seen`` times, by rules of ``version``."""

    story = models.OneToOneField(Story, models.CASCADE, primary_key=True, related_name="indexed")
    seen = models.PositiveIntegerField()
    version = models.PositiveSmallIntegerField()


class Word(models.Model):
    """A story has this word in it, without case and accents."""

    story = models.ForeignKey(Story, models.CASCADE, related_name="+")
    word = models.CharField(max_length=LONGEST)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["word", "story"], name="a_story_has_a_word_in_the_index_once"),
        ]


class Brought(models.Model):
    """A post of another journal that was brought along once, as a keyed digest of what it was called there.

    It stays when the story goes, so that bringing the same file again does not bring back what somebody took away.
    """

    digest = models.CharField(max_length=64, primary_key=True)
    story = models.OneToOneField(Story, models.SET_NULL, null=True, related_name="brought")
    at = models.DateTimeField()
