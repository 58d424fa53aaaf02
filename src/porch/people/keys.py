"""What this room seals, and whose keys may go."""

import base64
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from allauth.mfa.models import Authenticator

from porch.kit import sealed, vault
from porch.kit.sealed import SealedColumn
from porch.people.adapter import SecondFactor
from porch.people.models import Brought, Knock, LivedExperience, Member, Visit
from porch.people.queries.knocks import about_line
from porch.people.rules.keys import of_member
from porch.record.models import Entry


class SealedSecret(SealedColumn):
    """The secrets of authenticators stand as text in a table that is not ours."""

    KEPT_IN = ("secret", "seed")

    def rows(self, most: int | None = None) -> Iterator[Any]:
        found = Authenticator.objects.exclude(type=Authenticator.Type.WEBAUTHN).order_by("pk")
        yield from (row for row in (found if most is None else found[:most]) if self._where(row))

    def box(self, row: Any) -> bytes:
        return base64.b64decode(row.data[self._where(row)])

    def put(self, row: Any, box: bytes) -> None:
        row.data[self._where(row)] = base64.b64encode(box).decode()
        row.save(update_fields=["data"])

    def _where(self, row: Any) -> str:
        return next((key for key in self.KEPT_IN if key in row.data), "")


def register() -> None:
    def mine(row: Any) -> str:
        return of_member(row.member_id)

    sealed.columns.register(
        "email",
        SealedColumn(Member, "sealed_email", lambda row: row.about_email, lambda row: of_member(row.pk)),
    )
    sealed.columns.register(
        "gender words",
        SealedColumn(LivedExperience, "sealed_gender_words", lambda row: row.about_gender_words, mine),
    )
    sealed.columns.register("brought words", SealedColumn(Brought, "sealed", lambda row: row.about, mine))
    sealed.columns.register("knock", SealedColumn(Knock, "sealed_line", about_line, mine))
    sealed.columns.register(
        "session", SealedColumn(Visit, "sealed", lambda row: row.about, lambda row: vault.COMMUNITY)
    )
    sealed.columns.register(
        "second factor",
        SealedSecret(
            Authenticator, "data", lambda row: SecondFactor.ABOUT, lambda row: of_member(row.user_id)
        ),
    )
    sealed.over.register("member", erased)


def erased(ids: set[str]) -> set[str]:
    """Of these members, those who were erased: the audit chain says so. One who is merely not here is left alone."""
    named = Entry.objects.filter(act="member-erased").values_list("subject_id", flat=True)
    noted = ids & {str(pk) for pk in named}
    here = Member.objects.filter(pk__in=map(UUID, noted)).values_list("pk", flat=True)
    return noted - {str(pk) for pk in here}
