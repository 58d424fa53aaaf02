"""What this room seals: what somebody wrote about a listing that is wrong."""

from porch.kit import sealed, vault
from porch.kit.sealed import SealedColumn
from porch.meetings.models import Doubt


def register() -> None:
    sealed.columns.register(
        "what is wrong with a listing",
        SealedColumn(*(Doubt, "sealed_words"), about=lambda row: row.about, of=lambda row: vault.COMMUNITY),
    )
