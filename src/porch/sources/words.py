"""What differs in a meeting, in the words people read."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

FIELDS = {
    "name": _("name"),
    "day": _("day"),
    "time": _("time"),
    "minutes": _("length"),
    "zone": _("time zone"),
    "recurrence": _("how often"),
    "fellowship": _("fellowship"),
    "types": _("who it fits"),
    "unknown": _("who it fits"),
    "notes": _("notes"),
    "group": _("group"),
    "group_notes": _("group"),
    "location": _("place"),
    "location_notes": _("place"),
    "formatted_address": _("address"),
    "address": _("address"),
    "city": _("address"),
    "state": _("address"),
    "postal_code": _("address"),
    "country": _("address"),
    "regions": _("region"),
    "latitude": _("place on the map"),
    "longitude": _("place on the map"),
    "approximate": _("place on the map"),
    "conference_url": _("link"),
    "conference_url_notes": _("link"),
    "conference_phone": _("number to call"),
    "conference_phone_notes": _("number to call"),
}
OTHER = _("details")


def in_words(fields: Iterable[str]) -> str:
    """Each once, in the order they stand in."""
    return ", ".join(dict.fromkeys(str(FIELDS.get(name, OTHER)) for name in fields))
