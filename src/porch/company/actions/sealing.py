"""Putting a proposer's words and places away under the key of whoever looks after the thing."""

from uuid import UUID

from porch.company.keys import owner_of
from porch.company.models import Activity
from porch.kit import vault

SEALED = ("words", "area", "place")


def put(activity: Activity, **said: str) -> list[str]:
    """Seal ``said`` under its owner's key, unsaved; returns the columns that changed."""
    owner = owner_of(activity)
    for name, text in said.items():
        column = f"sealed_{name}"
        box = vault.seal(text, about=activity.about(column), of=owner) if text else b""
        setattr(activity, column, box)
    return [f"sealed_{name}" for name in said]


def give_to_next(activity: Activity, owner_id: UUID | None) -> dict[str, object]:
    """The same words under the next owner's key (None: the community's), as changes to be written with a move."""
    said = {name: getattr(activity, name) for name in SEALED}
    activity.proposed_by_id = owner_id
    put(activity, **said)
    return {f"sealed_{name}": getattr(activity, f"sealed_{name}") for name in SEALED}
