"""What stands on the house's own page of what is fair, and what is shown to somebody of all that is recorded."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext

from porch.houses.models import Incident, Leaving, Stay
from porch.houses.queries import happened
from porch.houses.queries.grieving import to_take, with_me
from porch.houses.queries.leaving import going_on
from porch.houses.queries.who import Place
from porch.houses.registries import HomeCard, Recorded, home_cards, recorded_about
from porch.houses.rules.incidents import kinds
from porch.houses.words_fairness import STATES


def register() -> None:
    home_cards.register("fairness", HomeCard("houses/_home_fair.html", 90, _card))
    home_cards.register("open-about-me", HomeCard("houses/_home_about_me.html", 5, _about_me))
    recorded_about.register("fairness", _recorded)


def _about_me(place: Place, now: datetime) -> dict[str, Any] | None:
    """While a return to use of theirs is gone through: first of all, the way to where they read it."""
    row = going_on(place.house).filter(stay=place.stay).first() if place.stay else None
    return {"row": row, "state": STATES[row.state], "wants_primary": True} if row else None


def _card(place: Place, now: datetime) -> dict[str, Any]:
    """What one can do when something is not right, the walk, and, for those who look after the house, their pages."""
    waiting = len(to_take(place.member, now)) + with_me(place.member).count() if place.looks_after else 0
    return {
        "place": place,
        "house": place.house,
        "waiting": waiting,
        "keeps": place.looks_after and happened.keeps_incidents(place),
        "last_walk": happened.last_walk_on(place.house),
        "open": len(happened.what_is_open(place.house)),
    }


def _recorded(stay: Stay) -> list[Recorded]:
    """Every return to use that was gone through, and everything that was written down about somebody."""
    gone_through = [
        Recorded(
            one.opened_at,
            gettext("After a return to use"),
            str(STATES[one.state]),
            one.opened_by.handle if one.opened_by else "",
        )
        for one in Leaving.objects.filter(stay=stay).select_related("opened_by")
    ]
    written = [
        Recorded(one.written_at, kinds().get(one.kind, one.kind), one.words, one.by.handle if one.by else "")
        for one in Incident.objects.filter(about=stay).select_related("by")
    ]
    return [*gone_through, *written]
