"""Who asks which house, for themselves and for those who answer; and who those are."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from porch.houses.models import Application, House
from porch.houses.queries.who import Place, homes_of, living_in, looked_after_by, those_who_look_after
from porch.houses.rules.applying import LIVE, VOTING, WAITING
from porch.kit.clock import now as this_moment
from porch.people import consent
from porch.people.models import Member

SCOPE, PURPOSE = "asks-a-house", "house"


def who_answers(house: House, now: datetime) -> list[Member]:
    """Whoever looks after the house; where nobody does, everybody who lives there."""
    there = those_who_look_after(house, now)
    return there or [stay.member for stay in living_in(house, now).select_related("member")]


def answers(place: Place, now: datetime) -> bool:
    """Whether this person is one of those who answer for the house."""
    if place.looks_after:
        return True
    return place.lives_here and not those_who_look_after(place.house, now)


def of_house(place: Place, now: datetime) -> list[Application]:
    """Whoever asks this house now, the line of those who wait in its order. Those who vote see what they vote on."""
    rows = Application.objects.filter(house=place.house, state__in=LIVE).exclude(member=place.member)
    if not answers(place, now):
        rows = rows.filter(state=VOTING) if place.lives_here else rows.none()
    there = list(rows.select_related("member", "bed", "motion").order_by("waits_since", "asked_at"))
    may = consent.seen_by(place.member, {one.member_id for one in there}, SCOPE, purpose=PURPOSE, now=now)
    return [one for one in there if one.member_id in may]


def read_of_house(place: Place, now: datetime) -> list[Application]:
    """The same for somebody who reads the names: each look is written down for whoever asked."""
    there = of_house(place, now)
    ids = {one.member_id for one in there}
    seen = consent.see_each(place.member, ids, SCOPE, purpose=PURPOSE, now=now)
    return [one for one in there if one.member_id in seen]


def one_of_house(place: Place, pk: UUID, now: datetime) -> Application | None:
    """One of them, and the look is written down for whoever asked; None where it is not theirs to see."""
    found = next((one for one in of_house(place, now) if one.pk == pk), None)
    if found is None:
        return None
    right = consent.see(place.member, found.member, SCOPE, item="", purpose=PURPOSE, now=now)
    return found if right else None


def mine(member: Member) -> QuerySet[Application]:
    rows = Application.objects.filter(member=member)
    return rows.select_related("house", "bed", "conversation").order_by("-asked_at")


def one_of_mine(member: Member, pk: UUID) -> Application | None:
    return mine(member).filter(pk=pk).first()


def place_in_line(one: Application) -> int:
    """How many stand before them and they themselves, by when each was told yes."""
    before = Application.objects.filter(house=one.house_id, state=WAITING, waits_since__lt=one.waits_since)
    return before.count() + 1


def whose_asking_i_see(viewer: Member) -> QuerySet[Member]:
    """Whoever asks a house this viewer answers for, or applied to one in which they have the vote."""
    at = this_moment()
    live = Application.objects.filter(state__in=LIVE)
    looked_after = [house.pk for house in looked_after_by(viewer, at)]
    homes = homes_of(viewer, at)
    alone = [house.pk for house in homes if not those_who_look_after(house, at)]
    mine = Q(house__in=[*looked_after, *alone]) | Q(house__in=homes, state=VOTING)
    return Member.objects.filter(pk__in=live.filter(mine).values("member"))


def who_ask(ids: Collection[UUID], now: datetime) -> set[UUID]:
    asked = Application.objects.filter(member__in=ids, state__in=LIVE)
    return set(asked.values_list("member", flat=True))
