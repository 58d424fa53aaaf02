"""A person's account: a name that says nothing, a password, and as little else as will do."""

from __future__ import annotations

from typing import ClassVar
from uuid import uuid4

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.functional import cached_property

from porch.kit import vault
from porch.people.models.role import Role
from porch.people.rules.names import key_of
from porch.people.rules.parts import narrowed

SECOND_FACTORS = ("totp", "webauthn")


class Members(BaseUserManager["Member"]):
    def get_by_natural_key(self, username: str | None) -> Member:
        """Names are found however they are typed: letter case and spaces do not matter."""
        return self.get(handle_key=key_of(username or ""))


class Member(AbstractBaseUser):
    """One person, under a two-word name. No email asked, no birth date, no last visit kept."""

    class State(models.TextChoices):
        WAITING = "waiting"  # joined where a community looks before it opens, and has no yes yet
        HERE = "here"
        PAUSED = "paused"
        LEAVING = "leaving"
        LOCKED = "locked"  # closed by the safety desk: sees why, appeals, takes what is theirs, erases it

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
    in_recovery = models.BooleanField(default=True)  # False: here for someone they love, and only that
    paused_until = models.DateField(null=True, blank=True)  # a pause may have an end; without one it lasts
    erase_after = models.DateTimeField(null=True, blank=True)
    leaves_words = models.BooleanField(
        default=False
    )  # what they said to others stays, under "someone who has left"
    is_demo = models.BooleanField(default=False)
    way_back_open = models.BooleanField(default=False)  # so that a page need not ask who is shown one

    last_login = None  # nobody's last visit is kept
    in_part = ""  # the part chosen for this session; empty: all of them. Never stored with the member

    USERNAME_FIELD = "handle"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects = Members()

    def __str__(self) -> str:
        return self.handle

    @staticmethod
    def key_of(handle: str) -> str:
        return key_of(handle)

    @property
    def is_here(self) -> bool:
        """In, and not on the way out: someone who waits or is leaving meets nobody."""
        return self.is_active and self.state in (self.State.HERE, self.State.PAUSED)

    @property
    def is_left_in_peace(self) -> bool:
        """Resting or on the way out: what is new waits for them and wakes nobody."""
        return self.state in (self.State.PAUSED, self.State.LEAVING)

    @property
    def initials(self) -> str:
        return "".join(word[0] for word in self.handle.split()[:2]).upper()

    @property
    def email(self) -> str:
        """The address they gave for mail, or nothing. It is sealed in the database."""
        return vault.unseal(self.sealed_email, about=self.about_email, gone="") if self.sealed_email else ""

    @property
    def about_email(self) -> str:
        return f"people_member|{self.pk}|sealed_email"

    @cached_property
    def all_roles(self) -> frozenset[str]:
        """The parts this person holds now, besides being a member, whichever of them they are here as."""
        return frozenset(self.roles.filter(until=None).values_list("role", flat=True))

    @property
    def role_names(self) -> frozenset[str]:
        """The parts in force: all they hold, or in a session that chose one of them, that one."""
        return narrowed(self.all_roles, self.in_part)

    def holds(self, *roles: str) -> bool:
        """Whether one of these parts is in force: what someone may see and do is asked by this."""
        return not self.role_names.isdisjoint(roles)

    @property
    def is_staff(self) -> bool:
        """Whether this account helps to run the place, whichever part its owner is in just now."""
        return not self.all_roles.isdisjoint(Role.STAFF)

    @cached_property
    def needs_second_factor(self) -> bool:
        """Staff who have neither a passkey nor an authenticator yet."""
        mine = self.authenticator_set  # type: ignore[attr-defined]  # allauth ships no types
        return self.is_staff and not mine.filter(type__in=SECOND_FACTORS).exists()

    @property
    def is_paired_apart(self) -> bool:
        """Staff keep order, and whoever is here for someone else only is not in the rounds."""
        return self.is_staff or not self.in_recovery

    def forget_roles(self) -> None:
        """Look again at the next question: someone was given a part, or gave one up."""
        self.__dict__.pop("all_roles", None)
        self.__dict__.pop("needs_second_factor", None)


class RecoveryWords(models.Model):
    """One Argon2id record over the name and its four words; the words themselves are shown once."""

    member = models.OneToOneField(Member, models.CASCADE, primary_key=True, related_name="recovery_words")
    digest = models.CharField(max_length=200)
    made_on = models.DateField()
