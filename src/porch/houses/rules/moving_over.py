"""What may go along when somebody moves from one house to another: only what they tick, and how it will read."""

from collections.abc import Mapping
from uuid import UUID

DAYS, LINE = "days", "line"

MAY_GO: Mapping[str, str] = {
    DAYS: "Since when I live in the house where I am now",
    LINE: "A line of my own",
}
"""Codes of what may go along, in the words of whoever moves. Which house it is goes along in none of them."""

ANOTHER_HOUSE = "another-house"


def item(application: UUID, code: str) -> str:
    """The name of one of these in a permission: it holds for what they ask this one house, and no other."""
    return f"{application}|{code}"


def of_item(text: str) -> tuple[UUID, str] | None:
    """The application and the code that ``item`` put together; None where it is no such name."""
    ident, _, code = text.partition("|")
    try:
        return (UUID(ident), code) if code in MAY_GO else None
    except ValueError:
        return None
