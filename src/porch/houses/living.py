"""What this room adds elsewhere about living together in a house."""

from datetime import datetime, timedelta

from django.db.models import Model
from django.utils.translation import gettext

from porch.houses import cards_living, living_consent, living_tasks
from porch.houses.living_belongings import belonging
from porch.houses.models import Guest, House, Notice, Screen, SignOut
from porch.houses.queries import agreements
from porch.houses.registries import HomeCard, before_moving_in, home_cards, recorded_about
from porch.kit import sealed, vault
from porch.kit.sealed import SealedColumn
from porch.people.models import Member
from porch.people.registries import belongings
from porch.people.rules.keys import of_member
from porch.ui.registries import Card, cards
from porch.wire.registries import Job, clockwork


def register() -> None:
    _seal()
    living_consent.register()
    before_moving_in.register("agreement", _is_to_sign)
    recorded_about.register("living", cards_living.recorded)
    for code, order, context in (
        ("not-back", 1, cards_living.not_back),
        ("chores", 30, cards_living.my_chores),
        ("away", 40, cards_living.away),
        ("to-read", 65, cards_living.to_read),
        ("everyday", 70, cards_living.everyday),
    ):
        name = code.replace("-", "_")
        home_cards.register(code, HomeCard(f"houses/_home_{name}.html", order, context))
    overdue = Card("houses/_today_not_back.html", 3, cards_living.not_back_today, stays=True)
    cards.register("house-not-back", overdue)
    belongings.register("houses-living", belonging)
    clockwork.register("house-chores", Job("house-chores", timedelta(hours=1), living_tasks.draw_chores))
    soon = timedelta(minutes=5)
    clockwork.register("house-not-back", Job("house-not-back", soon, living_tasks.watch_who_is_out))


def _is_to_sign(house: House, member: Member, now: datetime) -> str | None:
    """Nobody moves in before they have read and signed what holds in the house."""
    if agreements.has_signed(house, member, now):
        return None
    return gettext(
        "They have not signed the newest agreement of the house yet. It waits for them on its page."
    )


def _seal() -> None:
    for title, model, column in (
        ("where somebody went", SignOut, "sealed_words"),
        ("what a test said", Screen, "sealed_result"),
        ("why a test was put right", Screen, "sealed_because"),
        ("what somebody says to a test", Screen, "sealed_own"),
        ("who comes by", Guest, "sealed_words"),
    ):
        sealed.columns.register(title, _theirs(model, column))
    sealed.columns.register(
        "a notice in a house",
        SealedColumn(
            *(Notice, "sealed_words"),
            about=lambda row: row.about_words,
            of=lambda row: vault.COMMUNITY,
        ),
    )


def _theirs(model: type[Model], column: str) -> SealedColumn:
    """A column that is sealed under the key of whose stay it is."""
    about = column.replace("sealed_", "about_")
    return SealedColumn(
        model,
        column,
        about=lambda row: str(getattr(row, about)),
        of=lambda row: of_member(row.stay.member_id),
    )
