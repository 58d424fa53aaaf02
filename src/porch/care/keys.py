"""What this room seals: what people answered about themselves, and the line at the end of the training."""

from porch.care.models import Check, Training
from porch.kit import sealed
from porch.kit.sealed import SealedColumn
from porch.people.rules.keys import of_member


def register() -> None:
    sealed.columns.register(
        "check on oneself",
        SealedColumn(
            *(Check, "sealed_answers"),
            about=lambda row: row.about_answers,
            of=lambda row: of_member(row.member_id),
        ),
    )
    sealed.columns.register(
        "line about the training",
        SealedColumn(
            *(Training, "sealed_line"),
            about=lambda row: row.about_line,
            of=lambda row: of_member(row.member_id),
        ),
    )
