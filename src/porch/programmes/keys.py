"""What this room seals."""

from porch.kit import sealed
from porch.kit.sealed import SealedColumn
from porch.people.rules.keys import of_member
from porch.programmes.models import FollowUp


def register() -> None:
    sealed.columns.register(
        "what somebody answered months later",
        SealedColumn(
            *(FollowUp, "sealed_said"),
            about=lambda row: row.about_said,
            of=lambda row: of_member(row.member_id),
        ),
    )
