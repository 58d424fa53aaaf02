"""What this room adds elsewhere about house meetings, votes and officers."""

from datetime import datetime, timedelta
from typing import Any

from porch.bonds.registries import Section as People
from porch.bonds.registries import people_sections
from porch.groups.registries import Section, calendar_sources, group_settings, sections
from porch.houses import cards_deciding
from porch.houses.actions.belonging import keep_all_in_step
from porch.houses.actions.gathering import keep_meetings_coming
from porch.houses.models import Agenda, Gathering, Rhythm
from porch.houses.queries.gathering import occasions
from porch.houses.registries import HomeCard, home_cards
from porch.houses.rules.deciding import DECIDED_BY_A_HOUSE
from porch.kit import sealed, vault
from porch.kit.sealed import SealedColumn
from porch.people.models import Member
from porch.people.registries import Belonging, belongings
from porch.ui.registries import Card, cards
from porch.wire.registries import Job, clockwork


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
    clockwork.register("house-people", Job("house-people", timedelta(minutes=5), keep_people))
    clockwork.register("house-meetings", Job("house-meetings", timedelta(minutes=30), keep_time))
    _show()


def keep_people(at: datetime) -> None:
    """The clock's turn: whose day to move in or out has come belongs, or does no longer."""
    keep_all_in_step(at)


def keep_time(at: datetime) -> None:
    """The clock's turn: the next weekly meeting is there."""
    keep_meetings_coming(at)


def _show() -> None:
    """Where what is decided in a house is read."""
    home_cards.register("meeting", HomeCard("houses/_home_meeting.html", 10, cards_deciding.meeting))
    calendar_sources.register("house-meetings", occasions)
    cards.register("house", Card("houses/_today.html", 30, cards_deciding.on_today))
    home_cards.register("votes", HomeCard("houses/_home_votes.html", 20, cards_deciding.votes))
    home_cards.register("officers", HomeCard("houses/_home_officers.html", 60, cards_deciding.officers))
    home_cards.register("norms", HomeCard("houses/_home_norms.html", 80, cards_deciding.norms))
    home_cards.register("my-stay", HomeCard("houses/_home_my_stay.html", 95, cards_deciding.my_stay))
    people_sections.register("house", People("houses/_people.html", 50, cards_deciding.my_house))
    sections.register("house", Section("houses/_of_group.html", 5, cards_deciding.back_to_the_house))


def export(member: Member) -> dict[str, Any]:
    """What they can see on their own pages."""
    brought = (
        Agenda.objects.filter(by=member).select_related("gathering__house").order_by("gathering__at", "pk")
    )
    there = Gathering.objects.filter(present__member=member).select_related("house").order_by("at")
    return {
        "what_i_brought_to_house_meetings": [
            {"house": one.gathering.house.name, "on": _moment(one.gathering.at), "words": one.words}
            for one in brought
        ],
        "house_meetings_i_was_at": [{"house": one.house.name, "on": _moment(one.at)} for one in there],
    }


def _moment(value: datetime) -> str:
    return value.isoformat(timespec="seconds")


def erase(member: Member, now: datetime) -> None:
    """What they brought to a meeting goes; minutes they wrote are the house's, and stay without their name."""
    Agenda.objects.filter(by=member).delete()
    Gathering.objects.filter(written_by=member).update(written_by=None)
    Gathering.present.through.objects.filter(stay__member=member).delete()


belonging = Belonging(
    title="House meetings",
    models=(
        Agenda,
        Gathering,
        Rhythm,
    ),
    export=export,
    erase=erase,
)
