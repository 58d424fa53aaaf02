"""What this room seals."""

from porch.evidence.models import Report
from porch.kit import sealed, vault
from porch.kit.sealed import SealedColumn


def register() -> None:
    sealed.columns.register(
        "who was counted in a report",
        SealedColumn(
            *(Report, "sealed_who"), about=lambda row: row.about_who, of=lambda row: vault.COMMUNITY
        ),
    )
