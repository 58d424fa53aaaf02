"""Names nobody holds any more: each rests a year before it may be drawn again."""

from django.db import models


class NameAtRest(models.Model):
    """A keyed digest of a name that was given up or erased. It leads to nobody, and says nothing without the ring."""

    digest = models.CharField(max_length=64, primary_key=True)
    until = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["until"], name="names_by_when_they_are_free")]
