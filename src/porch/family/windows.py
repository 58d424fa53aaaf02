"""What this room adds elsewhere about windows, cards, and the space itself."""

from datetime import datetime
from typing import Any

from porch.family.models import Card, Letter, Person, Window
from porch.kit import sealed
from porch.kit.sealed import SealedColumn
from porch.people.models import Member
from porch.people.registries import Belonging, belongings
from porch.people.rules.keys import of_member


def register() -> None:
    sealed.columns.register(
        "whom letters are for",
        SealedColumn(
            *(Letter, "sealed_called"),
            about=lambda row: row.about_called,
            of=lambda row: of_member(row.giver_id),
        ),
    )
    sealed.columns.register(
        "whom somebody thinks of",
        SealedColumn(
            *(Person, "sealed_called"),
            about=lambda row: row.about_called,
            of=lambda row: of_member(row.owner_id),
        ),
    )
    sealed.columns.register(
        "what a member calls who looks",
        SealedColumn(
            *(Window, "sealed_called"),
            about=lambda row: row.about_called,
            of=lambda row: of_member(row.giver_id),
        ),
    )
    sealed.columns.register(
        "a line for one of the family",
        SealedColumn(
            *(Window, "sealed_line"),
            about=lambda row: row.about_line,
            of=lambda row: of_member(row.giver_id),
        ),
    )
    sealed.columns.register(
        "what helps and what hurts",
        SealedColumn(
            *(Card, "sealed_words"),
            about=lambda row: row.about_words,
            of=lambda row: of_member(row.member_id),
        ),
    )

    belongings.register("family", belonging)


def export(member: Member) -> dict[str, Any]:
    """What they can see on their own pages."""
    return {}


def erase(member: Member, now: datetime) -> None:
    """What is theirs goes; what they did for others stays without their name."""


belonging = Belonging(
    title="Family",
    models=(
        Card,
        Letter,
        Person,
        Window,
    ),
    export=export,
    erase=erase,
)
