"""What this room seals."""

from porch.kit import sealed, vault
from porch.kit.sealed import SealedColumn
from porch.people.rules.keys import of_member
from porch.stories.models import Look, Picture, Story, Thanks


def register() -> None:
    sealed.columns.register(
        "story drafts",
        SealedColumn(Story, "sealed_draft", about=lambda row: row.about_draft, of=owner_of),
    )
    sealed.columns.register(
        "notes with a story",
        SealedColumn(
            Look, "sealed_note", about=lambda row: row.about_note, of=lambda row: owner_of(row.story)
        ),
    )
    sealed.columns.register(
        "thanks",
        SealedColumn(Thanks, "sealed_words", about=lambda row: row.about_words, of=lambda row: row.whose()),
    )
    sealed.columns.register(
        "pictures",
        SealedColumn(
            Picture, "sealed_data", about=lambda row: row.about_data, of=lambda row: owner_of(row.story)
        ),
    )


def owner_of(story: Story) -> str:
    return of_member(story.owner_id) if story.owner_id else vault.COMMUNITY
