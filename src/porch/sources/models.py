"""An address that is read again and again, and every time a list was read."""

from typing import Any

from django.db import models
from django.db.models import F

from porch.kit import vault
from porch.kit.ids import new_id
from porch.meetings.models import Source
from porch.people.models import Member
from porch.people.rules.zones import town_of
from porch.sources.words import in_words


class Feed(models.Model):
    """Where a source is fetched. How often stands with the source (``every_hours``).

    ``etag`` and ``modified`` are what its server said last, word for word. ``troubles`` counts failures since it was
    read last. A feed is ``trusted`` once somebody has looked at what its first reading would change and said yes: later
    readings are applied by themselves. ``warned_at`` is when somebody was told that it is late, ``left_out_at`` when
    its meetings went out of what people find; both are empty again once it was read.
    """

    source = models.OneToOneField(Source, models.CASCADE, related_name="feed", primary_key=True)
    address = models.URLField(max_length=500)
    etag = models.CharField(max_length=255, blank=True, default="")
    modified = models.CharField(max_length=64, blank=True, default="")
    next_at = models.DateTimeField(null=True, blank=True)
    troubles = models.PositiveIntegerField(default=0)
    trouble = models.CharField(max_length=255, blank=True, default="")
    trusted = models.BooleanField(default=False)
    warned_at = models.DateTimeField(null=True, blank=True)
    left_out_at = models.DateTimeField(null=True, blank=True)
    added_by = models.ForeignKey(Member, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        indexes = [models.Index(F("next_at"), name="feeds_that_are_due")]

    def __str__(self) -> str:
        return self.address


class Reading(models.Model):
    """One reading of a source. ``report`` has the first of what was added, changed, gone, refused and noted.

    While it waits for a yes, ``sealed_body`` keeps what was read: a list may name people, so it lies under the
    community's key and goes when the reading is settled.
    """

    class Outcome(models.TextChoices):
        LOOKING = "looking"  # it is being worked through
        WAITS = "waits"
        APPLIED = "applied"
        SAME = "same"
        FAILED = "failed"
        LEFT = "left"  # somebody looked and said no

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    source = models.ForeignKey(Source, models.CASCADE, related_name="readings")
    at = models.DateTimeField()
    outcome = models.CharField(max_length=8, choices=Outcome)
    rows = models.PositiveIntegerField(default=0)
    added = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    gone = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    noted = models.PositiveIntegerField(default=0)
    trouble = models.CharField(max_length=255, blank=True, default="")
    report = models.JSONField(default=dict, blank=True)
    sealed_body = models.BinaryField(null=True, blank=True)
    settled_by = models.ForeignKey(Member, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        indexes = [models.Index(F("source"), F("at").desc(), name="readings_of_a_source")]

    def __str__(self) -> str:
        return self.outcome

    @property
    def about(self) -> str:
        """What binds the sealed body to this row."""
        return f"sources.reading:{self.pk}"

    @property
    def changes(self) -> list[tuple[str, str]]:
        """What changed, by name, with what differs in words."""
        return [(row["name"], in_words(row["fields"])) for row in self.report.get("changed", ())]

    @property
    def clock(self) -> str:
        """The town by whose clock its times are read although neither they nor their list name one; mostly none."""
        return town_of(self.report.get("clock", ""))

    @property
    def of_the_whole(self) -> list[dict[str, Any]]:
        """What was noted of the list as a whole; the missing clock is said apart."""
        said = [one for one in self.report.get("noted", ()) if not one["row"]]
        return [one for one in said if not (self.clock and one["field"] == "timezone")]

    @property
    def of_rows(self) -> list[dict[str, Any]]:
        return [one for one in self.report.get("noted", ()) if one["row"]]

    @property
    def body(self) -> str:
        return vault.unseal(self.sealed_body, about=self.about) if self.sealed_body else ""
