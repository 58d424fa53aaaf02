"""Notices in the house, where each member's bell stands, and the clock's marks."""

from __future__ import annotations

import json

from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property

from porch.kit import vault
from porch.kit.ids import new_id
from porch.people.models import Member
from porch.wire.quiet import ALWAYS, HOURS, NEVER, USUAL, Quiet
from porch.wire.things import everything


class Bell(models.Model):
    """One member's bell: how often it rang, when mail about it or a phone's waking went or is to go, and their wishes.

    ``told_of`` are codes of ``things.THINGS``; quiet hours are by the clock where the member lives.
    """

    member = models.OneToOneField(Member, models.CASCADE, primary_key=True, related_name="+")
    last_seq = models.PositiveBigIntegerField(default=0)
    mailed_at = models.DateTimeField(null=True, blank=True)
    mail_due_at = models.DateTimeField(null=True, blank=True)
    woke_at = models.DateTimeField(null=True, blank=True)
    wake_due_at = models.DateTimeField(null=True, blank=True)
    told_of = models.JSONField(default=everything, blank=True)
    quiet_kind = models.CharField(max_length=6, default=USUAL.kind)
    quiet_since = models.TimeField(default=USUAL.since)
    quiet_until = models.TimeField(default=USUAL.until)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(quiet_kind__in=[HOURS, ALWAYS, NEVER]),
                name="quiet_is_by_the_hour_always_or_never",
            ),
            models.CheckConstraint(
                condition=~Q(quiet_kind=HOURS) | ~Q(quiet_since=models.F("quiet_until")),
                name="quiet_hours_begin_and_end_apart",
            ),
        ]

    @property
    def quiet(self) -> Quiet:
        return Quiet(self.quiet_kind, self.quiet_since, self.quiet_until)


NOTHING = dict.fromkeys(("address", "point", "secret", "session", "label"), "")


class Phone(models.Model):
    """One browser that may be woken, for as long as the session it was turned on in lasts.

    The address its maker's push service gave, its keys, the session and the name its owner gave it are sealed
    together; ``digest`` is of that address, so that one browser is never two people's.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    sealed_box = models.BinaryField()
    made_at = models.DateTimeField()
    failures = models.PositiveSmallIntegerField(default=0)

    @property
    def about_box(self) -> str:
        return f"wire_phone|{self.pk}|sealed_box"

    @cached_property
    def box(self) -> dict[str, str]:
        """``address point secret session label``."""
        return {**NOTHING, **json.loads(vault.unseal(self.sealed_box, about=self.about_box, gone="{}"))}


class Notice(models.Model):
    """Something new at ``path``: a fixed sentence by ``kind``, never anybody's words."""

    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=30)
    path = models.CharField(max_length=200)
    seq = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["member", "kind", "path"],
                condition=Q(seen_at=None),
                name="news_not_yet_seen_is_told_once",
            ),
            models.UniqueConstraint(fields=["member", "seq"], name="a_bell_rings_one_notice_at_a_time"),
        ]


class Mark(models.Model):
    """When a job of the clock ran last: whoever moves the mark runs the job."""

    name = models.CharField(max_length=60, primary_key=True)
    ran_at = models.DateTimeField()
