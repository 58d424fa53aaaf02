"""What is written in a room to somebody alone: to those who lead, from them, and a greeter's word to who came late."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from porch.kit import vault
from porch.people.models import Member
from porch.people.rules.keys import of_member
from porch.rooms.models.room import Room
from porch.rooms.rules.rooms import of_room


class Aside(models.Model):
    """``to`` is a chair, or nobody's: then it is to those who lead. Its words go when the room's words go."""

    class Kind(models.TextChoices):
        LINE = "line"  # to those who lead
        NOT_OK = "not-ok"  # to those who lead; the safety desk was told as well
        ANSWER = "answer"  # from those who lead, to one person
        WELCOME = "welcome"  # from whoever greets, to one who came late

    room = models.ForeignKey(Room, models.CASCADE, related_name="asides")
    kind = models.CharField(max_length=8, choices=Kind)
    who = models.PositiveIntegerField()
    to = models.PositiveIntegerField(null=True)
    at = models.DateTimeField()
    author = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    client_id = models.UUIDField(null=True)
    sealed_words = models.BinaryField(default=b"")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["room", "author", "client_id"], name="sending_an_aside_twice_is_sending_it_once"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=("line", "not-ok"), to=None)
                | Q(kind__in=("answer", "welcome"), to__isnull=False),
                name="an_aside_is_to_those_who_lead_or_to_one",
            ),
        ]
        indexes = [models.Index(fields=["room", "at"], name="asides_of_a_room")]

    @property
    def words(self) -> str:
        return vault.unseal(self.sealed_words, about=self.about_words, gone="") if self.sealed_words else ""

    @property
    def about_words(self) -> str:
        return f"rooms.aside|{self.room_id}|{self.client_id}"

    @property
    def owners(self) -> tuple[str, ...]:
        mine = (of_member(self.author_id),) if self.author_id else ()
        return (*mine, of_room(self.room_id))

    def seal(self, words: str) -> None:
        self.sealed_words = vault.seal(words, about=self.about_words, of=self.owners)
