"""Who may see what of someone, for which purpose, until when: given by themselves, and theirs to take back."""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q

COMMUNITY = "community"


class Grant(models.Model):
    """One permission of ``subject``: ``scope`` (or the single ``item`` of it) for a member, or for a part.

    ``to_part`` is the code of a relation of ``registries.relations``. ``origin`` tags where the data comes from,
    so that a stricter house can follow its own rules later. Only ``porch.people.consent`` decides by it.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    subject = models.ForeignKey("people.Member", models.CASCADE, related_name="grants")
    to_member = models.ForeignKey("people.Member", models.CASCADE, null=True, blank=True, related_name="+")
    to_part = models.CharField(max_length=20, blank=True, default="")
    scope = models.CharField(max_length=40)
    item = models.CharField(max_length=80, blank=True, default="")
    purpose = models.CharField(max_length=40)
    since = models.DateTimeField()
    until = models.DateTimeField()
    paused_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    origin = models.CharField(max_length=40, default=COMMUNITY)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(until__gt=F("since")), name="a_grant_has_an_end"),
            models.CheckConstraint(
                condition=Q(to_member=None, to_part__gt="") | Q(to_member__isnull=False, to_part=""),
                name="a_grant_is_to_someone_or_to_a_part",
            ),
            models.CheckConstraint(condition=~Q(to_member=F("subject")), name="nobody_grants_to_themselves"),
            models.UniqueConstraint(
                fields=["subject", "to_member", "scope", "item"],
                condition=Q(revoked_at=None, to_member__isnull=False),
                name="a_grant_to_someone_is_given_once",
            ),
            models.UniqueConstraint(
                fields=["subject", "to_part", "scope", "item"],
                condition=Q(revoked_at=None, to_member=None),
                name="a_grant_to_a_part_is_given_once",
            ),
        ]
        indexes = [models.Index(fields=["to_member", "scope"], name="grants_by_who_may_see")]


class Withheld(models.Model):
    """A house rule that this member does not want to hold for them: what it opens stays closed until they say so."""

    member = models.ForeignKey("people.Member", models.CASCADE, related_name="withheld")
    rule = models.CharField(max_length=40)
    since = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "rule"], name="a_rule_is_withheld_once")]
