"""A room, the chairs in it, and how somebody likes to sit in any."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from porch.kit.ids import new_id
from porch.people.models import Member
from porch.rooms.rules.floor import Floor
from porch.rooms.rules.rooms import KEPT, ROOM, gone_at
from porch.rooms.rules.scripts import Script, script_of
from porch.rooms.rules.shown import HOWS_SHOWN
from porch.rooms.rules.spaces import door_of
from porch.rooms.rules.written import from_values


class Room(models.Model):
    """``kind`` and ``belongs_to`` say whose it is, in the words of ``registries.kinds``.

    ``floor`` is what the log up to ``last_seq`` comes to, and its row is the log's lock. ``keep`` says how long what
    is written stays after the end. ``chairs_given`` counts chairs, so that no number is used twice.
    """

    LIFECYCLE = ROOM

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=20)
    belongs_to = models.UUIDField(null=True, blank=True)
    title = models.CharField(max_length=80)
    opened_by = models.ForeignKey(Member, models.SET_NULL, null=True, blank=True, related_name="+")
    starts = models.DateTimeField()
    ends = models.DateTimeField()
    state = models.CharField(max_length=12, default=ROOM.start)
    keep = models.CharField(max_length=6, default="end")
    floor = models.JSONField(default=dict)
    script = models.JSONField(
        default=dict, blank=True
    )  # a copy: what becomes of the script changes no sitting
    last_seq = models.PositiveBigIntegerField(default=0)
    chairs_given = models.PositiveIntegerField(default=0)
    closing_at = models.DateTimeField(null=True, blank=True)
    over_at = models.DateTimeField(null=True, blank=True)
    words_gone = models.BooleanField(default=False)
    is_demo = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=sorted(ROOM.states)), name="a_room_is_in_a_known_state"
            ),
            models.CheckConstraint(condition=Q(ends__gt=F("starts")), name="a_room_ends_after_it_begins"),
            models.CheckConstraint(
                condition=Q(keep__in=sorted(KEPT)), name="words_in_a_room_are_kept_for_a_known_time"
            ),
            models.CheckConstraint(
                condition=Q(state="over", over_at__isnull=False) | (~Q(state="over") & Q(over_at=None)),
                name="a_room_that_is_over_knows_since_when",
            ),
        ]
        indexes = [
            models.Index(fields=["state", "starts"], name="rooms_by_time"),
            models.Index(fields=["kind", "belongs_to"], name="rooms_by_whose"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse(f"{door_of(self.kind)}:room", args=[self.pk])

    @property
    def topic(self) -> str:
        return f"room:{self.pk}"

    @property
    def as_floor(self) -> Floor:
        return from_values(self.floor)

    @property
    def as_script(self) -> Script | None:
        return script_of(self.script) if self.script else None

    @property
    def is_live(self) -> bool:
        return self.state in ("running", "closing")

    @property
    def words_go_at(self) -> datetime | None:
        return gone_at(self.keep, self.over_at) if self.over_at else None


class Seat(models.Model):
    """Somebody in one room. ``no`` is their chair on the floor; ``seen_until`` is how long they count as here.

    ``heard_from`` is the number of the log after which they read: what was written before they came is not theirs.
    """

    class State(models.TextChoices):
        WAITING = "waiting"  # at the door, until a host lets them in
        IN = "in"
        OUT = "out"  # they left by themselves, and may come back
        PUT_OUT = "put-out"  # asked to step out: not back in this sitting

    room = models.ForeignKey(Room, models.CASCADE, related_name="seats")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    no = models.PositiveIntegerField()
    shown = models.CharField(max_length=8, default="member")
    called = models.CharField(
        max_length=24, blank=True, default=""
    )  # their name in this room, if not their own
    state = models.CharField(max_length=8, choices=State, default=State.IN)
    came_at = models.DateTimeField()
    heard_from = models.PositiveBigIntegerField(default=0)
    seen_until = models.DateTimeField()
    by_hand = models.BooleanField(default=False)  # their page does not reload by itself

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["room", "member"], name="someone_sits_in_a_room_once"),
            models.UniqueConstraint(fields=["room", "no"], name="a_chair_is_given_once"),
            models.CheckConstraint(
                condition=Q(shown__in=HOWS_SHOWN), name="someone_is_shown_in_one_of_three_ways"
            ),
        ]


class Wishes(models.Model):
    """How somebody likes to sit in any room: theirs alone, and kept until they change it."""

    member = models.OneToOneField(Member, models.CASCADE, primary_key=True, related_name="+")
    shown = models.CharField(max_length=8, default="member")
    extra_time = models.BooleanField(default=False)
    by_hand = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(shown__in=HOWS_SHOWN), name="someone_likes_to_be_shown_in_one_of_three_ways"
            ),
        ]
