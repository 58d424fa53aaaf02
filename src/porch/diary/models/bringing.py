"""A table from another tracker that lies there until its owner has looked at what would come of it."""

from typing import Any

from django.db import models

from porch.kit import vault
from porch.people.models import Member
from porch.people.rules.keys import of_member


class Brought(models.Model):
    """One file of one member, sealed under their key, with what they said about it. It is gone after a day at most."""

    member = models.OneToOneField(Member, models.CASCADE, primary_key=True, related_name="+")
    made_at = models.DateTimeField()
    sealed_file = models.BinaryField()
    sealed_said = models.BinaryField(default=b"")

    @property
    def about_file(self) -> str:
        return f"diary_brought|{self.pk}|sealed_file"

    @property
    def about_said(self) -> str:
        return f"diary_brought|{self.pk}|sealed_said"

    @property
    def content(self) -> bytes:
        """The bytes of the file; none once its owner's key is gone."""
        return vault.unseal(self.sealed_file, about=self.about_file, gone="").encode("latin-1")

    @property
    def said(self) -> dict[str, Any]:
        """``order``, ``country``, ``what``, ``moods`` and ``ticks`` by the words and columns of the file."""
        return vault.unseal_values(self.sealed_said, about=self.about_said)

    def lay_down(self, content: bytes) -> None:
        owner = of_member(self.member_id)
        self.sealed_file = vault.seal(content.decode("latin-1"), about=self.about_file, of=owner)

    def say(self, said: dict[str, Any]) -> None:
        self.sealed_said = vault.seal_values(said, about=self.about_said, of=of_member(self.member_id))
