"""How a house begins: with a group of its own that decides, and somebody who looks after it, or nobody yet."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from porch.groups.models import Group, Position
from porch.groups.rules.terms import MOST_IN_A_HOUSE
from porch.houses.models import Bed, House, Manager
from porch.houses.rules.deciding import OFFICES
from porch.kit import vault
from porch.kit.community import here
from porch.people.models import Member
from porch.record.actions import note


class NotOpened(Exception):
    """Something is missing or cannot be; says what, for the one who wrote it."""


@transaction.atomic
def open_house(
    name: str, *, address: str, by: Member, now: datetime, is_demo: bool = False, **told: Any
) -> House:
    """A house as it begins. ``told`` are the columns of ``House`` that anybody reads. NotOpened says why not."""
    slug = slugify(name)[:60]
    if not slug or House.objects.filter(slug=slug).exists():
        raise NotOpened("A house needs a name of its own.")
    zone = told.pop("time_zone", "") or here().time_zone
    group = Group.objects.create(
        slug=f"{slug}-house-meeting"[:64],
        name=name[:80],
        kinds=["house"],
        is_household=True,
        time_zone=zone,
        state="open",
        asked_at=now,
        opened_at=now,
        is_demo=is_demo,
    )
    house = House(slug=slug, name=name, group=group, time_zone=zone, opened_at=now, is_demo=is_demo, **told)
    house.sealed_address = vault.seal(address, about=house.about_address, of=vault.COMMUNITY)
    house.save()
    for order, code in enumerate(OFFICES):
        Position.objects.create(group=group, code=code, place=order, term_months=MOST_IN_A_HOUSE)
    note("house-opened", by=by.pk, about=None, now=now, detail={"house": str(house.pk)})
    return house


def add_bed(house: House, room: str, name: str, *, step_free: bool = False) -> Bed:
    return Bed.objects.create(house=house, room=room, name=name, step_free=step_free)


@transaction.atomic
def let_manage(house: House, member: Member, *, by: Member, now: datetime) -> None:
    """``member`` looks after the house from now on; doing so already changes nothing."""
    _, is_new = Manager.objects.get_or_create(house=house, member=member, until=None, defaults={"since": now})
    if is_new:
        note("house-manager", by=by.pk, about=member.pk, now=now, detail={"house": str(house.pk)})
