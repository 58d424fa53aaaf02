"""The numbered log of a room: every act on its floor, and the words of typed shares, sealed."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext

from porch.kit import vault
from porch.people.models import Member
from porch.people.rules.keys import of_member
from porch.rooms.models.room import Room
from porch.rooms.rules.rooms import of_room
from porch.rooms.rules.turns import Act


class Entry(models.Model):
    """``who`` and ``about`` are chairs. ``author`` stands only where there are words, which are shut by two keys:
    theirs and the room's. When the room's time is over its key goes, and with it the words in every copy."""

    room = models.ForeignKey(Room, models.CASCADE, related_name="entries")
    seq = models.PositiveBigIntegerField()
    verb = models.CharField(max_length=14)
    who = models.PositiveIntegerField(null=True)
    about = models.PositiveIntegerField(null=True)
    value = models.TextField(blank=True, default="")
    at = models.DateTimeField()
    author = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="+")
    client_id = models.UUIDField(null=True)
    sealed_words = models.BinaryField(default=b"")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["room", "seq"], name="a_number_in_a_room_is_used_once"),
            models.UniqueConstraint(
                fields=["room", "author", "client_id"], name="sending_a_share_twice_is_sending_it_once"
            ),
        ]

    @property
    def act(self) -> Act:
        return Act(self.verb, self.who, self.at, self.about, self.value)

    @property
    def words(self) -> str:
        gone = gettext("Somebody’s words, gone")
        return vault.unseal(self.sealed_words, about=self.about_words, gone=gone) if self.sealed_words else ""

    @property
    def about_words(self) -> str:
        return f"rooms.words|{self.room_id}|{self.seq}"

    @property
    def owners(self) -> tuple[str, ...]:
        mine = (of_member(self.author_id),) if self.author_id else ()
        return (*mine, of_room(self.room_id))

    def seal(self, words: str) -> None:
        self.sealed_words = vault.seal(words, about=self.about_words, of=self.owners)
