"""Whose list a meeting comes from, and what that list says of areas and formats in its own words."""

from django.db import models

from porch.kit.ids import new_id


class Source(models.Model):
    """Where meetings come from that are not told here: somebody's list. Its meetings are changed there, not here.

    ``kind`` is the format it came in ("meeting-guide", "bmlt", "sheet", "oiaa", "ics"). ``zone``, ``country`` and
    ``fellowship`` hold for rows that say nothing of their own. ``read_at`` is the last time it was read whole. With
    ``every_hours`` it is expected anew that often, and grows stale; without, it was brought once and does not.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=120, unique=True)
    kind = models.CharField(max_length=16)
    fellowship = models.CharField(max_length=32, blank=True, default="")
    zone = models.CharField(max_length=64, blank=True, default="")
    country = models.CharField(max_length=2, blank=True, default="")
    link = models.URLField(max_length=500, blank=True, default="")  # whose list it is, for people
    every_hours = models.PositiveIntegerField(null=True, blank=True)
    added_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)
    is_demo = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.name


class ServiceBody(models.Model):
    """An area, a region or a zone of a source that has them; ``number`` and ``parent`` are the source's own."""

    source = models.ForeignKey(Source, models.CASCADE, related_name="bodies")
    number = models.PositiveIntegerField()
    parent = models.PositiveIntegerField(default=0)
    name = models.CharField(max_length=255)
    description = models.TextField(blank=True, default="")
    kind = models.CharField(max_length=8, blank=True, default="")
    url = models.CharField(max_length=500, blank=True, default="")
    helpline = models.CharField(max_length=255, blank=True, default="")
    world_id = models.CharField(max_length=32, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "number"], name="a_source_has_a_body_once"),
        ]

    def __str__(self) -> str:
        return self.name


class FormatWord(models.Model):
    """A meeting format as a source words it in one language; ``number`` is the source's own."""

    source = models.ForeignKey(Source, models.CASCADE, related_name="formats")
    number = models.PositiveIntegerField()
    key = models.CharField(max_length=16)
    lang = models.CharField(max_length=8)
    name = models.CharField(max_length=255)
    description = models.TextField(blank=True, default="")
    world_id = models.CharField(max_length=32, blank=True, default="")
    kind = models.CharField(max_length=8, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "number", "lang"], name="a_source_words_a_format_once"),
        ]

    def __str__(self) -> str:
        return self.name
