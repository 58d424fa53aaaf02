"""The way back for someone who lost both password and words: a proof agreed before, a code, a day to refuse."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

BY_PHRASE, IN_PERSON, AT_THE_MACHINE = "phrase", "in-person", "machine"


class Proof(models.Model):
    """What a coordinator may go by: a phrase only the person would say, meeting them in person, or both."""

    member = models.OneToOneField("people.Member", models.CASCADE, primary_key=True, related_name="proof")
    digest = models.CharField(max_length=200, blank=True, default="")  # Argon2id over name and phrase
    in_person = models.BooleanField(default=False)
    made_on = models.DateField()


class WayBack(models.Model):
    """A one-use code that opens after a day. Every open session of its member is shown it, and may refuse."""

    class State(models.TextChoices):
        OPEN = "open"
        REFUSED = "refused"
        USED = "used"
        OVER = "over"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    member = models.ForeignKey("people.Member", models.CASCADE, related_name="ways_back")
    digest = models.CharField(max_length=200)
    by = models.ForeignKey("people.Member", models.SET_NULL, null=True, related_name="+")  # None: the machine
    proof = models.CharField(max_length=12)  # "phrase", "in-person" or "machine"
    ends_second_factor = models.BooleanField(default=False)  # only ever said at the machine
    made_at = models.DateTimeField()
    opens_at = models.DateTimeField()
    until = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["member"], condition=Q(state="open"), name="one_way_back_at_a_time"
            )
        ]
