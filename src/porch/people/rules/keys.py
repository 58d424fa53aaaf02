"""Whose key seals what: the word and the id under which the key store knows a member."""

from uuid import UUID


def of_member(member_id: UUID) -> str:
    """The owner of what is a member's own: their key goes when they are erased."""
    return f"member|{member_id}"
