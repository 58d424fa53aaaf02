"""Houses as anybody finds them: what each says about itself, and how many beds are free. Never where it is."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import F, Q

from porch.houses.models import Application, Bed, House, Stay, Taken, Visit
from porch.houses.queries.who import homes_of, houses, looked_after_by
from porch.houses.rules.applying import MOVED_IN, OFFERED, WAITING
from porch.houses.rules.lists import Level, for_whom, levels
from porch.houses.rules.waiting import BACK, Wait, usual_wait
from porch.kit.clock import today_in
from porch.people.models import Member


@dataclass(frozen=True)
class Wanted:
    """What somebody looks for; what is empty does not matter to them."""

    level: str = ""
    whom: str = ""
    area: str = ""
    free: bool = False
    step_free: bool = False
    children: bool = False


@dataclass(frozen=True)
class Found:
    """A house in the list: ``free`` beds that nobody has or will have, counted ``on`` that day."""

    house: House
    free: int
    on: date

    @property
    def level(self) -> Level:
        return levels()[self.house.level]

    @property
    def whom(self) -> str:
        return for_whom().get(self.house.for_whom, self.house.for_whom)


def found(wanted: Wanted, now: datetime) -> list[Found]:
    """By name; of resting houses none is shown to whoever asks for a free room."""
    rows = houses()
    if wanted.level:
        rows = rows.filter(level=wanted.level)
    if wanted.whom:
        rows = rows.filter(for_whom__in=("anyone", wanted.whom))
    if wanted.area:
        rows = rows.filter(area__icontains=wanted.area)
    if wanted.step_free:
        rows = rows.filter(step_free__in=("yes", "partly"))
    if wanted.children:
        rows = rows.exclude(children="")
    there = list(rows)
    free = free_beds(there, now)
    seen = [as_found(house, len(free[house.pk]), now) for house in there]
    return [one for one in seen if one.free and one.house.state == House.State.OPEN] if wanted.free else seen


def as_found(house: House, free: int, now: datetime) -> Found:
    return Found(house, free, today_in(house.time_zone, now))


def free_beds(of: Iterable[House], now: datetime) -> Mapping[UUID, list[Bed]]:
    """Beds that nobody has, will have or is offered, by house."""
    today = {house.pk: today_in(house.time_zone, now) for house in of}
    rows: dict[UUID, list[Bed]] = {pk: [] for pk in today}
    taken: Counter[UUID] = Counter()
    still = Taken.objects.filter(Q(until_on=None) | Q(until_on__gt=min(today.values(), default=now.date())))
    for taken_bed, house, until in still.filter(bed__house__in=today).values_list(
        "bed", "bed__house", "until_on"
    ):
        taken[taken_bed] += until is None or until > today[house]
    for bed in Bed.objects.filter(house__in=today, gone_on=None).order_by("room", "name"):
        if not taken[bed.pk]:
            rows[bed.house_id].append(bed)
    return rows


def own_pages(viewer: Member, now: datetime) -> list[House]:
    """Houses this viewer lives in or looks after: the way to their own pages."""
    near = {house.pk: house for house in (*homes_of(viewer, now), *looked_after_by(viewer, now))}
    return sorted(near.values(), key=lambda house: house.name)


def last_visit(house: House) -> Visit | None:
    return house.visits.order_by("-on", "-pk").first()


@dataclass(frozen=True)
class Line:
    """Who waits, and what is known of waiting: how many, when the last place came free, and the usual wait."""

    waiting: int
    came_free: date | None
    usual: Wait | None


def line_of(house: House, now: datetime) -> Line:
    today = today_in(house.time_zone, now)
    waiting = Application.objects.filter(house=house, state__in=(WAITING, OFFERED)).count()
    ended = Stay.objects.filter(house=house, until_on__lte=today).order_by("-until_on").first()
    moved = Application.objects.filter(
        house=house, state=MOVED_IN, ended_at__gte=now - BACK, waits_since__isnull=False
    ).annotate(waited=F("ended_at") - F("waits_since"))
    days = [round(one / timedelta(days=1)) for one in moved.values_list("waited", flat=True)]
    return Line(waiting, ended.until_on if ended else None, usual_wait(days))
