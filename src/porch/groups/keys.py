"""What this room seals."""

from porch.groups.models import Box, Line, Motion, Term
from porch.kit import sealed, vault
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
    _of_motions()


def _of_motions() -> None:
    """What a motion says, what speaks for it, what was said about it, and how many said what while a vote runs."""
    sealed.columns.register(
        "motion",
        SealedColumn(
            *(Motion, "sealed_text"),
            about=lambda row: row.about_text,
            of=lambda row: row.text_belongs_to,
        ),
    )
    sealed.columns.register(
        "reasons for a motion",
        SealedColumn(
            *(Motion, "sealed_why"),
            about=lambda row: row.about_why,
            of=lambda row: of_member(row.brought_by_id) if row.brought_by_id else vault.COMMUNITY,
        ),
    )
    sealed.columns.register(
        "words about a motion",
        SealedColumn(
            *(Line, "sealed_words"),
            about=lambda row: row.about_words,
            of=lambda row: of_member(row.author_id),
        ),
    )
    sealed.columns.register(
        "ballot box",
        SealedColumn(
            *(Box, "sealed_numbers"), about=lambda row: row.about_numbers, of=lambda row: vault.COMMUNITY
        ),
    )
