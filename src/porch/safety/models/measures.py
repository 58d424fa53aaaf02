"""What was done about a case, and the appeal of the person it applies to."""

from __future__ import annotations

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import Q

from porch.people.models import Member
from porch.safety.models.cases import Case
from porch.safety.models.sealed import Sealing
from porch.safety.rules import measures


class Measure(Sealing):
    """One action, with the rule it cites. The person it applies to always sees it, and until when.

    ``thing`` is "message:ID" where it is about one message. ``after`` is the action it came in place of, on appeal.
    """

    ABOUT: ClassVar[str] = "safety.measure"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="measures")
    member = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="measures")
    kind = models.CharField(max_length=10)
    thing = models.CharField(max_length=140, blank=True, default="")
    rule = models.CharField(max_length=200)
    state = models.CharField(max_length=10, default=measures.LIFE.start)
    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    second = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField()
    agreed_at = models.DateTimeField(null=True, blank=True)  # when a second person said yes
    until = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    after = models.OneToOneField("self", models.SET_NULL, null=True, related_name="instead")
    sealed_words = models.BinaryField(default=b"")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=sorted(measures.LIFE.states)), name="a_measure_is_in_a_known_state"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=sorted(measures.KINDS)), name="a_measure_is_of_a_known_kind"
            ),
            models.CheckConstraint(
                condition=~Q(kind="ban", state="standing") | Q(agreed_at__isnull=False),
                name="a_ban_has_two_people",
            ),
            models.UniqueConstraint(
                fields=["member", "kind", "thing"],
                condition=Q(state__in=("asked", "standing")) & ~Q(kind="warn"),
                name="the_same_action_stands_once",
            ),
        ]
        indexes = [
            models.Index(fields=["member", "state"], name="measures_of_someone"),
            models.Index(fields=["thing", "state"], name="measures_on_a_thing"),
        ]

    @property
    def of(self) -> measures.Kind:
        return measures.KINDS[self.kind]

    @property
    def words(self) -> str:
        return self.opened(self.sealed_words, "words")


class Appeal(Sealing):
    """The person it applies to asks somebody else to look again. Once for each action."""

    ABOUT: ClassVar[str] = "safety.appeal"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    measure = models.OneToOneField(Measure, models.CASCADE, related_name="appeal")
    state = models.CharField(max_length=10, default=measures.APPEAL.start)
    made_at = models.DateTimeField()
    aim_at = models.DateTimeField()
    decided_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    sealed_words = models.BinaryField(default=b"")
    sealed_answer = models.BinaryField(default=b"")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=sorted(measures.APPEAL.states)), name="an_appeal_is_in_a_known_state"
            )
        ]
        indexes = [models.Index(fields=["state", "aim_at"], name="appeals_by_urgency")]

    @property
    def words(self) -> str:
        return self.opened(self.sealed_words, "words")

    @property
    def answer(self) -> str:
        return self.opened(self.sealed_answer, "answer")
