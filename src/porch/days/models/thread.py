"""One thing somebody keeps days of, and what they told about it: rows that are added and never changed."""

from typing import Any

from django.db import models

from porch.kit import vault
from porch.kit.ids import new_id
from porch.people.models import Member
from porch.people.rules.keys import of_member


class Thread(models.Model):
    """What somebody keeps days of: a substance or a behaviour, sealed under its owner's key.

    ``instead_of``: this one began again because the other was typed by mistake; ``laid_aside_at`` is when that one, or
    one that is no longer wanted, was put away. It stays in its owner's file.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    member = models.ForeignKey(Member, models.CASCADE, related_name="+")
    opened_at = models.DateTimeField()
    instead_of = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="+")
    laid_aside_at = models.DateTimeField(null=True, blank=True)
    sealed_about = models.BinaryField()

    class Meta:
        indexes = [models.Index(fields=["member", "opened_at"], name="threads_of_a_member")]

    @property
    def about_itself(self) -> str:
        return f"days_thread|{self.pk}|sealed_about"

    @property
    def about(self) -> dict[str, Any]:
        """``what`` is a code of the vocabulary of substances, ``word`` what its owner calls it (may be empty)."""
        return vault.unseal_values(self.sealed_about, about=self.about_itself)

    def say(self, about: dict[str, Any]) -> None:
        self.sealed_about = vault.seal_values(about, about=self.about_itself, of=of_member(self.member_id))


class Row(models.Model):
    """One row of a thread. Never changed and never taken out, but with its owner: what was wrong is followed by a row
    that says so."""

    thread = models.ForeignKey(Thread, models.CASCADE, related_name="rows")
    seq = models.PositiveIntegerField()
    at = models.DateTimeField()
    sealed_body = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["thread", "seq"], name="a_row_has_its_own_number"),
        ]

    @property
    def about_body(self) -> str:
        return f"days_row|{self.thread_id}|{self.seq}|sealed_body"

    @property
    def body(self) -> dict[str, Any]:
        """The row as ``measures.runs`` reads it; empty once its owner's key is gone."""
        return vault.unseal_values(self.sealed_body, about=self.about_body)

    def write(self, body: dict[str, Any]) -> None:
        self.sealed_body = vault.seal_values(body, about=self.about_body, of=of_member(self.thread.member_id))
