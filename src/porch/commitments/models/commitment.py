"""What somebody says they will do, and what they said of single days. Words and answers are sealed under their key,
so that nothing here can be counted by asking the database."""

import json

from django.db import models
from django.db.models import Q

from porch.commitments.rules.answers import Said, said_of
from porch.commitments.rules.kinds import REVIEW, Kind, kind_of
from porch.commitments.rules.when import DAILY, ONCE, RHYTHMS, WEEKLY, When
from porch.kit import vault
from porch.kit.ids import new_id
from porch.people.models import Member


class Commitment(models.Model):
    """``words``: their own words for it, or of a look back in the evening its questions, one a line.

    Days and times are on their own wall, wherever they are. ``stopped_at``: nothing of it falls due any more.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=20)
    sealed_words = models.BinaryField(default=b"", blank=True)
    rhythm = models.CharField(max_length=10)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    weekdays = models.JSONField(default=list)
    by = models.TimeField(null=True, blank=True)
    made_at = models.DateTimeField()
    stopped_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(rhythm__in=RHYTHMS), name="a_commitment_has_a_rhythm_there_is"
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(rhythm__in=(DAILY, WEEKLY)),
                name="what_is_done_once_has_no_last_day",
            ),
        ]
        indexes = [models.Index(fields=["member", "stopped_at"], name="commitments_of_a_member")]

    def get_absolute_url(self) -> str:
        return f"/commitments/{self.pk}/"

    @property
    def about_words(self) -> str:
        return f"commitments_commitment|{self.pk}|sealed_words"

    @property
    def words(self) -> str:
        return vault.unseal(self.sealed_words, about=self.about_words, gone="") if self.sealed_words else ""

    @property
    def what(self) -> Kind:
        return kind_of(self.kind)

    @property
    def title(self) -> str:
        """Its own words where there are some that name it, or what it is."""
        return (self.words if self.kind != REVIEW else "") or self.what.title

    @property
    def when(self) -> When:
        return When(self.rhythm, self.since, self.until, frozenset(self.weekdays), self.by)

    @property
    def is_once(self) -> bool:
        return self.rhythm == ONCE


class Day(models.Model):
    """What was said of one day of it. A day of which nothing was said has no row."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="told")
    on = models.DateField()
    sealed_said = models.BinaryField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["commitment", "on"], name="of_a_day_one_thing_is_said")
        ]

    @property
    def about_said(self) -> str:
        return f"commitments_day|{self.pk}|sealed_said"

    @property
    def said(self) -> Said:
        opened = vault.unseal(self.sealed_said, about=self.about_said, gone="")
        return said_of(json.loads(opened)) if opened else Said()
