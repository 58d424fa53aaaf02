"""What this room seals."""

from porch.diary.models import Anchor, Entry, Note, Summary
from porch.kit import sealed
from porch.kit.sealed import SealedColumn
from porch.people.rules.keys import of_member


def register() -> None:
    for name, column in (
        ("diary entries", SealedColumn(Entry, "sealed_body", lambda row: row.about_body, of=_owner)),
        ("diary notes", SealedColumn(Note, "sealed_words", lambda row: row.about_words, of=_owner)),
        ("diary anchors", SealedColumn(Anchor, "sealed_body", lambda row: row.about_body, of=_owner)),
        ("diary summaries", SealedColumn(Summary, "sealed_body", lambda row: row.about_body, of=_owner)),
    ):
        sealed.columns.register(name, column)


def _owner(row: Entry | Note | Anchor | Summary) -> str:
    return of_member(row.member_id)
