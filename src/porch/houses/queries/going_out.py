"""Who is out, who is not back, which late returns nobody has looked at yet, and who is away this week."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import F, Q, QuerySet

from porch.houses.models import Away, House, SignOut, Stay
from porch.houses.queries import voted
from porch.houses.queries.who import living_in
from porch.houses.rules.signing_out import GRACE, How, Span, home_by, how
from porch.kit.clock import today_in
from porch.people import consent
from porch.people.models import Member

SCOPE, PURPOSE = "house-out", "house"
WEEK = timedelta(days=7)


@dataclass(frozen=True)
class OneOut:
    """Somebody who is out, as those who look after the house read it."""

    row: SignOut
    how: How

    @property
    def is_overdue(self) -> bool:
        return self.how is How.OVERDUE

    @property
    def is_not_back_yet(self) -> bool:
        return self.how is How.NOT_BACK_YET


def span_of(row: SignOut) -> Span:
    return Span(row.out_at, row.back_by, row.back_at, row.is_night)


def out_now(stay: Stay) -> SignOut | None:
    return SignOut.objects.filter(stay=stay, back_at=None).select_related("stay__house").first()


def own(stay: Stay) -> QuerySet[SignOut]:
    """One's own, the latest first: with what was found, where somebody looked."""
    return SignOut.objects.filter(stay=stay).select_related("looked_by").order_by("-out_at")


def of_house(house: House, now: datetime) -> QuerySet[SignOut]:
    there = living_in(house, now).values("pk")
    return SignOut.objects.filter(stay__in=there).select_related("stay__member", "stay__house", "looked_by")


def board(viewer: Member, house: House, now: datetime) -> list[OneOut]:
    """Whoever is out, the loudest first, and of those the one who is longest overdue. Each look is written down."""
    rows = list(of_house(house, now).filter(back_at=None))
    seen = consent.see_each(viewer, [one.stay.member_id for one in rows], SCOPE, purpose=PURPOSE, now=now)
    found = [_one(row, house, now) for row in rows if row.stay.member_id in seen]
    return sorted(found, key=lambda one: (one.how, one.row.back_by, one.row.pk))


def _one(row: SignOut, house: House, now: datetime) -> OneOut:
    at = voted.curfew(house)
    curfew = home_by(row.out_at, at, house.time_zone) if at else None
    return OneOut(row, how(span_of(row), now, curfew=curfew))


def to_look_at(viewer: Member, house: House, now: datetime) -> list[SignOut]:
    """Returns that were late and that nobody has looked at yet, the oldest first; nobody looks at their own."""
    late = Q(back_at__gt=F("back_by") + GRACE, looked_at=None)
    rows = list(of_house(house, now).filter(late).exclude(stay__member=viewer).order_by("back_at"))
    seen = consent.see_each(viewer, [one.stay.member_id for one in rows], SCOPE, purpose=PURPOSE, now=now)
    return [one for one in rows if one.stay.member_id in seen]


def is_overdue_anywhere(house: House, now: datetime) -> int:
    """How many are overdue: a number for whoever looks after the house, before they open the board."""
    return of_house(house, now).filter(back_at=None, back_by__lte=now).count()


def away_of(stay: Stay, now: datetime) -> QuerySet[Away]:
    """When one is away oneself, from today on."""
    today = today_in(stay.house.time_zone, now)
    return Away.objects.filter(stay=stay, until_on__gt=today).order_by("from_on")


@dataclass(frozen=True)
class AwayThen:
    """That somebody is away, as they chose that others may know. ``back_on`` is the first day on which they are not."""

    member: Member
    from_on: date
    back_on: date


def away_this_week(house: House, now: datetime) -> list[AwayThen]:
    """For those who live there: only who chose so, and only that they are away."""
    today = today_in(house.time_zone, now)
    there = living_in(house, now).values("pk")
    said = Away.objects.filter(
        stay__in=there, is_shown=True, from_on__lt=today + WEEK, until_on__gt=today
    ).select_related("stay__member")
    found = [AwayThen(one.stay.member, one.from_on, one.until_on) for one in said]
    nights = of_house(house, now).filter(back_at=None, is_night=True, is_shown=True, back_by__gt=now)
    found += [
        AwayThen(
            one.stay.member,
            today_in(house.time_zone, one.out_at),
            today_in(house.time_zone, one.back_by),
        )
        for one in nights
    ]
    return sorted(found, key=lambda one: (one.from_on, one.back_on))
