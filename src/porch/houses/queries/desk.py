"""Houses as coordinators see them: what they say, who looks after them. Never who lives there or asks."""

from datetime import datetime

from django.db.models import F, QuerySet

from porch.houses.models import House, Manager
from porch.people import consent
from porch.people.models import Member

SCOPE, PURPOSE = "house-work", "roles"


def houses_at_the_desk() -> QuerySet[House]:
    """Those that asked for help first, then by name."""
    return House.objects.order_by(F("asked_for_help_at").asc(nulls_last=True), "name")


def managers_of(house: House, viewer: Member, now: datetime) -> list[Manager]:
    """Who looks after it for now, whoever of them may be named."""
    rows = list(house.managers.filter(until=None).select_related("member").order_by("since"))
    seen = consent.see_each(viewer, {row.member_id for row in rows}, SCOPE, purpose=PURPOSE, now=now)
    return [row for row in rows if row.member_id in seen]
