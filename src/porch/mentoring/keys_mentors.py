"""What this room seals."""

from porch.kit import sealed
from porch.kit.sealed import SealedColumn
from porch.mentoring.models import Line, Mentor, Override, Reference
from porch.people.rules.keys import of_member


def register() -> None:
    sealed.columns.register(
        "mentor's lines",
        SealedColumn(
            *(Mentor, "sealed_lines"),
            about=lambda row: row.about_lines,
            of=lambda row: of_member(row.member_id),
        ),
    )
    sealed.columns.register(
        "word for a mentor",
        SealedColumn(
            *(Reference, "sealed_line"),
            about=lambda row: row.about_line,
            of=lambda row: of_member(row.by_id),
        ),
    )
    sealed.columns.register(
        "yes past what is asked",
        SealedColumn(
            *(Override, "sealed_reason"),
            about=lambda row: row.about_reason,
            of=lambda row: of_member(row.member_id),
        ),
    )
    sealed.columns.register(
        "line of an agreement",
        SealedColumn(
            *(Line, "sealed_text"),
            about=lambda row: row.about_text,
            of=lambda row: of_member(row.by_id),
        ),
    )
