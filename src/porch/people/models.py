"""Who is here, what they told of themselves, which parts they hold, whom they do not want to meet."""

from __future__ import annotations

from typing import ClassVar
from uuid import uuid4

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property


class Members(BaseUserManager["Member"]):
    def get_by_natural_key(self, username: str | None) -> Member:
        """Names are found however they are typed: letter case and spaces do not matter."""
        return self.get(handle_key=Member.key_of(username or ""))


class Member(AbstractBaseUser):
    """One person, under a two-word name. No email, no birth date, no last seen."""

    class State(models.TextChoices):
        HERE = "here"
        PAUSED = "paused"
        LEAVING = "leaving"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    handle = models.CharField(max_length=60, unique=True)
    handle_key = models.CharField(max_length=60, unique=True)
    state = models.CharField(max_length=10, choices=State, default=State.HERE)
    is_active = models.BooleanField(default=True)
    adult_attested_on = models.DateField()
    joined_on = models.DateField()
    time_zone = models.CharField(max_length=64, default="UTC")
    language = models.CharField(max_length=8, default="en")
    sealed_email = models.BinaryField(default=b"", blank=True)
    mail_wanted = models.BooleanField(default=False)
    erase_after = models.DateTimeField(null=True, blank=True)
    is_demo = models.BooleanField(default=False)

    last_login = None  # type: ignore[assignment]  # nobody's last visit is kept

    USERNAME_FIELD = "handle"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects = Members()

    def __str__(self) -> str:
        return self.handle

    @staticmethod
    def key_of(handle: str) -> str:
        return " ".join(handle.casefold().split())

    @cached_property
    def role_names(self) -> frozenset[str]:
        """The parts this person holds now, besides being a member."""
        return frozenset(self.roles.filter(until=None).values_list("role", flat=True))

    def holds(self, *roles: str) -> bool:
        return not self.role_names.isdisjoint(roles)

    @cached_property
    def needs_second_factor(self) -> bool:
        """Staff who have neither a passkey nor an authenticator yet."""
        return bool(self.role_names & Role.STAFF) and not self.authenticator_set.exists()

    @property
    def initials(self) -> str:
        return "".join(word[0] for word in self.handle.split()[:2]).upper()


class Role(models.Model):
    """A part someone holds from ``since`` until it ends."""

    class Name(models.TextChoices):
        MENTOR = "mentor"
        FACILITATOR = "facilitator"
        HOUSE_MANAGER = "house-manager"
        FAMILY = "family"
        COORDINATOR = "coordinator"
        MODERATOR = "moderator"
        EVALUATOR = "evaluator"
        OPERATOR = "operator"

    STAFF = frozenset({"coordinator", "moderator", "evaluator", "operator"})

    member = models.ForeignKey(Member, models.CASCADE, related_name="roles")
    role = models.CharField(max_length=20, choices=Name)
    granted_by = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["member", "role"], condition=Q(until=None), name="a_part_is_held_once_at_a_time"
            )
        ]


class LivedExperience(models.Model):
    """What someone chose to tell for being paired. Codes come from ``people/data``; every list may be empty."""

    member = models.OneToOneField(Member, models.CASCADE, primary_key=True, related_name="lived")
    substances = models.JSONField(default=list)
    right_now = models.CharField(max_length=40, blank=True, default="")
    first_wish = models.CharField(max_length=40, blank=True, default="")
    pathways = models.JSONField(default=list)
    life_stage = models.JSONField(default=list)
    experience = models.JSONField(default=list)
    interests = models.JSONField(default=list)
    story_tags = models.JSONField(default=list)
    languages = models.JSONField(default=list)
    hours = models.JSONField(default=list)  # "mon-18" in the member's own time zone
    remote = models.BooleanField(default=True)
    lat = models.FloatField(null=True, blank=True)  # already coarse, about 5 km
    lon = models.FloatField(null=True, blank=True)
    km = models.PositiveIntegerField(default=25)
    age_band = models.CharField(max_length=10, blank=True, default="")
    sealed_gender_words = models.BinaryField(default=b"", blank=True)
    gender_lists = models.JSONField(default=list)  # "which of these lists count me?"
    accepts_genders = models.JSONField(null=True, default=None)  # null: anyone
    accepts_ages = models.JSONField(null=True, default=None)
    accepts_pathways = models.JSONField(null=True, default=None)
    recovery_since = models.DateField(null=True, blank=True)
    min_recovery_days = models.PositiveIntegerField(default=0)
    capacity = models.PositiveSmallIntegerField(default=1)
    may_share = models.JSONField(default=list)  # field names that may be said as a reason
    wants_peer = models.BooleanField(default=False)
    wants_mentor = models.BooleanField(default=False)
    waiting_since = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(capacity__lte=15), name="nobody_carries_more_than_fifteen"),
        ]


class RecoveryWords(models.Model):
    """One Argon2id record over the name and its four words; the words themselves are shown once."""

    member = models.OneToOneField(Member, models.CASCADE, primary_key=True, related_name="recovery_words")
    digest = models.CharField(max_length=200)
    made_on = models.DateField()


class Block(models.Model):
    """Mutual in effect, silent, never explained."""

    by = models.ForeignKey(Member, models.CASCADE, related_name="blocks")
    whom = models.ForeignKey(Member, models.CASCADE, related_name="+")
    since = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["by", "whom"], name="a_block_is_made_once"),
            models.CheckConstraint(condition=~Q(by=models.F("whom")), name="nobody_blocks_themselves"),
        ]

