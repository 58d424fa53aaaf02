"""What this room seals, each row under a key of its own; and which of those keys may go."""

from collections.abc import Callable
from uuid import UUID

from django.db.models import Q

from porch.kit import sealed
from porch.kit.sealed import SealedColumn
from porch.safety.models.sealed import Sealing


def register() -> None:
    for model in Sealing.__subclasses__():
        for column in columns_of(model):
            part = column.removeprefix("sealed_")
            sealed.columns.register(
                f"{model.ABOUT} {part}",
                SealedColumn(
                    *(model, column),
                    about=lambda row, part=part: row.about(part),  # type: ignore[misc]
                    of=lambda row: row.owner,
                ),
            )
        sealed.over.register(model.ABOUT, _emptied(model))


def columns_of(model: type[Sealing]) -> list[str]:
    return [field.name for field in model._meta.concrete_fields if field.name.startswith("sealed_")]


def _emptied(model: type[Sealing]) -> Callable[[set[str]], set[str]]:
    """Rows that were let go of, or have no words left."""

    def emptied(ids: set[str]) -> set[str]:
        full = Q()
        for column in columns_of(model):
            full |= ~Q(**{column: b""})
        speaking = model._default_manager.filter(full, pk__in=map(UUID, ids))
        return ids - {str(pk) for pk in speaking.values_list("pk", flat=True)}

    return emptied
