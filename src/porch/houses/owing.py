"""What this room adds elsewhere about what is owed and paid in a house."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from porch.houses import cards_owing
from porch.houses.actions.raising import raise_all
from porch.houses.models import Account, Entry, NotRight, Plan, Posting, SaidPaid, Stay, Terms
from porch.houses.queries.book_keepers import SCOPE, whose_accounts_i_keep
from porch.houses.registries import HomeCard, home_cards, recorded_about
from porch.kit import sealed
from porch.kit.sealed import SealedColumn
from porch.people.circumstances import nothing_yet
from porch.people.models import Member
from porch.people.registries import (
    Belonging,
    Relation,
    Scope,
    belongings,
    circumstances,
    relations,
    scopes,
)
from porch.people.rules.keys import of_member
from porch.wire.registries import Job, clockwork

_WORDS = "What you owe in your house and what you paid, line by line, and a plan if there is one."


def register() -> None:
    sealed.columns.register(
        "what is not right in an account",
        SealedColumn(
            *(NotRight, "sealed_words"),
            about=lambda row: row.about_words,
            of=lambda row: of_member(row.stay.member_id),
        ),
    )
    scopes.register(SCOPE, Scope(SCOPE, "account in a house", _WORDS, nothing_yet))
    relations.register(
        "keeps-my-houses-book", Relation("Whoever keeps my house's book", whose_accounts_i_keep)
    )
    circumstances.register("has-an-account-in-a-house", _who_stay)
    clockwork.register("houses-shares", Job("houses-shares", timedelta(hours=1), raise_all))
    belongings.register("houses-owing", belonging)
    home_cards.register("owing", HomeCard("houses/_home_owing.html", 50, cards_owing.what_i_owe))
    recorded_about.register("owing", cards_owing.recorded)


def _who_stay(ids: Collection[UUID], now: datetime) -> set[UUID]:
    return set(Stay.objects.filter(member__in=ids).values_list("member", flat=True))


def export(member: Member) -> dict[str, Any]:
    """What they can see on their own pages."""
    return {
        "accounts": [
            _account(one)
            for one in Stay.objects.filter(member=member).select_related("house").order_by("from_on")
        ]
    }


def _account(stay: Stay) -> dict[str, Any]:
    rows = Posting.objects.filter(account__stay=stay).select_related("entry", "account")
    return {
        "house": stay.house.name,
        "currency": stay.house.currency,
        "lines": [
            {
                "number": one.entry.number,
                "on": one.entry.on.isoformat(),
                "what": one.entry.what,
                "words": one.entry.words,
                "account": one.account.code,
                "cents": one.cents,
            }
            for one in rows.order_by("entry__number", "pk")
        ],
        "said_paid": [
            {"on": one.on.isoformat(), "cents": one.cents, "how": one.how, "is_found": bool(one.entry_id)}
            for one in SaidPaid.objects.filter(stay=stay).order_by("said_at")
        ],
        "not_right": [
            {"number": one.entry.number, "words": one.words, "answered": bool(one.answered_at)}
            for one in NotRight.objects.filter(stay=stay).select_related("entry").order_by("said_at")
        ],
        "plans": [
            {
                "total_cents": one.total_cents,
                "each_cents": one.each_cents,
                "per": one.per,
                "from": one.from_on.isoformat(),
                "agreed": bool(one.agreed_at),
                "ended": bool(one.ended_at),
            }
            for one in Plan.objects.filter(stay=stay).order_by("proposed_at")
        ],
    }


def erase(member: Member, now: datetime) -> None:
    """Amounts stay in the house's book, on an account that is nobody's; words about them and their name go."""
    mine = Account.objects.filter(stay__member=member)
    Entry.objects.filter(postings__account__in=mine).update(words="", key="")
    mine.update(stay=None)
    for model in (Plan, SaidPaid, NotRight):
        model._default_manager.filter(stay__member=member).delete()
    Entry.objects.filter(by=member).update(by=None)
    Terms.objects.filter(begun_by=member).update(begun_by=None)
    Plan.objects.filter(proposed_by=member).update(proposed_by=None)
    Plan.objects.filter(agreed_by=member).update(agreed_by=None)
    SaidPaid.objects.filter(answered_by=member).update(answered_by=None)
    NotRight.objects.filter(answered_by=member).update(answered_by=None)


belonging = Belonging(
    title="What is owed in a house",
    models=(Account, Entry, NotRight, Plan, Posting, SaidPaid, Terms),
    export=export,
    erase=erase,
)
