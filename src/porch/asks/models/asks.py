"""Somebody asked for somebody: what for, whose turn it is and until when, and who came."""

import json
from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from porch.asks.rules.lifecycles import ASK, BY_KIND, COMPANY, OPEN, WISH
from porch.kit import vault
from porch.kit.ids import new_id
from porch.kit.lifecycle import Promised
from porch.people.models import Member
from porch.people.rules.keys import of_member


class Ask(models.Model):
    """One ask of one person. ``due_at`` is when time acts; it is there exactly while the ask is open.

    ``stage_ends_at``: until when this circle of people is asked at most. ``any_gender``: someone new said that
    whoever comes first may. ``opened_here``: the conversation began with this ask and ends with it. ``in_time`` is
    the asker's own answer afterwards, if they gave one. ``seq`` counts what changed, for pages that listen.
    """

    class Kind(models.TextChoices):
        TALK = "talk", _("someone now")
        SIT = "sit", _("company in a quiet room")
        RIDE = "ride", _("a ride")
        PEERS = "peers", _("a peer")
        MENTORS = "mentors", _("a mentor")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    asker = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind)
    state = models.CharField(max_length=16)
    wishes = models.JSONField(default=list, blank=True)
    any_gender = models.BooleanField(default=False)
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True, blank=True)
    stage_ends_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    seq = models.PositiveBigIntegerField(default=1)

    sealed_told = models.BinaryField(default=b"", blank=True)
    ride_at = models.DateTimeField(null=True, blank=True)
    seats = models.PositiveSmallIntegerField(null=True, blank=True)

    helper = models.ForeignKey(Member, models.SET_NULL, null=True, blank=True, related_name="+")
    accepted_at = models.DateTimeField(null=True, blank=True)
    conversation = models.ForeignKey("talk.Conversation", models.SET_NULL, null=True, related_name="+")
    opened_here = models.BooleanField(default=False)

    sealed_letter = models.BinaryField(default=b"", blank=True)
    written_by = models.ForeignKey(Member, models.SET_NULL, null=True, blank=True, related_name="+")
    question_open = models.BooleanField(default=False)
    in_time = models.BooleanField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=sorted(ASK.states | WISH.states)), name="an_ask_is_in_a_known_state"
            ),
            models.CheckConstraint(
                condition=Q(state__in=sorted(OPEN), due_at__isnull=False)
                | (~Q(state__in=sorted(OPEN)) & Q(due_at=None)),
                name="an_open_ask_always_has_a_deadline",
            ),
            models.UniqueConstraint(
                fields=["asker", "kind"],
                condition=Q(state__in=sorted(OPEN)),
                name="one_asks_for_one_thing_once_at_a_time",
            ),
            models.UniqueConstraint(
                fields=["helper"],
                condition=Q(state="with-someone", kind__in=COMPANY),
                name="whoever_helps_is_with_one_person_at_a_time",
            ),
        ]
        indexes = [
            models.Index(fields=["due_at"], name="asks_whose_time_is_up"),
            models.Index(fields=["asked_at"], name="asks_by_age"),
        ]

    def get_absolute_url(self) -> str:
        return reverse("asks:one", args=[self.pk])

    @property
    def LIFECYCLE(self) -> Promised:  # noqa: N802  what every row with a lifecycle calls it
        return BY_KIND[self.kind]

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def topic(self) -> str:
        return f"asks:{self.pk}"

    @property
    def about_told(self) -> str:
        return f"asks_ask|{self.pk}|sealed_told"

    @property
    def about_letter(self) -> str:
        return f"asks_ask|{self.pk}|sealed_letter"

    @property
    def owners_of_letter(self) -> tuple[str, ...]:
        """Whose keys shut the letter, each on its own: the one it is for, and whoever wrote it."""
        both = (self.asker_id, self.written_by_id)
        return tuple(of_member(pk) for pk in both if pk is not None) or (vault.COMMUNITY,)

    def seal_told(self, told: dict[str, str]) -> None:
        """Keep what they told for whoever comes: a line, or places of a ride."""
        kept = {key: value for key, value in told.items() if value}
        if kept and self.asker_id:
            of = of_member(self.asker_id)
            self.sealed_told = vault.seal(json.dumps(kept), about=self.about_told, of=of)

    @property
    def told(self) -> dict[str, str]:
        """What they told, by name: note, area, place, to; empty where nothing was, or its key is gone."""
        if not self.sealed_told:
            return {}
        opened: dict[str, str] = json.loads(vault.unseal(self.sealed_told, about=self.about_told, gone="{}"))
        return opened

    @property
    def letter(self) -> str:
        if not self.sealed_letter:
            return ""
        return vault.unseal(self.sealed_letter, about=self.about_letter, gone="")

    @property
    def waited(self) -> timedelta | None:
        """How long until a human was there; None where nobody came in person."""
        return self.accepted_at - self.asked_at if self.accepted_at else None

    def other_than(self, member: Member) -> Member | None:
        return self.helper if self.asker_id == member.pk else self.asker
