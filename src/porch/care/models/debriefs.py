"""Peer supervisors, and the talks that helpers ask them for. What was said about whom is kept nowhere."""

from django.db import models
from django.db.models import Q

from porch.care.rules.lifecycles import DEBRIEF, OPEN
from porch.kit.ids import new_id
from porch.people.models import Member


class Supervisor(models.Model):
    """Somebody whom a coordinator named to listen to helpers. They are asked once they said yes themselves."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    named_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    named_at = models.DateTimeField()
    agreed_at = models.DateTimeField(null=True, blank=True)
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["member"], condition=Q(until=None), name="someone_is_supervisor_once_at_a_time"
            ),
        ]


class Debrief(models.Model):
    """A helper asks for a talk. ``asked`` is the one supervisor whose turn is first; ``taken_by`` who said yes."""

    LIFECYCLE = DEBRIEF

    class About(models.TextChoices):
        TALK = "talk"
        TRAINING = "training"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    about = models.CharField(max_length=10, choices=About, default=About.TALK)
    state = models.CharField(max_length=10, default=DEBRIEF.start)
    asked = models.ForeignKey(Member, models.SET_NULL, null=True, blank=True, related_name="+")
    taken_by = models.ForeignKey(Member, models.SET_NULL, null=True, blank=True, related_name="+")
    conversation = models.ForeignKey("talk.Conversation", models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=sorted(DEBRIEF.states)), name="a_debrief_is_in_a_known_state"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=sorted(OPEN)) | Q(due_at__isnull=False),
                name="an_open_debrief_has_until_a_time",
            ),
            models.UniqueConstraint(
                fields=["member"],
                condition=Q(state__in=sorted(OPEN)),
                name="someone_asks_for_one_debrief_at_a_time",
            ),
        ]
        indexes = [models.Index(fields=["state", "due_at"], name="debriefs_by_deadline")]
