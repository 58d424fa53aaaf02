"""Invitations to the door, and the knocks that wait where a community looks before it opens."""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q


class Invitation(models.Model):
    """A link that opens the door once, or for a group several times, until it ends.

    Only the digest of its token is kept. How often it was used is counted; by whom is not kept anywhere.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    digest = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey("people.Member", models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField()
    until = models.DateTimeField()
    most_uses = models.PositiveIntegerField(default=1)
    uses = models.PositiveIntegerField(default=0)
    note = models.CharField(max_length=60, blank=True, default="")  # where it was handed out, never to whom
    batch = models.UUIDField(null=True, blank=True)  # a sheet printed together
    number = models.PositiveSmallIntegerField(default=1)  # its place on that sheet, as it is printed there
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(uses__lte=F("most_uses")), name="an_invitation_has_an_end")
        ]
        indexes = [
            models.Index(fields=["-made_at"], name="newest_invitations_first"),
            models.Index(fields=["batch", "number"], name="a_sheet_by_its_numbers"),
        ]


class Knock(models.Model):
    """Someone joined and waits for a yes. What they chose to say is sealed, and goes with the answer.

    A yes removes the row. After a "not now" it stays, emptied, until the account is erased.
    """

    member = models.OneToOneField("people.Member", models.CASCADE, primary_key=True, related_name="knock")
    at = models.DateTimeField()
    sealed_line = models.BinaryField(default=b"", blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)  # when "not now" was said

    class Meta:
        indexes = [models.Index(fields=["at"], name="knocks_longest_first")]
