"""The beds of a house for whoever looks after it: who has which, what is kept, and what each day looked like."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Q

from porch.houses.models import Bed, House, Stay, Taken
from porch.houses.queries.asking import PURPOSE
from porch.houses.queries.who import Place, looked_after_by, not_ended
from porch.houses.rules import beds as rules
from porch.houses.rules.beds import Nights
from porch.kit.clock import now as this_moment
from porch.kit.clock import today_in
from porch.people import consent
from porch.people.models import Member

SCOPE = "lives-in-a-house"
BACK = timedelta(days=13)


@dataclass(frozen=True)
class InBed:
    """A bed today: who has it, or why it is kept and until when."""

    bed: Bed
    now: Taken | None
    later: Taken | None
    who: Member | None = None

    @property
    def why(self) -> str:
        row = self.now or self.later
        return rules.HOLDS.get(row.hold, "") if row else ""


def bed_list(place: Place, now: datetime) -> list[InBed]:
    """Every bed of the house. Whoever reads it lives there or looks after it, and knows who lives there."""
    today = today_in(place.house.time_zone, now)
    still = Taken.objects.filter(Q(until_on=None) | Q(until_on__gt=today), bed__house=place.house)
    by_bed: dict[UUID, list[Taken]] = {}
    for row in still.select_related("stay__member", "application__member").order_by("from_on"):
        by_bed.setdefault(row.bed_id, []).append(row)
    return [
        InBed(bed, _first(by_bed.get(bed.pk, []), today), _later(by_bed.get(bed.pk, []), today))
        for bed in place.house.beds.filter(gone_on=None).order_by("room", "name")
    ]


def bed_list_read(place: Place, now: datetime) -> list[InBed]:
    """The same with the names: a look of whoever does not live there is written down for each of them."""
    rows = bed_list(place, now)
    there = {one.now.stay.member_id: one.now.stay.member for one in rows if one.now and one.now.stay}
    may = set(there)
    if not place.lives_here:
        may = set(consent.see_each(place.member, there, SCOPE, purpose=PURPOSE, now=now))
    return [
        replace(one, who=one.now.stay.member)
        if one.now and one.now.stay and one.now.stay.member_id in may
        else one
        for one in rows
    ]


def _first(rows: Iterable[Taken], today: date) -> Taken | None:
    return next((row for row in rows if row.from_on <= today), None)


def _later(rows: Iterable[Taken], today: date) -> Taken | None:
    return next((row for row in rows if row.from_on > today), None)


def bed_of(house: House, pk: UUID) -> Bed | None:
    return house.beds.filter(pk=pk, gone_on=None).select_related("house").first()


def census_of(house: House, first: date, last: date) -> list[rules.Day]:
    taken: dict[UUID, list[Taken]] = {}
    for row in Taken.objects.filter(bed__house=house, from_on__lte=last):
        taken.setdefault(row.bed_id, []).append(row)
    beds = [_as_rule(bed, taken.get(bed.pk, [])) for bed in house.beds.all()]
    return rules.census(beds, first, last)


def _as_rule(bed: Bed, rows: list[Taken]) -> rules.Bed:
    lived = tuple(Nights(row.from_on, row.until_on) for row in rows if row.stay_id)
    held = tuple(Nights(row.from_on, row.until_on) for row in rows if not row.stay_id)
    return rules.Bed(lived, held, bed.gone_on)


def last_days(house: House, now: datetime, back: timedelta = BACK) -> list[rules.Day]:
    today = today_in(house.time_zone, now)
    opened = today_in(house.time_zone, house.opened_at)
    return census_of(house, max(opened, today - back), today)


def stay_seen(place: Place, pk: UUID, now: datetime) -> Stay | None:
    """One stay in this house, for whoever looks after it; the look stands in the ledger of whose stay it is."""
    rows = Stay.objects.filter(house=place.house, pk=pk)
    found = rows.select_related("member", "house__group").first()
    if found is None or not consent.see(place.member, found.member, SCOPE, purpose=PURPOSE, now=now):
        return None
    return found


def earlier_stays(house: House, now: datetime) -> int:
    return Stay.objects.filter(house=house, until_on__lte=today_in(house.time_zone, now)).count()


def who_live_where_i_look_after(viewer: Member) -> set[UUID]:
    """Those who live where this person manages or serves: they hold power over them."""
    at = this_moment()
    stays = Stay.objects.filter(not_ended(at), house__in=looked_after_by(viewer, at))
    return set(stays.values_list("member", flat=True)) - {viewer.pk}
