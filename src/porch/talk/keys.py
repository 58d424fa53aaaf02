"""What this room seals, and whose keys may go."""

from uuid import UUID

from porch.kit import sealed
from porch.kit.sealed import SealedColumn
from porch.talk.models import Conversation, HeldMessage, Message


def register() -> None:
    for column, part in (("sealed_body", "message"), ("sealed_note", "note")):
        sealed.columns.register(
            part,
            SealedColumn(
                *(Message, column),
                about=lambda row, part=part: row.about(part),  # type: ignore[misc]
                of=lambda row: row.owners,
            ),
        )
    for column in ("body", "note"):
        sealed.columns.register(
            f"held {column}",
            SealedColumn(
                *(HeldMessage, f"sealed_{column}"),
                about=lambda row, part=column: row.about(part),  # type: ignore[misc]
                of=lambda row: row.owners,
            ),
        )
    sealed.over.register("conversation", silent_for_good)


def silent_for_good(ids: set[str]) -> set[str]:
    """Of these conversations, those that ended and have no words left."""
    closed = Conversation.objects.filter(pk__in=map(UUID, ids), state=Conversation.State.CLOSED)
    speaking = Message.objects.exclude(sealed_body=b"", sealed_note=b"").values("conversation")
    waiting = HeldMessage.objects.values("conversation")
    closed = closed.exclude(pk__in=waiting)
    return {str(pk) for pk in closed.exclude(pk__in=speaking).values_list("pk", flat=True)}
