"""What this room seals: what mentees wrote, and what mentors answered."""

from porch.kit import sealed
from porch.kit.sealed import SealedColumn
from porch.mentoring.models import Answer, Entry
from porch.people.rules.keys import of_member


def register() -> None:
    sealed.columns.register(
        "shared work",
        SealedColumn(
            *(Entry, "sealed_words"),
            about=lambda row: row.about_words,
            of=lambda row: of_member(row.work.mentee_id),
        ),
    )
    sealed.columns.register(
        "answer on shared work",
        SealedColumn(
            *(Answer, "sealed_words"),
            about=lambda row: row.about_words,
            of=lambda row: of_member(row.by_id),
        ),
    )
