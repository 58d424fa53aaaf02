"""What this room seals."""

from porch.kit import sealed
from porch.kit.sealed import SealedColumn
from porch.milestones.models import Mark, Wishes
from porch.people.rules.keys import of_member


def register() -> None:
    sealed.columns.register(
        "marks",
        SealedColumn(
            Mark, "sealed_said", about=lambda row: row.about_said, of=lambda row: of_member(row.member_id)
        ),
    )
    sealed.columns.register(
        "questions put aside",
        SealedColumn(
            Wishes, "sealed_aside", about=lambda row: row.about_aside, of=lambda row: of_member(row.member_id)
        ),
    )
