"""What this room adds elsewhere about living together in a house."""

from datetime import datetime
from typing import Any

from porch.houses.models import (
    Agreement,
    Chore,
    ChoreTurn,
    Guest,
    Notice,
    NoticeRead,
    Repair,
    Screen,
    Signature,
    SignOut,
)
from porch.kit import sealed, vault
from porch.kit.sealed import SealedColumn
from porch.people.models import Member
from porch.people.registries import Belonging, belongings
from porch.people.rules.keys import of_member


def register() -> None:
    sealed.columns.register(
        "where somebody went",
        SealedColumn(
            *(SignOut, "sealed_words"),
            about=lambda row: row.about_words,
            of=lambda row: of_member(row.stay.member_id),
        ),
    )
    sealed.columns.register(
        "what a test said",
        SealedColumn(
            *(Screen, "sealed_result"),
            about=lambda row: row.about_result,
            of=lambda row: of_member(row.stay.member_id),
        ),
    )
    sealed.columns.register(
        "who comes by",
        SealedColumn(
            *(Guest, "sealed_words"),
            about=lambda row: row.about_words,
            of=lambda row: of_member(row.stay.member_id),
        ),
    )
    sealed.columns.register(
        "a notice in a house",
        SealedColumn(
            *(Notice, "sealed_words"),
            about=lambda row: row.about_words,
            of=lambda row: vault.COMMUNITY,
        ),
    )

    belongings.register("houses-living", belonging)


def export(member: Member) -> dict[str, Any]:
    """What they can see on their own pages."""
    return {}


def erase(member: Member, now: datetime) -> None:
    """What is theirs goes; what they did for others stays without their name."""


belonging = Belonging(
    title="Living in a house",
    models=(
        Agreement,
        Chore,
        ChoreTurn,
        Guest,
        Notice,
        NoticeRead,
        Repair,
        Screen,
        SignOut,
        Signature,
    ),
    export=export,
    erase=erase,
)
