"""Cases: what was reported about one person or thing, who has it in hand, and notes for whoever comes next."""

from __future__ import annotations

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import Q

from porch.people.models import Member
from porch.safety.models.sealed import Sealing
from porch.safety.rules import cases


class Case(Sealing):
    """Reports about the same person or thing, until someone has answered them.

    ``gathers`` says what is gathered here; two open cases never gather the same. ``held_until`` is the end of
    the holder's lease: after it the case is free again, whatever ``state`` says. ``sealed_words`` is what the
    house itself noticed, where no person reported it.
    """

    ABOUT: ClassVar[str] = "safety.case"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    gathers = models.CharField(max_length=140)
    about_member = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    category = models.CharField(max_length=20)
    state = models.CharField(max_length=10, default=cases.LIFE.start)
    opened_at = models.DateTimeField()
    aim_at = models.DateTimeField()
    holder = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    held_until = models.DateTimeField(null=True, blank=True)
    called_at = models.DateTimeField(null=True, blank=True)  # when the whole desk was told that it is overdue
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    outcome = models.CharField(max_length=10, blank=True, default="")
    sealed_words = models.BinaryField(default=b"")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=sorted(cases.LIFE.states)), name="a_case_is_in_a_known_state"
            ),
            models.UniqueConstraint(
                fields=["gathers"], condition=~Q(state="closed"), name="one_open_case_about_one_thing"
            ),
            models.CheckConstraint(
                condition=~Q(state="closed") | Q(closed_at__isnull=False), name="a_closed_case_says_when"
            ),
        ]
        indexes = [models.Index(fields=["state", "aim_at"], name="cases_by_urgency")]

    @property
    def words(self) -> str:
        return self.opened(self.sealed_words, "words")


class CaseNote(Sealing):
    """A line for whoever has the case next. Only the desk reads it."""

    ABOUT: ClassVar[str] = "safety.note"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    case = models.ForeignKey(Case, models.CASCADE, related_name="notes")
    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    sealed_words = models.BinaryField(default=b"")

    @property
    def words(self) -> str:
        return self.opened(self.sealed_words, "words")
