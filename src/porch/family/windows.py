"""What this room adds elsewhere about windows, cards, and the space itself."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext

from porch.family.actions.windows import end_between
from porch.family.models import Card, Letter, Person, Window
from porch.family.queries.windows import cards_of, from_people
from porch.family.registries import SpaceCard, space_cards
from porch.family.rules.windows import CARDS, LINE, SCOPES, stays
from porch.family.words import KINDS
from porch.kit import sealed
from porch.kit.sealed import SealedColumn
from porch.people.models import Member
from porch.people.registries import Belonging, Scope, belongings, on_block, scopes
from porch.people.rules.keys import of_member
from porch.ui.registries import Place, nav


def register() -> None:
    _seal()
    belongings.register("family", belonging)
    line, cards = SCOPES[LINE], SCOPES[CARDS]
    scopes.register(line, Scope(line, "line to one of the family", "A line you wrote for them alone.", _line))
    scopes.register(cards, Scope(cards, "cards", "Your cards: what helps you, and what hurts.", _cards))
    on_block.register("family", end_between)
    space_cards.register("people", SpaceCard("family/_card_people.html", 35, _people))
    own = Place("Family", "family:space", "heart", 10, "family", bar=True, only_family=True)
    both = Place("Family", "family:space", "heart", 55, "family", frozenset({"family"}), only_own=True)
    nav.register("family", own)
    nav.register("family-too", both)
    nav.register("windows", Place("Windows for family", "family:windows", "house", 56, "windows"))


def _people(member: Member, now: datetime) -> dict[str, Any]:
    return {"people": from_people(member, now)}


def _line(subject: Member, viewer: Member | None, now: datetime) -> list[str]:
    """The line in the window of this viewer while it is there; for its owner, every line of theirs."""
    rows = Window.objects.filter(giver=subject, ended_at=None)
    if viewer is not None:
        rows = rows.filter(viewer=viewer)
    return [row.line for row in rows if row.line and stays(row.line_at, now)]


def _cards(subject: Member, viewer: Member | None, now: datetime) -> list[str]:
    words = {Card.Kind.HELPS: gettext("It helps: %(words)s"), Card.Kind.HURTS: gettext("It hurts: %(words)s")}
    return [words[Card.Kind(card.kind)] % {"words": card.words} for card in cards_of(subject)]


def _seal() -> None:
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


def export(member: Member) -> dict[str, Any]:
    """What they wrote and opened. Of those they think of: what they call them, and nothing of what was to be read."""
    kept = Person.objects.filter(owner=member).order_by("since", "pk")
    return {
        "my_cards": [{"kind": str(KINDS[card.kind]), "words": card.words} for card in cards_of(member)],
        "letters_i_made": [
            {"for": one.called, "shows": one.shows, "until": _moment(one.until)}
            for one in Letter.objects.filter(giver=member).order_by("made_at", "pk")
        ],
        "windows_i_opened": [
            {
                "to": one.called or one.viewer.handle,
                "shows": one.shows,
                "since": _moment(one.since),
                "opened": _moment(one.opened_at),
                "ended": _moment(one.ended_at),
                "my_line": one.line,
            }
            for one in Window.objects.filter(giver=member).select_related("viewer").order_by("since", "pk")
        ],
        "whom_i_think_of": [{"i_call_them": one.called, "since": _moment(one.since)} for one in kept],
    }


def erase(member: Member, now: datetime) -> None:
    """All of it goes. On the page of whoever looked stands what stood there on a quiet day."""
    Letter.objects.filter(giver=member).delete()
    Window.objects.filter(giver=member).delete()
    Window.objects.filter(viewer=member).delete()
    Person.objects.filter(owner=member).delete()
    Card.objects.filter(member=member).delete()


def _moment(value: datetime | None) -> str | None:
    return value.isoformat(timespec="seconds") if value else None


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
