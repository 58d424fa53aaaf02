"""What this room seals."""

from porch.groups.models import Term
from porch.kit import sealed
from porch.kit.sealed import SealedColumn
from porch.people.rules.keys import of_member


def register() -> None:
    sealed.columns.register(
        "handover note",
        SealedColumn(
            *(Term, "sealed_handover"),
            about=lambda row: row.about_handover,
            of=lambda row: of_member(row.member_id),
        ),
    )
