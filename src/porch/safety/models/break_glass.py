"""Looks that no ordinary page allows: asked for by one, allowed by another, open for an hour, told to their owners."""

from __future__ import annotations

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from porch.people.models import Member
from porch.safety.models.sealed import Sealing
from porch.safety.rules.break_glass import GLASS


class BrokenGlass(Sealing):
    """One thing of ``member`` that ``by`` asked to see. ``other`` is the second person a conversation belongs to.

    ``kind`` is a key of ``registries.openables`` and ``thing`` that room's own id for it.
    """

    ABOUT: ClassVar[str] = "safety.glass"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    kind = models.CharField(max_length=20)
    thing = models.CharField(max_length=100, blank=True, default="")
    member = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    other = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    second = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    state = models.CharField(max_length=10, default=GLASS.start)
    asked_at = models.DateTimeField()
    agreed_at = models.DateTimeField(null=True, blank=True)
    until = models.DateTimeField(null=True, blank=True)  # one hour after the yes
    ended_at = models.DateTimeField(null=True, blank=True)
    notice_at = models.DateTimeField(null=True, blank=True)
    told_at = models.DateTimeField(null=True, blank=True)
    sealed_reason = models.BinaryField(default=b"")
    sealed_why_later = models.BinaryField(default=b"")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=sorted(GLASS.states)), name="a_broken_glass_is_in_a_known_state"
            ),
            models.CheckConstraint(
                condition=Q(second=None) | ~Q(by=F("second")), name="nobody_says_yes_to_themselves"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("open", "over"))
                | Q(agreed_at__isnull=False, until__isnull=False, notice_at__isnull=False),
                name="what_was_opened_has_a_yes_an_end_and_a_notice",
            ),
            models.UniqueConstraint(
                fields=["by", "kind", "thing"],
                condition=Q(state__in=("asked", "open")),
                name="the_same_thing_is_asked_for_once",
            ),
        ]
        indexes = [models.Index(fields=["state", "until"], name="broken_glass_by_end")]

    @property
    def reason(self) -> str:
        return self.opened(self.sealed_reason, "reason")

    @property
    def why_later(self) -> str:
        return self.opened(self.sealed_why_later, "why_later")

    @property
    def concerned(self) -> list[Member]:
        """Whose it is: they are told, and see every look."""
        return [one for one in (self.member, self.other) if one is not None]
