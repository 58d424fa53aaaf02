"""Telling people of a house that something is waiting: one bland line and where it leads, nothing of what it is."""

from datetime import datetime
from uuid import UUID

from django.urls import reverse

from porch.houses.models import House, Stay
from porch.houses.queries.who import living_in, those_who_look_after
from porch.wire.actions import tell


def tell_resident(stay: Stay, page: str, *args: object, now: datetime) -> None:
    """``page`` is the name of an address that begins with the house."""
    path = reverse(page, args=[stay.house.slug, *args])
    tell(stay.member, kind="something-new", path=path, now=now)


def tell_residents(house: House, page: str, *, but: UUID | None = None, now: datetime) -> None:
    for stay in living_in(house, now).select_related("member", "house").exclude(member=but):
        tell_resident(stay, page, now=now)


def tell_those_who_look_after(house: House, page: str, *, but: UUID | None = None, now: datetime) -> None:
    path = reverse(page, args=[house.slug])
    for member in those_who_look_after(house, now):
        if member.pk != but:
            tell(member, kind="something-new", path=path, now=now)


def call_those_who_look_after(house: House, page: str, *, but: UUID, now: datetime) -> None:
    """Somebody is not back: the same few words as always, and a phone that may ring lights up at once."""
    path = reverse(page, args=[house.slug])
    for member in those_who_look_after(house, now):
        if member.pk != but:
            tell(member, kind="house-now", path=path, now=now)
