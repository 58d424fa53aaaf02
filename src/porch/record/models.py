"""The audit chain: who did what to whom, as ids, each row bound to the one before."""

from django.db import models


class Entry(models.Model):
    """One act. ``digest`` covers the row and the digest before it, so that a changed row shows."""

    seq = models.PositiveBigIntegerField(unique=True)
    at = models.DateTimeField()
    actor_id = models.UUIDField(null=True)
    act = models.CharField(max_length=60)
    subject_id = models.UUIDField(null=True)
    detail = models.JSONField(default=dict)
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    class Meta:
        indexes = [models.Index(fields=["subject_id", "seq"], name="entries_about_someone")]


class Head(models.Model):
    """The last row's number and digest: one row, updated with every entry, so that numbers have no holes."""

    seq = models.PositiveBigIntegerField(default=0)
    digest = models.CharField(max_length=64, default="")
