"""A report that was asked for: what it is about, how far it is, and what came of it. It names nobody."""

from uuid import UUID

from django.db import models

from porch.kit import vault
from porch.kit.ids import new_id
from porch.people.models import Member


class Report(models.Model):
    """``about`` is the id of the group or programme, empty for everyone here. ``cut`` is the last day that counts,
    ``definitions`` the version of the measures. ``result`` is the report itself, small numbers hidden already;
    ``progress`` is in percent, ``moved_at`` when it last moved. ``public_at``: since when everybody may read it.

    ``sealed_who`` are the ids of those who were counted, as ``people`` and ``beside``: so that no later report differs
    from this one by a few people. Nothing else reads it.
    """

    class State(models.TextChoices):
        WAITS = "waits"
        WORKING = "working"
        DONE = "done"
        FAILED = "failed"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=10)
    about = models.UUIDField(null=True, blank=True)
    title = models.CharField(max_length=200)
    asked_by = models.ForeignKey(Member, models.SET_NULL, null=True, blank=True, related_name="+")
    asked_at = models.DateTimeField()
    cut = models.DateField()
    definitions = models.CharField(max_length=20, blank=True, default="")
    state = models.CharField(max_length=8, choices=State, default=State.WAITS)
    progress = models.PositiveSmallIntegerField(default=0)
    moved_at = models.DateTimeField(null=True, blank=True)
    trouble = models.CharField(max_length=200, blank=True, default="")
    result = models.JSONField(default=dict, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    public_at = models.DateTimeField(null=True, blank=True)
    sealed_who = models.BinaryField(default=b"", blank=True)

    class Meta:
        indexes = [models.Index(fields=["kind", "about", "asked_at"], name="reports_on_one_thing")]

    def __str__(self) -> str:
        return self.title

    @property
    def about_who(self) -> str:
        return f"evidence_report|{self.pk}|sealed_who"

    @property
    def who(self) -> tuple[frozenset[UUID], frozenset[UUID]]:
        """Who was counted, and who stood beside them; nobody of a report that was not made."""
        kept = vault.unseal_values(self.sealed_who, about=self.about_who) if self.sealed_who else {}
        people, beside = (frozenset(map(UUID, kept.get(key, ()))) for key in ("people", "beside"))
        return people, beside

    def with_who(self, people: frozenset[UUID], beside: frozenset[UUID]) -> bytes:
        """Both, sealed, as this row keeps them."""
        kept = {"people": sorted(map(str, people)), "beside": sorted(map(str, beside))}
        return vault.seal_values(kept, about=self.about_who)


class Decision(models.Model):
    """That a report may be read by everybody, or no longer, and why: whoever reads it reads that too."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="decisions")
    at = models.DateTimeField()
    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    is_public = models.BooleanField()
    because = models.CharField(max_length=300)
