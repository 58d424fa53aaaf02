"""What this room adds elsewhere about houses, beds, and coming to live in one."""

from datetime import datetime
from typing import Any

from porch.houses.models import Application, Bed, House, Manager, Stay, StayCorrection, Taken, Visit
from porch.kit import sealed, vault
from porch.kit.sealed import SealedColumn
from porch.people.models import Member
from porch.people.registries import Belonging, belongings
from porch.people.rules.keys import of_member


def register() -> None:
    sealed.columns.register(
        "where a house is",
        SealedColumn(
            *(House, "sealed_address"),
            about=lambda row: row.about_address,
            of=lambda row: vault.COMMUNITY,
        ),
    )
    sealed.columns.register(
        "what somebody told a house",
        SealedColumn(
            *(Application, "sealed_told"),
            about=lambda row: row.about_told,
            of=lambda row: of_member(row.member_id),
        ),
    )

    belongings.register("houses", belonging)


def export(member: Member) -> dict[str, Any]:
    """What they can see on their own pages."""
    return {}


def erase(member: Member, now: datetime) -> None:
    """What is theirs goes; what they did for others stays without their name."""


belonging = Belonging(
    title="Houses",
    models=(
        Application,
        Bed,
        House,
        Manager,
        Stay,
        StayCorrection,
        Taken,
        Visit,
    ),
    export=export,
    erase=erase,
)
