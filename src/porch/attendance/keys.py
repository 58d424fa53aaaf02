"""What this room seals, and when a signing key is over."""

from porch.attendance.models import Noted, SigningKey, Sitting
from porch.attendance.rules.keys import WORD
from porch.kit import sealed, vault
from porch.kit.sealed import SealedColumn
from porch.people.rules.keys import of_member


def register() -> None:
    sealed.columns.register(
        "what codes are drawn from",
        SealedColumn(
            *(Sitting, "sealed_secret"),
            about=lambda row: row.about_secret,
            of=lambda row: vault.COMMUNITY,
        ),
    )
    sealed.columns.register(
        "noted of being there",
        SealedColumn(
            *(Noted, "sealed_words"),
            about=lambda row: row.about_words,
            of=lambda row: of_member(row.member_id),
        ),
    )
    sealed.over.register(WORD, replaced)


def replaced(ids: set[str]) -> set[str]:
    """Of these signing keys, those that sign no longer, or never came to be."""
    current = {str(pk) for pk in SigningKey.objects.filter(is_current=True).values_list("pk", flat=True)}
    return ids - current
