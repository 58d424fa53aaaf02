"""What somebody says is wrong with a listing, until it is settled."""

from django.db import models
from django.db.models import F, Q

from porch.kit import vault
from porch.kit.ids import new_id
from porch.meetings.models.meetings import Meeting
from porch.people.models import Member


class Doubt(models.Model):
    """Somebody says that a listing is wrong: flagged at once, asked after, and settled by a person or by time.

    No account is needed, so nothing is kept of who said it, but for what they wrote, under the community's key.
    ``due_at`` is when its keeper is asked no longer and the coordinator is; ``ends_at`` is when it goes off the list by
    itself.
    """

    class What(models.TextChoices):
        GONE = "gone"
        TIME = "time"
        PLACE = "place"
        LINK = "link"
        OTHER = "other"

    class Outcome(models.TextChoices):
        RIGHT = "right"  # it was as listed
        MENDED = "mended"
        OFF = "off"  # taken off the list

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="doubts")
    what = models.CharField(max_length=8, choices=What)
    sealed_words = models.BinaryField(null=True, blank=True)
    at = models.DateTimeField()
    due_at = models.DateTimeField()
    passed_on_at = models.DateTimeField(null=True, blank=True)
    ends_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(Member, models.SET_NULL, null=True, blank=True, related_name="+")
    outcome = models.CharField(max_length=8, choices=Outcome, blank=True, default="")

    class Meta:
        indexes = [
            models.Index(F("due_at"), name="doubts_that_wait", condition=Q(settled_at__isnull=True)),
        ]

    def __str__(self) -> str:
        return self.what

    @property
    def about(self) -> str:
        """What binds the sealed words to this row."""
        return f"meetings.doubt:{self.pk}"

    @property
    def words(self) -> str:
        return vault.unseal(self.sealed_words, about=self.about) if self.sealed_words else ""
