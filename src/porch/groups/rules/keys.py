"""Whose key seals what is a group's own, and nobody's alone."""

from uuid import UUID


def of_group(group_id: UUID) -> str:
    return f"group|{group_id}"
