"""What this room adds elsewhere about what is owed and paid in a house."""

from datetime import datetime
from typing import Any

from porch.houses.models import Account, Entry, Plan, Posting
from porch.people.models import Member
from porch.people.registries import Belonging, belongings


def register() -> None:

    belongings.register("houses-owing", belonging)


def export(member: Member) -> dict[str, Any]:
    """What they can see on their own pages."""
    return {}


def erase(member: Member, now: datetime) -> None:
    """What is theirs goes; what they did for others stays without their name."""


belonging = Belonging(
    title="What is owed in a house",
    models=(
        Account,
        Entry,
        Plan,
        Posting,
    ),
    export=export,
    erase=erase,
)
