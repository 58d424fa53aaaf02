"""What this room adds elsewhere about houses, beds, and coming to live in one."""

from datetime import datetime, timedelta
from typing import Any

from porch.bonds.registries import powers_over
from porch.houses import admission, consent_coming
from porch.houses.actions import passing_time
from porch.houses.models import Application, Bed, House, Manager, Stay, StayCorrection, Taken, Visit
from porch.houses.queries import powers
from porch.houses.queries.asking import answers, of_house
from porch.houses.queries.beds import who_live_where_i_look_after
from porch.houses.queries.records import corrections_of
from porch.houses.queries.who import Place
from porch.houses.registries import HomeCard, home_cards, recorded_about
from porch.kit import sealed, vault
from porch.kit.sealed import SealedColumn
from porch.people.models import Member
from porch.people.registries import Belonging, belongings
from porch.people.rules.keys import of_member
from porch.safety.registries import conflicts
from porch.ui.registries import Place as InNav
from porch.ui.registries import nav
from porch.wire.registries import Job, clockwork


def register() -> None:
    sealed.columns.register(
        "where a house is",
        SealedColumn(
            *(House, "sealed_address"),
            about=lambda row: row.about_address,
            of=lambda row: vault.COMMUNITY,
        ),
    )
    sealed.columns.register(
        "what somebody told a house",
        SealedColumn(
            *(Application, "sealed_told"),
            about=lambda row: row.about_told,
            of=lambda row: of_member(row.member_id),
        ),
    )

    sealed.columns.register(
        "what goes along to another house",
        SealedColumn(
            *(Application, "sealed_line"),
            about=lambda row: row.about_line,
            of=lambda row: of_member(row.member_id),
        ),
    )
    belongings.register("houses", belonging)
    consent_coming.register()
    admission.register()
    powers_over.register("houses", powers.powers)
    conflicts.register("houses", who_live_where_i_look_after)
    home_cards.register("asked", HomeCard("houses/_home_asked.html", 25, _asked))
    recorded_about.register("put-right", corrections_of)
    clockwork.register("houses-asked", Job("houses-asked", timedelta(minutes=10), passing_time.keep_time))
    nav.register("houses", InNav("Houses", "houses:index", "house", order=46, page="houses"))
    desk = frozenset({"coordinator"})
    nav.register("desk-houses", InNav("Houses desk", "houses:desk", "house", 67, "desk-houses", desk))


def _asked(place: Place, now: datetime) -> dict[str, Any] | None:
    """How many ask for a room, for those who answer; and the way to beds, for those who look after the house."""
    if not answers(place, now):
        return None
    return {"house": place.house, "many": len(of_house(place, now)), "looks_after": place.looks_after}


def export(member: Member) -> dict[str, Any]:
    """Which houses they asked, what they told and not yet took back, and where they lived."""
    return {
        "asked": [
            {
                "house": row.house.name,
                "asked": row.asked_at.isoformat(),
                "state": row.state,
                "told": row.told,
                "line_from_another_house": row.line,
            }
            for row in Application.objects.filter(member=member).select_related("house").order_by("asked_at")
        ],
        "lived": [
            {
                "house": row.house.name,
                "from": row.from_on.isoformat(),
                "until": row.until_on.isoformat() if row.until_on else None,
                "how_it_ended": row.ending,
                "beds": [str(one.bed) for one in row.beds.select_related("bed").order_by("from_on")],
                "put_right": [
                    {"on": one.at.isoformat(), "was": one.was, "became": one.became, "because": one.because}
                    for one in row.corrections.order_by("at")
                ],
            }
            for row in Stay.objects.filter(member=member).select_related("house").order_by("from_on")
        ],
        "managed": [
            {"house": row.house.name, "since": row.since.isoformat()}
            for row in Manager.objects.filter(member=member).select_related("house").order_by("since")
        ],
    }


def erase(member: Member, now: datetime) -> None:
    """Their asking and their stays go, and their beds are free; what they did for others stands without their name."""
    Application.objects.filter(member=member).delete()
    Stay.objects.filter(member=member).delete()
    Manager.objects.filter(member=member).delete()
    Taken.objects.filter(by=member).update(by=None)
    StayCorrection.objects.filter(by=member).update(by=None)
    Visit.objects.filter(written_by=member).update(written_by=None)
    Application.objects.filter(answered_by=member).update(answered_by=None)


belonging = Belonging(
    title="Houses",
    models=(
        Application,
        Bed,
        House,
        Manager,
        Stay,
        StayCorrection,
        Taken,
        Visit,
    ),
    export=export,
    erase=erase,
)
