"""What this room adds elsewhere about house meetings, votes and officers."""

from datetime import datetime
from typing import Any

from porch.bonds.registries import Section as People
from porch.bonds.registries import people_sections
from porch.groups.registries import Section, group_settings, sections
from porch.houses import cards_deciding
from porch.houses.models import Agenda, Gathering
from porch.houses.registries import HomeCard, home_cards
from porch.houses.rules.deciding import DECIDED_BY_A_HOUSE
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
    for setting in DECIDED_BY_A_HOUSE:
        group_settings.register(setting.code, setting)
    _show()


def _show() -> None:
    """Where what is decided in a house is read."""
    home_cards.register("votes", HomeCard("houses/_home_votes.html", 20, cards_deciding.votes))
    home_cards.register("officers", HomeCard("houses/_home_officers.html", 60, cards_deciding.officers))
    home_cards.register("not-right", HomeCard("houses/_home_not_right.html", 90, cards_deciding.not_right))
    people_sections.register("house", People("houses/_people.html", 50, cards_deciding.my_house))
    sections.register("house", Section("houses/_of_group.html", 5, cards_deciding.back_to_the_house))


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
