"""What this room seals."""

from porch.kit import sealed
from porch.kit.sealed import SealedColumn
from porch.people.rules.keys import of_member
from porch.wire.models import Phone


def register() -> None:
    sealed.columns.register(
        "phone",
        SealedColumn(
            *(Phone, "sealed_box"), about=lambda row: row.about_box, of=lambda row: of_member(row.member_id)
        ),
    )
