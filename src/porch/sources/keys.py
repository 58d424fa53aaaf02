"""What this room seals: a list that was read and waits for a yes."""

from porch.kit import sealed, vault
from porch.kit.sealed import SealedColumn
from porch.sources.models import Reading


def register() -> None:
    sealed.columns.register(
        "a list that waits",
        SealedColumn(*(Reading, "sealed_body"), about=lambda row: row.about, of=lambda row: vault.COMMUNITY),
    )
