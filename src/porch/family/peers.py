"""What this room adds elsewhere about family peers and circles."""

from datetime import datetime
from typing import Any

from porch.family.models import Circle, Evening, FamilyOffer, FamilyPair, Seeking
from porch.people.models import Member
from porch.people.registries import Belonging, belongings


def register() -> None:

    belongings.register("family-peers", belonging)


def export(member: Member) -> dict[str, Any]:
    """What they can see on their own pages."""
    return {}


def erase(member: Member, now: datetime) -> None:
    """What is theirs goes; what they did for others stays without their name."""


belonging = Belonging(
    title="Family peers and circles",
    models=(
        Circle,
        Evening,
        FamilyOffer,
        FamilyPair,
        Seeking,
    ),
    export=export,
    erase=erase,
)
