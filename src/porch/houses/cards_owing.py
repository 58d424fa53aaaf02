"""What is owed, as a block on the house's own page, and among what is recorded about a stay."""

from datetime import datetime
from typing import Any

from porch.houses.models import NotRight, SaidPaid, Stay
from porch.houses.queries import book_keepers as keepers
from porch.houses.queries import owing
from porch.houses.queries.who import Place
from porch.houses.registries import Recorded
from porch.houses.rules.book import written
from porch.houses.words_owing import title


def what_i_owe(place: Place, now: datetime) -> dict[str, Any] | None:
    """Mine, for whoever lives there; how much waits, for whoever keeps the book."""
    keeps, reads = owing.keeps_a_book(place.house), keepers.reads(place)
    if not keeps and not reads:
        return None
    return {
        "house": place.house,
        "lives_here": place.lives_here and keeps,
        "owes": owing.balance(place.stay) if place.stay and keeps else 0,
        "reads": reads,
        "waiting": keepers.how_much_waits(place.house) if reads else 0,
    }


def recorded(stay: Stay) -> list[Recorded]:
    """Every line of the account, what they said about it, and what was answered."""
    currency = stay.house.currency
    lines = [
        Recorded(
            line.entry.at,
            title(line.entry),
            " · ".join(filter(None, [written(line.cents, currency), line.entry.words])),
            line.entry.by.handle if line.entry.by else "",
            line.entry.on,
        )
        for line in owing.newest(stay, at_most=2000)
    ]
    said = [
        Recorded(one.said_at, "You said that you paid", written(one.cents, currency), on=one.on)
        for one in SaidPaid.objects.filter(stay=stay)
    ]
    marks = [
        Recorded(one.said_at, "You said that a line is not right", one.words)
        for one in NotRight.objects.filter(stay=stay)
    ]
    return [*lines, *said, *marks]
