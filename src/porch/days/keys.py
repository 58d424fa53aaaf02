"""What this room seals."""

from porch.days.models import Row, Thread
from porch.kit import sealed
from porch.kit.sealed import SealedColumn
from porch.people.rules.keys import of_member


def register() -> None:
    sealed.columns.register(
        "threads of days",
        SealedColumn(
            Thread,
            "sealed_about",
            about=lambda row: row.about_itself,
            of=lambda row: of_member(row.member_id),
        ),
    )
    sealed.columns.register(
        "rows of days",
        SealedColumn(
            Row,
            "sealed_body",
            about=lambda row: row.about_body,
            of=lambda row: of_member(row.thread.member_id),
        ),
    )
