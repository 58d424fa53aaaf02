"""How a lower room speaks to an upper one without importing it.

A registry lives below those who fill it; upper rooms register in their ``apps.py: ready()``.
"""

from collections.abc import Iterator


class AlreadyRegistered(Exception):
    """Two rooms gave the same key to one registry."""


class Registry[T]:
    """Named entries in the order they were registered."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._entries: dict[str, T] = {}

    def register(self, key: str, entry: T) -> None:
        if key in self._entries:
            raise AlreadyRegistered(f"{self.name}: {key}")
        self._entries[key] = entry

    def get(self, key: str) -> T | None:
        return self._entries.get(key)

    def __iter__(self) -> Iterator[T]:
        return iter(self._entries.values())

    def items(self) -> Iterator[tuple[str, T]]:
        return iter(self._entries.items())
