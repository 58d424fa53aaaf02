"""Telling, changing and taking back what one is paired by."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from porch.kit import geo, vault
from porch.kit.clock import today_in
from porch.people.models import LivedExperience, Member
from porch.people.rules.beginnings import is_a_beginning
from porch.people.rules.hours import checked_hours, checked_zone
from porch.people.rules.keys import of_member
from porch.people.rules.vocabulary import MANY, MUST_HAVES, ONE, SHARABLE, checked

PLAIN = ("remote", "recovery_since", "wants_peer", "wants_mentor")
BOUNDED = {"km": (1, 20_000), "min_recovery_days": (0, 36_500), "capacity": (0, 15)}


class NotUnderstood(Exception):
    """A field nobody knows, or a number outside its bounds."""


@transaction.atomic
def say_lived_experience(member: Member, changes: Mapping[str, Any], *, now: datetime) -> LivedExperience:
    """Set the named fields of what ``member`` told, and leave the others as they are.

    Keys are the fields of LivedExperience; besides them ``place``: ``(lat, lon)`` in degrees or None, rounded
    to about 5 km before it is stored, and ``gender_words``: text, sealed. Unknown codes raise NotInTheList,
    bad hours NotAnHour, hours of someone without a time zone NotAZone, a place off the map NotAPlace,
    a beginning of recovery before 1900 or after today in the member's time zone NotUnderstood, like anything
    else; then nothing is changed.
    """
    lived = LivedExperience.objects.select_for_update().get(member=member)
    for field, value in changes.items():
        _say(lived, member, field, value, now)
    if not (lived.wants_peer or lived.wants_mentor):
        lived.waiting_since = None
    elif lived.waiting_since is None:
        lived.waiting_since = now
    lived.save()
    member.lived = lived
    return lived


def _say(lived: LivedExperience, member: Member, field: str, value: Any, now: datetime) -> None:
    if field == "place":
        lived.lat, lived.lon = _coarse(value)
    elif field == "gender_words":
        about, words = lived.about_gender_words, value.strip()
        lived.sealed_gender_words = vault.seal(words, about=about, of=of_member(member.pk)) if words else b""
    elif field == "hours":
        checked_zone(member.time_zone)
        lived.hours = checked_hours(value)
    elif field == "recovery_since" and value and not is_a_beginning(value, _today(member, now)):
        raise NotUnderstood(f"{field}: {value} is not between 1900 and today")
    else:
        setattr(lived, field, _checked(field, value))


def _today(member: Member, now: datetime) -> date:
    return today_in(member.time_zone or "UTC", now)


def _checked(field: str, value: Any) -> Any:
    if field in MANY:
        return checked(MANY[field], value)
    if field in ONE:
        return "".join(checked(ONE[field], [value] if value else []))
    if field in MUST_HAVES:
        return checked(MUST_HAVES[field], value) or None if value else None
    if field == "may_share":
        return [name for name in SHARABLE if name in set(value)]
    if field in BOUNDED and BOUNDED[field][0] <= int(value) <= BOUNDED[field][1]:
        return int(value)
    if field in PLAIN:
        return value
    raise NotUnderstood(f"{field}: {value!r}")


def _coarse(place: tuple[float, float] | None) -> tuple[float | None, float | None]:
    if place is None:
        return None, None
    near = geo.coarse(*place)
    return near.lat, near.lon
