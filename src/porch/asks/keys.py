"""What this room seals."""

from porch.asks.models import Ask
from porch.kit import sealed, vault
from porch.kit.sealed import SealedColumn
from porch.people.rules.keys import of_member


def register() -> None:
    sealed.columns.register(
        "what was asked for",
        SealedColumn(
            *(Ask, "sealed_told"),
            about=lambda row: row.about_told,
            of=lambda row: of_member(row.asker_id) if row.asker_id else vault.COMMUNITY,
        ),
    )
    sealed.columns.register(
        "letter",
        SealedColumn(
            *(Ask, "sealed_letter"), about=lambda row: row.about_letter, of=lambda row: row.owners_of_letter
        ),
    )
