"""Conversations, who is in them, and the numbered log of what was said. Words are sealed from the first day."""

from __future__ import annotations

from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext

from porch.kit import vault
from porch.people.models import Member
from porch.people.rules.keys import of_member
from porch.talk.rules import SPACES, of_conversation


class Conversation(models.Model):
    """One conversation. ``last_seq`` is the number of the last entry of its log, and its row is the log's lock.

    ``space`` says where it lives: "" among members, "family" in the family's own space; at no other door is it there.
    """

    class Kind(models.TextChoices):
        PAIR = "pair"
        FRIENDS = "friends"
        GROUP = "group"

    class State(models.TextChoices):
        ASKED = "asked"
        OPEN = "open"
        CLOSED = "closed"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.PAIR)
    state = models.CharField(max_length=10, choices=State, default=State.ASKED)
    two = models.CharField(max_length=73, blank=True, default="")  # both ids in order, for two people
    asked_by = models.ForeignKey(Member, models.SET_NULL, null=True, blank=True, related_name="+")
    space = models.CharField(max_length=8, blank=True, default="")  # see rules.SPACES
    last_seq = models.PositiveBigIntegerField(default=0)
    began_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(Member, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["two", "space"],
                condition=~Q(two="") & ~Q(state="closed"),
                name="two_people_have_one_conversation_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(state="closed", closed_at__isnull=False)
                | (~Q(state="closed") & Q(closed_at=None)),
                name="a_closed_conversation_knows_since_when",
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse(f"{SPACES[self.space]}:conversation", args=[self.pk])

    @property
    def topic(self) -> str:
        return f"talk:{self.pk}"


class Membership(models.Model):
    """Someone's place in a conversation. What they opened last is theirs alone and never shown to others."""

    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="memberships")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    opened_seq = models.PositiveBigIntegerField(default=0)
    from_seq = models.PositiveBigIntegerField(default=0)  # they came later, and read what follows this number
    muted_until = models.DateTimeField(null=True, blank=True)
    set_aside_at = models.DateTimeField(null=True, blank=True)  # "not now" to a first message
    keep_days = models.PositiveSmallIntegerField(default=90)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["conversation", "member"], name="a_person_is_in_a_conversation_once"
            ),
            models.CheckConstraint(
                condition=Q(keep_days__in=(7, 90, 0)), name="messages_are_kept_7_or_90_days_or_until_the_end"
            ),
        ]


class Message(models.Model):
    """One entry of the log: something said, or an act that listeners must learn of (taken back, begun, ended)."""

    class Act(models.TextChoices):
        SAID = "said"
        TAKEN_BACK = "taken-back"
        BEGUN = "begun"
        CLOSED = "closed"

    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="messages")
    seq = models.PositiveBigIntegerField()
    act = models.CharField(max_length=12, choices=Act, default=Act.SAID)
    author = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    client_id = models.UUIDField(null=True)
    about_seq = models.PositiveBigIntegerField(null=True, blank=True)  # what was taken back
    sealed_body = models.BinaryField(default=b"")
    sealed_note = models.BinaryField(default=b"")
    sent_at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True, blank=True)
    withheld = models.BooleanField(default=False)  # only its author sees it: see decision on blocks

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["conversation", "seq"], name="a_number_in_a_conversation_is_used_once"
            ),
            models.UniqueConstraint(
                fields=["conversation", "author", "client_id"],
                name="sending_a_message_twice_is_sending_it_once",
            ),
        ]
        indexes = [models.Index(fields=["sent_at"], name="messages_by_age")]

    @property
    def body(self) -> str:
        return self._opened(self.sealed_body, "message")

    @property
    def note(self) -> str:
        """The content note: what the message is about, before it is opened."""
        return self._opened(self.sealed_note, "note")

    def _opened(self, box: bytes | memoryview, part: str) -> str:
        gone = gettext("Somebody's words, gone")
        return vault.unseal(box, about=self.about(part), gone=gone) if box else ""

    def about(self, part: str) -> str:
        return f"talk.{part}|{self.conversation_id}|{self.seq}"

    def seal(self, *, body: str, note: str = "") -> None:
        """Put words in, bound to this place in this conversation's log, under its author's key and its own."""
        of = self.owners
        self.sealed_body = vault.seal(body, about=self.about("message"), of=of) if body else b""
        self.sealed_note = vault.seal(note, about=self.about("note"), of=of) if note else b""

    def give_to_the_conversation(self) -> None:
        """Seal it again without its author's key, so that it stays when they are erased; KeyGone when it is shut."""
        self.sealed_body, self.sealed_note = (
            vault.seal(vault.unseal(box, about=about), about=about, of=of_conversation(self.conversation_id))
            if box
            else b""
            for box, about in (
                (self.sealed_body, self.about("message")),
                (self.sealed_note, self.about("note")),
            )
        )

    @property
    def owners(self) -> tuple[str, ...]:
        """Whose keys shut it, each on its own: the author's, while it has one, and the conversation's."""
        mine = (of_member(self.author_id),) if self.author_id else ()
        return (*mine, of_conversation(self.conversation_id))


class HeldMessage(models.Model):
    """Words that one of the desk looks at before they arrive. They stand in no log until they are sent on.

    Its author sees them beside the conversation and may take them back. Sent on, the row goes and the message
    stands in the log; not sent on, the words stay a week for their author to keep.
    """

    class Why(models.TextChoices):
        CONTACT = "contact"
        ALIKE = "alike"

    class State(models.TextChoices):
        WAITING = "waiting"
        NOT_SENT = "not-sent"

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="held")
    author = models.ForeignKey(Member, models.CASCADE, related_name="+")
    client_id = models.UUIDField()
    why = models.CharField(max_length=10, choices=Why)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    sealed_body = models.BinaryField(default=b"")
    sealed_note = models.BinaryField(default=b"")
    at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["conversation", "author", "client_id"], name="sending_it_again_holds_it_once"
            ),
            models.CheckConstraint(
                condition=Q(state="waiting", answered_at=None)
                | Q(state="not-sent", answered_at__isnull=False),
                name="what_is_held_waits_or_was_answered",
            ),
        ]
        indexes = [models.Index(fields=["state", "at"], name="held_longest_first")]

    @property
    def body(self) -> str:
        return self._opened(self.sealed_body, "body")

    @property
    def note(self) -> str:
        return self._opened(self.sealed_note, "note")

    def _opened(self, box: bytes | memoryview, part: str) -> str:
        gone = gettext("Somebody's words, gone")
        return vault.unseal(box, about=self.about(part), gone=gone) if box else ""

    def about(self, part: str) -> str:
        return f"talk.held|{self.pk}|{part}"

    def seal(self, *, body: str, note: str = "") -> None:
        self.sealed_body = vault.seal(body, about=self.about("body"), of=self.owners)
        self.sealed_note = vault.seal(note, about=self.about("note"), of=self.owners) if note else b""

    @property
    def owners(self) -> tuple[str, ...]:
        return (of_member(self.author_id), of_conversation(self.conversation_id))


class Likeness(models.Model):
    """Keyed marks of one message's words, for two days: whether nearly the same went to many. No text is in them."""

    author = models.ForeignKey(Member, models.CASCADE, related_name="+")
    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="+")
    marks = models.JSONField()
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["author", "at"], name="what_someone_said_lately")]
