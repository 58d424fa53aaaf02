"""What this room seals, and whose keys may go."""

from uuid import UUID

from porch.kit import sealed
from porch.kit.sealed import SealedColumn
from porch.rooms.models import Aside, Entry, Room


def register() -> None:
    sealed.columns.register(
        "typed share",
        SealedColumn(*(Entry, "sealed_words"), about=lambda row: row.about_words, of=lambda row: row.owners),
    )
    sealed.columns.register(
        "words to somebody alone in a room",
        SealedColumn(*(Aside, "sealed_words"), about=lambda row: row.about_words, of=lambda row: row.owners),
    )
    sealed.over.register("room", empty_for_good)


def empty_for_good(ids: set[str]) -> set[str]:
    """Of these rooms, those whose words are gone, and those that are no more."""
    asked = {UUID(one) for one in ids}
    there = dict(Room.objects.filter(pk__in=asked).values_list("pk", "words_gone"))
    return {str(one) for one in asked if there.get(one, True)}
