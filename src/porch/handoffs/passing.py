"""What this room adds elsewhere."""

from datetime import datetime
from typing import Any

from porch.handoffs.models import Passage
from porch.kit import sealed
from porch.kit.sealed import SealedColumn
from porch.people.models import Member
from porch.people.registries import Belonging, belongings
from porch.people.rules.keys import of_member


def register() -> None:
    sealed.columns.register(
        "what goes along to the next door",
        SealedColumn(
            *(Passage, "sealed_words"),
            about=lambda row: row.about_words,
            of=lambda row: of_member(row.member_id),
        ),
    )

    belongings.register("handoffs", belonging)


def export(member: Member) -> dict[str, Any]:
    """What they can see on their own pages."""
    return {}


def erase(member: Member, now: datetime) -> None:
    """What is theirs goes; what they did for others stays without their name."""


belonging = Belonging(title="From one door to the next", models=(Passage,), export=export, erase=erase)
