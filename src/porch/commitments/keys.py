"""What this room seals."""

from porch.commitments.models import Commitment, Day
from porch.kit import sealed
from porch.kit.sealed import SealedColumn
from porch.people.rules.keys import of_member


def register() -> None:
    sealed.columns.register(
        "what somebody means to do",
        SealedColumn(
            *(Commitment, "sealed_words"),
            about=lambda row: row.about_words,
            of=lambda row: of_member(row.member_id),
        ),
    )
    sealed.columns.register(
        "how it went",
        SealedColumn(
            *(Day, "sealed_said"),
            about=lambda row: row.about_said,
            of=lambda row: of_member(row.commitment.member_id),
        ),
    )
