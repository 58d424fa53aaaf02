"""What family peers and circles put on the family's own page."""

from datetime import datetime
from typing import Any

from django.urls import reverse

from porch.family.queries.circles import tonight
from porch.family.queries.peers import is_family, seeking_of, suggested_to, talks_of
from porch.people.models import Member
from porch.talk.queries import names_of, something_new_for


def tonights_circle(member: Member, now: datetime) -> dict[str, Any] | None:
    """The circle that is open or meets later today."""
    coming = tonight(member, now)
    if coming is None:
        return None
    page = reverse("family:circle", args=[coming.circle.slug])
    path = coming.room.get_absolute_url() if coming.room else page
    return {"coming": coming, "path": path, "wants_primary": True}


def peers(member: Member, now: datetime) -> dict[str, Any] | None:
    """Whom they talk with here, and whether somebody is suggested."""
    if not is_family(member):
        return None
    found = talks_of(member)
    names, new = names_of(found, member), {one.pk for one in something_new_for(member, limit=20)}
    suggested = suggested_to(member)
    return {
        "talks": [(one, names[one.pk], one.pk in new) for one in found],
        "suggested": suggested is not None and not suggested.said_yes,
        "looks": seeking_of(member) is not None,
        "tonight": tonight(member, now) is not None,
    }


def at_my_people(member: Member, now: datetime) -> dict[str, Any] | None:
    """For whoever is here for themselves and as family: whom they talk with there, on the list of their people too."""
    found = talks_of(member) if is_family(member) else []
    if not found:
        return None
    names = names_of(found, member)
    return {"talks": [(one, names[one.pk]) for one in found]}
