"""Whose turn is which chore, and who stands where in the line."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Count, QuerySet

from porch.houses.models import Away, Chore, ChoreSwap, ChoreTurn, House, SignOut, Stay
from porch.houses.queries.who import living_in
from porch.houses.rules.chores import Standing, came, is_away, monday
from porch.kit.clock import today_in

WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Line:
    """A chore as it stands in the table of two weeks; a turn that is None has nobody."""

    chore: Chore
    this: ChoreTurn | None
    following: ChoreTurn | None


def week_of(house: House, now: datetime) -> date:
    """The Monday of this week, by the house's own calendar."""
    return monday(today_in(house.time_zone, now))


def chores_of(house: House) -> QuerySet[Chore]:
    return Chore.objects.filter(house=house, ended_at=None).order_by("place", "name")


def turns_in(house: House, week: date) -> QuerySet[ChoreTurn]:
    rows = ChoreTurn.objects.filter(chore__house=house, chore__ended_at=None, week=week)
    return rows.select_related("chore", "stay__member", "stay__house").order_by("chore__place", "chore__name")


def table(house: House, now: datetime) -> list[Line]:
    """Every chore with whose it is this week and next."""
    week = week_of(house, now)
    this = {one.chore_id: one for one in turns_in(house, week)}
    following = {one.chore_id: one for one in turns_in(house, week + WEEK)}
    return [Line(one, this.get(one.pk), following.get(one.pk)) for one in chores_of(house)]


def my_turns(stay: Stay, now: datetime) -> list[ChoreTurn]:
    """One's own this week and next."""
    week = week_of(stay.house, now)
    rows = ChoreTurn.objects.filter(stay=stay, chore__ended_at=None, week__in=[week, week + WEEK])
    return list(rows.select_related("chore", "stay__house").order_by("week", "chore__place"))


def others_turns(turn: ChoreTurn, now: datetime) -> list[ChoreTurn]:
    """What ``turn`` can be changed for: what others have this week and next, and have not done."""
    house, week = turn.stay.house, week_of(turn.stay.house, now)
    rows = ChoreTurn.objects.filter(
        chore__house=house, chore__ended_at=None, week__in=[week, week + WEEK], done_at=None
    ).exclude(stay=turn.stay_id)
    there = set(living_in(house, now).values_list("pk", flat=True))
    found = rows.select_related("chore", "stay__member").order_by("week", "chore__place")
    return [one for one in found if one.stay_id in there]


def swaps_for(stay: Stay) -> QuerySet[ChoreSwap]:
    """Swaps that somebody asks of this resident."""
    return _open_swaps().filter(theirs__stay=stay)


def swaps_asked_by(stay: Stay) -> QuerySet[ChoreSwap]:
    return _open_swaps().filter(mine__stay=stay)


def _open_swaps() -> QuerySet[ChoreSwap]:
    rows = ChoreSwap.objects.filter(said="", mine__done_at=None, theirs__done_at=None)
    return rows.select_related("mine__chore", "theirs__chore", "mine__stay__member", "theirs__stay__member")


def standing(house: House, week: date, now: datetime) -> list[Standing[UUID, UUID]]:
    """The line for a week: who lives there in it and is not away for most of it."""
    stays = [one for one in living_in(house, now).order_by("from_on", "pk") if _there(one, week)]
    spans = away_of(stays, house, now)
    ids = [one.pk for one in stays]
    rows = ChoreTurn.objects.filter(drawn__in=ids, week__lte=week).order_by("week", "place")
    last = {one.drawn_id: (one.week, one.place) for one in rows.only("drawn", "week", "place")}
    had: dict[UUID, dict[UUID, int]] = defaultdict(dict)
    for row in rows.order_by().values("drawn", "chore").annotate(times=Count("pk")):
        had[row["drawn"]][row["chore"]] = row["times"]
    return [
        Standing(one.pk, last.get(one.pk, came(one.from_on, order)), had[one.pk])
        for order, one in enumerate(stays)
        if not is_away(week, spans[one.pk])
    ]


def _there(stay: Stay, week: date) -> bool:
    return stay.until_on is None or stay.until_on > week


def away_of(stays: list[Stay], house: House, now: datetime) -> dict[UUID, list[tuple[date, date]]]:
    """From which day until which somebody is away: what they said themselves, and nights for which they signed out."""
    found: dict[UUID, list[tuple[date, date]]] = {one.pk: [] for one in stays}
    for one in Away.objects.filter(stay__in=stays):
        found[one.stay_id].append((one.from_on, one.until_on))
    nights = SignOut.objects.filter(stay__in=stays, is_night=True, back_by__gt=now - WEEK)
    for out in nights:
        until = out.back_at or out.back_by
        found[out.stay_id].append((today_in(house.time_zone, out.out_at), today_in(house.time_zone, until)))
    return found
