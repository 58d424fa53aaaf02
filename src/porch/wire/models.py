"""Notices in the house, where each member's bell stands, and the clock's marks."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from porch.people.models import Member


class Bell(models.Model):
    """One member's bell: how often it rang, and when mail about it went or is to go."""

    member = models.OneToOneField(Member, models.CASCADE, primary_key=True, related_name="+")
    last_seq = models.PositiveBigIntegerField(default=0)
    mailed_at = models.DateTimeField(null=True, blank=True)
    mail_due_at = models.DateTimeField(null=True, blank=True)


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
