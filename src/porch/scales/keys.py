"""What this room seals."""

from porch.kit import sealed
from porch.kit.sealed import SealedColumn
from porch.people.rules.keys import of_member
from porch.scales.models import Sitting, Wishes


def register() -> None:
    sealed.columns.register(
        "answers to questionnaires",
        SealedColumn(
            Sitting, "sealed_said", about=lambda row: row.about_said, of=lambda row: of_member(row.member_id)
        ),
    )
    sealed.columns.register(
        "when to ask",
        SealedColumn(
            Wishes, "sealed_plan", about=lambda row: row.about_plan, of=lambda row: of_member(row.member_id)
        ),
    )
