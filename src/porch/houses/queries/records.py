"""Everything that was written down about somebody while they lived in a house: theirs to read for good."""

from uuid import UUID

from django.utils.translation import gettext

from porch.houses.models import Stay
from porch.houses.queries.who import stays_of
from porch.houses.registries import Recorded, recorded_about
from porch.houses.rules.endings import ENDINGS
from porch.people.models import Member


def stay_of_mine(member: Member, pk: UUID) -> Stay | None:
    return stays_of(member).filter(pk=pk).first()


def everything_about(stay: Stay) -> list[Recorded]:
    """What each part of this room wrote down, the newest first."""
    return sorted(
        (one for entry in recorded_about for one in entry(stay)), key=lambda one: one.at, reverse=True
    )


def corrections_of(stay: Stay) -> list[Recorded]:
    """What was put right about a stay, with what stood there before."""
    rows = stay.corrections.select_related("by").order_by("at")
    return [
        Recorded(
            one.at,
            gettext("Your stay was put right"),
            gettext("It was %(was)s and is %(became)s: %(because)s")
            % {
                "was": gettext(ENDINGS.get(one.was, one.was)),
                "became": gettext(ENDINGS.get(one.became, one.became)),
                "because": one.because,
            },
            one.by.handle if one.by else "",
        )
        for one in rows
    ]
