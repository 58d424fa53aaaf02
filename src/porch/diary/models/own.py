"""What stands beside the entries: a note to oneself, days one remembers others by, what one chose for the pages."""

from typing import Any

from django.db import models

from porch.diary.models.entry import Entry
from porch.kit import vault
from porch.kit.ids import new_id
from porch.people.models import Member
from porch.people.rules.keys import of_member


class Note(models.Model):
    """Words for oneself beside an entry, in a box of their own: no measure, picture or summary opens it.

    A later private notebook can take these over as they stand, each with its day and moment (``docs/decisions/0060``).
    """

    entry = models.OneToOneField(Entry, models.CASCADE, primary_key=True, related_name="note")
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    sealed_words = models.BinaryField()

    @property
    def about_words(self) -> str:
        return f"diary_note|{self.pk}|sealed_words"

    @property
    def words(self) -> str:
        """What was written; empty once its owner's key is gone."""
        return vault.unseal(self.sealed_words, about=self.about_words, gone="")

    def write(self, words: str) -> None:
        self.sealed_words = vault.seal(words, about=self.about_words, of=of_member(self.member_id))


class Anchor(models.Model):
    """A day somebody remembers others by: a birthday, pay day, a journey. Its words and its date are sealed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    sealed_body = models.BinaryField()

    @property
    def about_body(self) -> str:
        return f"diary_anchor|{self.pk}|sealed_body"

    @property
    def body(self) -> dict[str, Any]:
        """``words``, ``day`` (ISO) and ``every``: "year", "month" or empty; empty once its owner's key is gone."""
        return vault.unseal_values(self.sealed_body, about=self.about_body)

    def write(self, body: dict[str, Any]) -> None:
        self.sealed_body = vault.seal_values(body, about=self.about_body, of=of_member(self.member_id))


NO_COUNTRY = "-"


class Wishes(models.Model):
    """What somebody chose for these pages. ``drinks_of``: the country whose standard drinks they read; empty is
    the usual of the site, "-" none."""

    member = models.OneToOneField(Member, models.CASCADE, primary_key=True, related_name="+")
    drinks_of = models.CharField(max_length=2, blank=True, default="")


class Summary(models.Model):
    """A stretch of days in a few lines, as they were when it was made: what somebody else can be shown of a diary."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    at = models.DateTimeField()
    sealed_body = models.BinaryField()

    @property
    def about_body(self) -> str:
        return f"diary_summary|{self.pk}|sealed_body"

    @property
    def body(self) -> dict[str, Any]:
        """``first``, ``last`` (ISO) and ``lines``; empty once its owner's key is gone."""
        return vault.unseal_values(self.sealed_body, about=self.about_body)

    def write(self, body: dict[str, Any]) -> None:
        self.sealed_body = vault.seal_values(body, about=self.about_body, of=of_member(self.member_id))
