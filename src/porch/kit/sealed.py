"""Where sealed words stand, room by room, so that all of them can be looked over and sealed anew.

Every room registers its sealed columns, and says which of its owners are over for good, in its ``keys.py``.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models, transaction

from porch.kit import vault
from porch.kit.registry import Registry


@dataclass(frozen=True)
class SealedColumn:
    """One sealed column. ``about`` and ``of`` say of a row what ``vault.seal`` is told when it is written."""

    model: type[models.Model]
    column: str
    about: Callable[[Any], str]
    of: Callable[[Any], str | tuple[str, ...]]

    @property
    def name(self) -> str:
        return f"{self.model._meta.db_table}.{self.column}"

    def rows(self, most: int | None = None) -> Iterator[Any]:
        """Rows with something in this column; ``most`` of them, half of the first and half of the last."""
        there = self.model._base_manager.filter(**{f"{self.column}__isnull": False})
        full = there.exclude(**{self.column: b""}).order_by("pk")
        if most is None:
            yield from full.iterator(chunk_size=500)
            return
        some = {row.pk: row for half in (full, full.reverse()) for row in half[: most // 2]}
        yield from some.values()

    def box(self, row: Any) -> bytes:
        return bytes(getattr(row, self.column) or b"")

    def put(self, row: Any, box: bytes) -> None:
        setattr(row, self.column, box)
        row.save(update_fields=[self.column])

    def open(self, row: Any) -> str:
        return vault.unseal(self.box(row), about=self.about(row))

    def still_under_the_ring(self) -> list[Any]:
        """The ids of rows sealed by the ring itself, as all were before there was a key store."""
        return [row.pk for row in self.rows() if not vault.is_under_keys(self.box(row))]

    @transaction.atomic
    def seal_anew(self, ids: Iterable[Any]) -> None:
        """Seal these rows under their owners' keys; what was changed or emptied meanwhile is left as it is."""
        for row in self.model._base_manager.select_for_update(of=("self",)).filter(pk__in=list(ids)):
            box = self.box(row)
            if box and not vault.is_under_keys(box):
                self.put(row, vault.seal(self.open(row), about=self.about(row), of=self.of(row)))


columns: Registry[SealedColumn] = Registry("sealed columns")

# by the owner's word: of these ids, those that are over for good, so that their keys may be destroyed
over: Registry[Callable[[set[str]], set[str]]] = Registry("over")
