"""What stands in somebody's own calendar of this room: bland titles, and no place unless it is asked for."""

from datetime import datetime

from django.utils.translation import gettext

from porch.bonds.rules.calendar import Entry
from porch.company.models import Activity, Attending, Coming, Gathering
from porch.people.models import Member


def entries_of(member: Member, since: datetime | None) -> list[Entry]:
    """What they said yes to and what was called off of it; gatherings they mean to come to."""
    yes = Coming.objects.filter(member=member, state__in=("in", "dropped")).select_related("activity")
    come = Attending.objects.filter(member=member).select_related("gathering")
    if since is not None:
        yes, come = yes.filter(activity__at__gt=since), come.filter(gathering__at__gt=since)
    together = [entry_of(one.activity, is_off=one.state == "dropped") for one in yes.order_by("activity__at")]
    return together + [entry_of(one.gathering) for one in come.order_by("gathering__at")]


def entry_of(thing: Activity | Gathering, *, place: str = "", is_off: bool = False) -> Entry:
    return Entry(
        uid=str(thing.pk),
        at=thing.at,
        zone=thing.zone,
        minutes=thing.minutes,
        title=gettext("Busy"),
        place=place,
        changed_at=thing.changed_at,
        version=thing.version,
        is_off=is_off or thing.state == "called-off",
    )
