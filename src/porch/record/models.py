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


class Disclosure(models.Model):
    """One look at something of a member's by somebody else, as that member reads it. Rows are added, never changed.

    ``viewer_id`` is None for the machine: a command, or a program that hands over. ``item`` is a digest of the
    single thing that was looked at, empty for all of ``scope``. ``right`` is the id of the grant, or the code of
    the house rule, by which it was allowed. A look repeated within an hour stands in the first one's row.
    """

    class How(models.TextChoices):
        PAGE = "page"
        LIVE = "live"
        EXPORT = "export"
        COMMAND = "command"
        REPORT = "report"

    seq = models.PositiveBigIntegerField(unique=True)
    at = models.DateTimeField()
    subject_id = models.UUIDField()
    viewer_id = models.UUIDField(null=True)
    scope = models.CharField(max_length=40)
    item = models.CharField(max_length=16, blank=True, default="")
    purpose = models.CharField(max_length=40)
    right = models.CharField(max_length=40)
    origin = models.CharField(max_length=40)
    how = models.CharField(max_length=10, choices=How)
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    class Meta:
        indexes = [
            models.Index(fields=["subject_id", "-seq"], name="looks_at_someone"),
            models.Index(fields=["viewer_id", "at"], name="looks_by_someone_lately"),
        ]


class DisclosureHead(models.Model):
    """The last look's number and digest: the looks are a chain of their own, so that reading never waits for acts."""

    seq = models.PositiveBigIntegerField(default=0)
    digest = models.CharField(max_length=64, default="")
