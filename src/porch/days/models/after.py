"""The day after a return to use: what its owner wished for. It says nothing of what was used, nor of any count."""

from django.db import models

from porch.people.models import Member


class After(models.Model):
    """One per person. ``put_aside_at``: "Not now"; ``ask_at``: when to ask how it is, because they wished for it;
    ``asked_at``: when that was done."""

    member = models.OneToOneField(Member, models.CASCADE, primary_key=True, related_name="+")
    put_aside_at = models.DateTimeField(null=True, blank=True)
    ask_at = models.DateTimeField(null=True, blank=True)
    asked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["ask_at"], condition=models.Q(asked_at=None, ask_at__isnull=False), name="to_be_asked"
            )
        ]
