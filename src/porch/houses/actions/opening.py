"""How a house begins: with a group of its own that decides, and somebody who looks after it, or nobody yet."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.text import slugify

from porch.groups.models import Group, Position
from porch.groups.rules.terms import MOST_IN_A_HOUSE
from porch.houses.actions.applying import drop_from_vote, not_this_time
from porch.houses.models import Bed, House, Manager, Visit
from porch.houses.queries.owing import keeps_a_book
from porch.houses.queries.who import not_ended
from porch.houses.rules.applying import LIVE
from porch.houses.rules.deciding import OFFICES
from porch.kit import vault
from porch.kit.community import here
from porch.people.models import Member
from porch.record.actions import note

NOT_A_SLUG = frozenset({"mine", "after-use", "objections", "stays"})
"""Addresses beside those of houses."""


KEPT = (
    "This house keeps its book: a share is for the same time, and in the same currency, as long as it does."
)


class NotOpened(Exception):
    """Something is missing or cannot be; says what, for the one who wrote it."""


@transaction.atomic
def open_house(
    name: str, *, address: str, by: Member, now: datetime, is_demo: bool = False, **told: Any
) -> House:
    """A house as it begins. ``told`` are the columns of ``House`` that anybody reads. NotOpened says why not."""
    slug = slugify(name)[:60]
    if not slug or slug in NOT_A_SLUG or House.objects.filter(slug=slug).exists():
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
    """One more bed. NotOpened where there is one of that name in the room."""
    try:
        with transaction.atomic():
            return Bed.objects.create(house=house, room=room, name=name, step_free=step_free)
    except IntegrityError as twice:
        raise NotOpened("There is a bed of that name in this room.") from twice


@transaction.atomic
def let_manage(house: House, member: Member, *, by: Member, now: datetime) -> None:
    """``member`` looks after the house from now on; doing so already changes nothing."""
    _, is_new = Manager.objects.get_or_create(house=house, member=member, until=None, defaults={"since": now})
    if is_new:
        note("house-manager", by=by.pk, about=member.pk, now=now, detail={"house": str(house.pk)})


@transaction.atomic
def let_manage_no_more(house: House, member: Member, *, by: Member, now: datetime) -> None:
    """They look after it no longer, and nothing of it opens to them from this moment."""
    if Manager.objects.filter(house=house, member=member, until=None).update(until=now):
        note("house-manager-ended", by=by.pk, about=member.pk, now=now, detail={"house": str(house.pk)})


@transaction.atomic
def change_page(house: House, told: dict[str, Any], address: str, *, by: Member, now: datetime) -> None:
    """What stands on its page, and where it is. NotOpened where the book of the house would not add up any more."""
    if keeps_a_book(house) and _of_the_book(told) - _of_the_book(vars(house)):
        raise NotOpened(KEPT)
    for name, said in told.items():
        setattr(house, name, said)
    house.sealed_address = vault.seal(address, about=house.about_address, of=vault.COMMUNITY)
    house.save(update_fields=[*told, "sealed_address"])
    note("house-changed", by=by.pk, about=None, now=now, detail={"house": str(house.pk)})


def _of_the_book(told: Mapping[str, Any]) -> set[tuple[str, Any]]:
    """What every line of a book goes by."""
    return {(name, told[name]) for name in ("per", "currency") if name in told}


@transaction.atomic
def visited(house: House, on: date, who: str, found: str, *, by: Member, now: datetime) -> None:
    """Somebody from outside was there; its page says so."""
    Visit.objects.create(house=house, on=on, by=who, found=found, written_by=by)
    note("house-visited", by=by.pk, about=None, now=now, detail={"house": str(house.pk)})


@transaction.atomic
def set_state(house: House, state: str, *, by: Member, now: datetime) -> None:
    """It rests, is open again, or closes. NotOpened where somebody still lives in a house that is to close."""
    closes = state == House.State.CLOSED
    if state not in House.State.values or house.state == House.State.CLOSED:
        raise NotOpened("A house that closed stays closed.")
    if closes and house.stays.filter(not_ended(now)).exists():
        raise NotOpened("Somebody still lives there. It can rest, and close once everybody has moved.")
    house.state, house.closed_at = state, now if closes else None
    house.save(update_fields=["state", "closed_at"])
    if closes:
        _answer_all(house, now)
    note("house-state", by=by.pk, about=None, now=now, detail={"house": str(house.pk), "state": state})


def _answer_all(house: House, now: datetime) -> None:
    """Whoever asks a house that closes is told at once, and what was kept for them is let go."""
    for row in house.applications.filter(state__in=LIVE).select_related("house", "member", "motion"):
        motion = row.motion
        not_this_time(row, now)
        drop_from_vote(motion, now)


def ask_for_help(house: House, *, by: Member, now: datetime) -> None:
    """Coordinators see that this house would like somebody to come, until one says that they did."""
    if House.objects.filter(pk=house.pk, asked_for_help_at=None).update(asked_for_help_at=now):
        note("house-asked-for-help", by=by.pk, about=None, now=now, detail={"house": str(house.pk)})


def helped(house: House, *, by: Member, now: datetime) -> None:
    if House.objects.filter(pk=house.pk).exclude(asked_for_help_at=None).update(asked_for_help_at=None):
        note("house-helped", by=by.pk, about=None, now=now, detail={"house": str(house.pk)})
