"""Tests: one's own at any time, and what those few read who may write them down."""

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from porch.houses.models import Screen, Stay
from porch.houses.queries import voted
from porch.houses.queries.who import Place, living_in
from porch.houses.rules.screens import may_record
from porch.people import consent

SCOPE, PURPOSE = "house-tests", "house"


def reads_tests(place: Place) -> bool:
    """Whether this person writes tests down here and reads them: while the house has voted them in, and no longer."""
    return voted.screens(place.house) and may_record(is_manager=place.is_manager, offices=place.offices)


def own(stay: Stay) -> QuerySet[Screen]:
    """All of one's own with what was put right, the latest first. They stay, whatever the house votes later."""
    rows = Screen.objects.filter(stay=stay).select_related("by", "corrects", "corrected_by", "stay")
    return rows.order_by("-at")


def residents(place: Place, now: datetime) -> QuerySet[Stay]:
    """Whose tests this person may write down: everybody's who lives there but their own. Nothing of any test."""
    rows = living_in(place.house, now).exclude(member=place.member)
    return rows.select_related("member", "house").order_by("member__handle")


def resident(place: Place, pk: UUID, now: datetime) -> Stay | None:
    return residents(place, now).filter(pk=pk).first()


def of_resident(place: Place, stay: Stay, now: datetime) -> list[Screen]:
    """One resident's. The look is written down before anything is shown."""
    if consent.see(place.member, stay.member, SCOPE, item=str(stay.pk), purpose=PURPOSE, now=now) is None:
        return []
    return list(own(stay))
