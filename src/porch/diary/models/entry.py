"""One time of telling how a day was, sealed under its owner's key."""

from typing import Any

from django.db import models
from django.db.models import Q

from porch.kit import vault
from porch.kit.ids import new_id
from porch.people.models import Member
from porch.people.rules.keys import of_member


class Entry(models.Model):
    """``day`` is the day it tells of and ``lag`` how many days later it was told, both by the teller's own calendar.

    ``sent_as`` is the id the page that wrote it gave it: what is sent twice is kept once. ``instead_of``: the teller
    put this in the place of an earlier one. Everything that was said is in ``sealed_body``.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    day = models.DateField()
    lag = models.PositiveSmallIntegerField(default=0)
    at = models.DateTimeField()
    sent_as = models.UUIDField()
    instead_of = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="+")
    sealed_body = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["member", "sent_as"], name="what_is_sent_twice_is_kept_once"),
            models.CheckConstraint(condition=Q(lag__gte=0), name="nobody_tells_of_a_day_to_come"),
        ]
        indexes = [models.Index(fields=["member", "day"], name="entries_by_day")]

    @property
    def about_body(self) -> str:
        return f"diary_entry|{self.pk}|sealed_body"

    @property
    def body(self) -> dict[str, Any]:
        """What was said, as ``diary.rules.told`` writes and reads it; empty once its owner's key is gone."""
        return vault.unseal_values(self.sealed_body, about=self.about_body)

    def write(self, body: dict[str, Any]) -> None:
        self.sealed_body = vault.seal_values(body, about=self.about_body, of=of_member(self.member_id))
