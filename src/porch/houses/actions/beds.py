"""Beds of a house: keeping one, giving it back, moving somebody to another, and putting a stay right."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.urls import reverse

from porch.houses.actions.belonging import keep_in_step
from porch.houses.actions.staying import NotFree, take
from porch.houses.models import Bed, Stay, StayCorrection, Taken
from porch.houses.rules.beds import BY_HAND
from porch.houses.rules.endings import ENDINGS
from porch.kit.clock import today_in
from porch.people.models import Member
from porch.record.actions import note
from porch.wire.actions import tell

FURTHEST = timedelta(days=60)
"""How far ahead somebody may be moved to another bed."""
LONGEST_AGO = timedelta(days=3653)
"""How far back the first day of a stay may be put."""


class NotRight(Exception):
    """What was written cannot be so. Its text is for whoever wrote it."""


@transaction.atomic
def hold(bed: Bed, why: str, from_on: date, until_on: date | None, *, by: Member, now: datetime) -> Taken:
    """Keep a bed for these nights: nobody else gets it. NotFree where somebody has one of them."""
    if why not in BY_HAND or (until_on is not None and until_on <= from_on):
        raise NotRight("The last day has to lie after the first.")
    row = take(bed, from_on, until_on, by=by, hold=why)
    note("bed-held", by=by.pk, about=None, now=now, detail={"bed": str(bed.pk), "why": why})
    return row


@transaction.atomic
def let_go(row: Taken, *, by: Member, now: datetime) -> None:
    """A bed that was kept is free from today on. What is a stay, or was offered to somebody, is not let go here."""
    if row.stay_id is not None or row.application_id is not None:
        raise NotRight("That is somebody’s bed.")
    today = today_in(row.bed.house.time_zone, now)
    still = Taken.objects.filter(Q(until_on=None) | Q(until_on__gt=today), pk=row.pk)
    if row.from_on >= today:
        still.delete()
    else:
        still.update(until_on=today)
    note("bed-let-go", by=by.pk, about=None, now=now, detail={"bed": str(row.bed_id)})


@transaction.atomic
def move_to(stay: Stay, bed: Bed, on: date, *, by: Member, now: datetime) -> None:
    """From ``on`` they sleep in another bed of the same house. NotFree where that one is taken."""
    if bed.house_id != stay.house_id or stay.until_on is not None or on < stay.from_on:
        raise NotRight("They cannot move to that bed on that day.")
    today = today_in(stay.house.time_zone, now)
    if not today <= on <= today + FURTHEST:
        raise NotRight("Choose a day from today on, within two months. What was before is put right below.")
    later = stay.beds.filter(Q(until_on=None) | Q(until_on__gt=on))
    for row in later:
        if row.from_on >= on:
            row.delete()
        else:
            Taken.objects.filter(pk=row.pk).update(until_on=on)
    take(bed, on, None, by=by, stay=stay)
    detail = {"stay": str(stay.pk), "bed": str(bed.pk)}
    note("bed-changed", by=by.pk, about=stay.member_id, now=now, detail=detail)


@transaction.atomic
def take_out(bed: Bed, *, by: Member, now: datetime) -> None:
    """It is a bed of the house no longer. NotFree while somebody has it, or it is kept."""
    today = today_in(bed.house.time_zone, now)
    locked = Bed.objects.select_for_update().get(pk=bed.pk)
    if locked.taken.filter(Q(until_on=None) | Q(until_on__gt=today)).exists():
        raise NotFree("somebody has it")
    Bed.objects.filter(pk=bed.pk, gone_on=None).update(gone_on=today)
    note("bed-gone", by=by.pk, about=None, now=now, detail={"bed": str(bed.pk)})


@transaction.atomic
def correct(stay: Stay, what: str, became: str, because: str, *, by: Member, now: datetime) -> None:
    """Put a stay right. What stood there before stays readable, with who changed it and why."""
    if not because.strip():
        raise NotRight("Say why it is put right.")
    stay = Stay.objects.select_for_update().get(pk=stay.pk)
    was = str(getattr(stay, what)) if what in ("from_on", "until_on", "ending") else ""
    if what == "ending":
        if stay.until_on is None or became not in ENDINGS:
            raise NotRight("Choose how it ended; a stay that goes on has no end.")
        stay.ending = became
    elif what in ("from_on", "until_on"):
        _set_day(stay, what, became, now)
    else:
        raise NotRight("Choose what is put right.")
    stay.save(update_fields=[what])
    StayCorrection.objects.create(
        stay=stay, at=now, by=by, what=what, was=was, became=became, because=because.strip()[:200]
    )
    keep_in_step(stay.house, now)
    detail = {"stay": str(stay.pk), "what": what}
    note("stay-corrected", by=by.pk, about=stay.member_id, now=now, detail=detail)
    if by.pk != stay.member_id:
        tell(stay.member, kind="something-new", path=reverse("houses:stay-mine", args=[stay.pk]), now=now)


def _set_day(stay: Stay, what: str, became: str, now: datetime) -> None:
    """Another first or last day, and the same for their first or last bed. NotFree where another had it then."""
    try:
        day = date.fromisoformat(became)
    except ValueError as wrong:
        raise NotRight("Write the day as a date.") from wrong
    beds = list(stay.beds.order_by("from_on"))
    first, last = what == "from_on", what == "until_on"
    begins, ends = (day if first else stay.from_on), (day if last else stay.until_on)
    if (last and stay.until_on is None) or (ends is not None and ends <= begins):
        raise NotRight("A stay ends after it begins.")
    if day > today_in(stay.house.time_zone, now) + timedelta(days=1):
        raise NotRight("That day has not come yet.")
    if day < today_in(stay.house.time_zone, now) - LONGEST_AGO:
        raise NotRight("Write a day within the last ten years.")
    others = Stay.objects.filter(Q(until_on=None) | Q(until_on__gt=begins), member=stay.member_id)
    if others.filter(Q() if ends is None else Q(from_on__lt=ends)).exclude(pk=stay.pk).exists():
        raise NotRight("They lived somewhere else on one of these days.")
    if beds:
        _stretch(beds[0] if first else beds[-1], what, day)
    setattr(stay, what, day)


def _stretch(row: Taken, what: str, day: date) -> None:
    begins, ends = (day, row.until_on) if what == "from_on" else (row.from_on, day)
    if ends is not None and ends <= begins:
        raise NotRight("They changed beds in between: put that right by the day of the bed.")
    Bed.objects.select_for_update().get(pk=row.bed_id)
    later = Q(until_on=None) | Q(until_on__gt=begins)
    before = Q() if ends is None else Q(from_on__lt=ends)
    if Taken.objects.filter(later, before, bed=row.bed_id).exclude(pk=row.pk).exists():
        raise NotFree("somebody else had the bed")
    Taken.objects.filter(pk=row.pk).update(**{what: day})
