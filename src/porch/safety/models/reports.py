"""Reports: what someone told the safety desk, sealed, and what became of it."""

from __future__ import annotations

from typing import ClassVar
from uuid import uuid4

from django.db import models

from porch.people.models import Member
from porch.safety.models.cases import Case
from porch.safety.models.sealed import Sealing


class Report(Sealing):
    """One report. The person it is about never learns who made it."""

    ABOUT: ClassVar[str] = "safety.report"

    class State(models.TextChoices):
        NEW = "new"
        READ = "read"
        ANSWERED = "answered"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, null=True, related_name="reports")
    category = models.CharField(max_length=20)
    about_kind = models.CharField(max_length=30)
    about_id = models.CharField(max_length=100)
    about_member = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    reporter = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    state = models.CharField(max_length=10, choices=State, default=State.NEW)
    outcome = models.CharField(max_length=10, blank=True, default="")
    made_at = models.DateTimeField()
    aim_at = models.DateTimeField()
    promised_by = models.DateTimeField()
    read_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    sealed_words = models.BinaryField(default=b"")
    sealed_evidence = models.BinaryField(default=b"")
    sealed_answer = models.BinaryField(default=b"")

    class Meta:
        indexes = [models.Index(fields=["state", "aim_at"], name="reports_by_urgency")]

    @property
    def words(self) -> str:
        return self.opened(self.sealed_words, "words")

    @property
    def evidence(self) -> str:
        return self.opened(self.sealed_evidence, "evidence")

    @property
    def answer(self) -> str:
        return self.opened(self.sealed_answer, "answer")
