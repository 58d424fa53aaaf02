"""One meeting of a list, in the one vocabulary every format is read into and written from.

The fields are those of the Meeting Guide format (spec 1.1.9, the names of its JSON), with what other formats add:
a rule beside "every week", and under ``own`` whatever a source says in words of its own. One listing is one day of
the week; a record for several days becomes one listing each. Whom a source names for a meeting (contact_1_name and the
like) has no place here: it is read over, and neither kept nor written.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from datetime import time as wall_time
from typing import Any

from porch.listings.recurrence import EVERY_WEEK, Recurrence

SHUT = "closed-for-now"
"""The type of a meeting whose place is closed for now: it is online, or nowhere."""


def has_a_door(somewhere: str, approximate: bool, types: Collection[str]) -> bool:
    """Whether there is a place one can go to: not a town's name alone, and not one that is closed for now."""
    return bool(somewhere) and not approximate and SHUT not in types


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """All that is told of one meeting. Text is plain, without markup; what is not known is empty or None.

    ``slug`` is the source's own name of the row, one of its kind in its source (a record for several days gives each
    its day). ``day`` is 0 for Sunday to 6; ``day`` or ``time`` None is by appointment. ``minutes`` 1 to 1440.
    ``zone`` is an IANA name, empty when neither the source nor whoever read it knows. ``types`` are ids of
    ``vocabulary``, open and closed among them; ``unknown`` are the codes nobody knows, as they stood. ``fellowship``
    is an id of ``vocabulary`` or empty. ``regions`` go from general to special. ``approximate`` says that the
    coordinates are of a town or a street, not of a door. ``updated`` is aware, in UTC.
    """

    slug: str
    name: str
    day: int | None = None
    time: wall_time | None = None
    minutes: int = 60
    zone: str = ""
    recurrence: Recurrence = EVERY_WEEK
    fellowship: str = ""
    types: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    notes: str = ""
    group: str = ""
    group_notes: str = ""
    location: str = ""
    location_notes: str = ""
    formatted_address: str = ""
    address: str = ""
    city: str = ""
    state: str = ""
    postal_code: str = ""
    country: str = ""
    regions: tuple[str, ...] = ()
    latitude: float | None = None
    longitude: float | None = None
    approximate: bool = False
    conference_url: str = ""
    conference_url_notes: str = ""
    conference_phone: str = ""
    conference_phone_notes: str = ""
    venmo: str = ""
    square: str = ""
    paypal: str = ""
    homegroup_online: str = ""
    updated: datetime | None = None
    url: str = ""
    feedback_emails: tuple[str, ...] = ()
    feedback_url: str = ""
    entity: str = ""
    entity_email: str = ""
    entity_location: str = ""
    entity_logo: str = ""
    entity_phone: str = ""
    entity_url: str = ""
    own: Mapping[str, Any] = field(default_factory=dict)

    @property
    def is_by_appointment(self) -> bool:
        return self.day is None or self.time is None

    @property
    def is_online(self) -> bool:
        """There is a link or a number to call: nothing else makes a meeting online."""
        return bool(self.conference_url or self.conference_phone)

    @property
    def has_a_place(self) -> bool:
        """There is a place that is more than a town, though it may be closed for now."""
        return bool(self.location or self.address or self.formatted_address) and not self.approximate

    @property
    def is_in_person(self) -> bool:
        somewhere = self.location or self.address or self.formatted_address
        return has_a_door(somewhere, self.approximate, self.types)
