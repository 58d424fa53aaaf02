"""What this room adds elsewhere about house meetings, votes and officers."""

from datetime import datetime
from typing import Any

from porch.houses.models import Agenda, Gathering
from porch.kit import sealed, vault
from porch.kit.sealed import SealedColumn
from porch.people.models import Member
from porch.people.registries import Belonging, belongings


def register() -> None:
    sealed.columns.register(
        "minutes of a house meeting",
        SealedColumn(
            *(Gathering, "sealed_minutes"),
            about=lambda row: row.about_minutes,
            of=lambda row: vault.COMMUNITY,
        ),
    )
    sealed.columns.register(
        "what a house is to talk about",
        SealedColumn(
            *(Agenda, "sealed_words"),
            about=lambda row: row.about_words,
            of=lambda row: vault.COMMUNITY,
        ),
    )

    belongings.register("houses-deciding", belonging)


def export(member: Member) -> dict[str, Any]:
    """What they can see on their own pages."""
    return {}


def erase(member: Member, now: datetime) -> None:
    """What is theirs goes; what they did for others stays without their name."""


belonging = Belonging(
    title="House meetings",
    models=(
        Agenda,
        Gathering,
    ),
    export=export,
    erase=erase,
)
