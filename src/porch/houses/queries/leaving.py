"""What somebody reads of a return to use: the person all of it for good, those who look after the house by a rule."""

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from porch.groups.queries.voices import has_a_voice
from porch.houses.models import House, Leaving, Stay
from porch.houses.queries.looking_after import (
    ABOUT_STAYS,
    BEFORE_MY_HOUSE,
    PURPOSE,
    has_nobody_besides,
    looks_after,
)
from porch.houses.queries.who import living_in, not_ended, those_who_look_after
from porch.houses.rules.leaving import OPEN, QUIET_FOR, SAFETY, WITHDRAWN, decided_alone
from porch.kit.clock import now as this_moment
from porch.people.consent import see, see_each
from porch.people.models import Member


def own(member: Member, pk: UUID) -> Leaving | None:
    """One's own, wherever one lives now."""
    found = Leaving.objects.filter(pk=pk, stay__member=member)
    return found.select_related("stay__house", "stay__member", "motion").first()


def seen(viewer: Member, pk: UUID, now: datetime) -> Leaving | None:
    """One of a house this viewer looks after; the look stands in the ledger. None where there is nothing for them."""
    found = Leaving.objects.filter(pk=pk).select_related("stay__house", "stay__member", "motion").first()
    if found is None or found.stay.member_id == viewer.pk or not _is_theirs(found, viewer, now):
        return None
    return found if see(viewer, found.stay.member, ABOUT_STAYS, purpose=PURPOSE, now=now) else None


def _is_theirs(leaving: Leaving, viewer: Member, now: datetime) -> bool:
    """Whoever looks after the house; where nobody does, whoever lives there, while it is gone through."""
    if looks_after(leaving.stay.house, viewer, now):
        return True
    return leaving.closed_at is None and viewer in told_of_it(leaving, now)


def may_take_back(leaving: Leaving, member: Member) -> bool:
    """Whoever told it of themselves, while safety is looked at; afterwards others go through it with them."""
    return leaving.state == SAFETY and leaving.opened_by_id == member.pk == leaving.stay.member_id


def going_on(house: House) -> QuerySet[Leaving]:
    return Leaving.objects.filter(stay__house=house, state__in=sorted(OPEN))


def going_on_seen(viewer: Member, house: House, now: datetime) -> list[Leaving]:
    """Those that go on in a house and are the viewer's to go through; each look stands in the ledger."""
    rows = list(
        going_on(house)
        .exclude(stay__member=viewer)
        .select_related("stay__member", "stay__house")
        .order_by("due_at", "opened_at")
    )
    rows = [one for one in rows if _is_theirs(one, viewer, now)]
    met = see_each(viewer, {one.stay.member_id for one in rows}, ABOUT_STAYS, purpose=PURPOSE, now=now)
    return [one for one in rows if one.stay.member_id in met]


def who_could_be_meant(viewer: Member, house: House, now: datetime) -> QuerySet[Stay]:
    """Those who live there and are not gone through this already."""
    busy = going_on(house).values("stay")
    found = living_in(house, now).exclude(member=viewer).exclude(pk__in=busy)
    return found.select_related("member").order_by("member__handle")


def voters_besides(leaving: Leaving) -> int:
    """How many could vote: everybody with a voice who lives there, but whom it is about."""
    house = leaving.stay.house
    living = Member.objects.filter(
        pk__in=house.stays.filter(not_ended(this_moment())).values("member"), is_active=True
    )
    return sum(has_a_voice(house.group, one) for one in living.exclude(pk=leaving.stay.member_id))


def asked_of(viewer: Member, pk: UUID, now: datetime) -> Leaving | None:
    """What the house is asked about somebody, for those who vote on it; the look stands in the ledger."""
    found = Leaving.objects.filter(pk=pk, state="deciding", motion__isnull=False)
    row = found.select_related("stay__house__group", "stay__member", "motion").first()
    if row is None or row.stay.member_id == viewer.pk or not has_a_voice(row.stay.house.group, viewer):
        return None
    return row if see(viewer, row.stay.member, BEFORE_MY_HOUSE, purpose=PURPOSE, now=now) else None


def may_decide_alone(leaving: Leaving, now: datetime) -> bool:
    """Never where nobody looks after the house: then it is for those who live there to decide together."""
    voters = voters_besides(leaving)
    if voters and has_nobody_besides(leaving.stay.house, leaving.stay.member, now):
        return False
    return decided_alone(leaving.stay.house.level, voters)


def told_of_it(leaving: Leaving, now: datetime) -> list[Member]:
    """Those who look after the house, besides the person; where nobody does, everybody else who lives there."""
    house, person = leaving.stay.house, leaving.stay.member
    if not has_nobody_besides(house, person, now):
        return [one for one in those_who_look_after(house, now) if one.pk != person.pk]
    return [one.member for one in living_in(house, now).exclude(member=person).select_related("member")]


def not_deciding_it(leaving: Leaving, now: datetime) -> list[Member]:
    """Who of those who look after the house could look at what the person objects to: not who decided it."""
    decided = who_decided(leaving)
    return [one for one in those_who_look_after(leaving.stay.house, now) if one.pk not in decided]


def who_decided(leaving: Leaving) -> set[UUID]:
    """Whom it is about, who proposed it and who decided it; where the house voted, everybody who lived there then."""
    apart = {leaving.stay.member_id, leaving.decided_by_id, leaving.proposed_by_id}
    if leaving.decided_at is not None and leaving.decided_by_id is None:
        there = living_in(leaving.stay.house, leaving.decided_at)
        apart |= set(there.values_list("member", flat=True))
    return {one for one in apart if one is not None}


def is_quiet(member: Member, now: datetime) -> bool:
    """Whether nothing of its own accord is to ask them for anything: two days after it was told in their house."""
    since = Leaving.objects.filter(stay__member=member, opened_at__gt=now - QUIET_FOR, opened_at__lte=now)
    return since.exclude(state=WITHDRAWN).exists()


def of_the_clock(now: datetime) -> QuerySet[Leaving]:
    due = Leaving.objects.filter(state__in=sorted(OPEN), due_at__lte=now)
    return due.select_related("stay__house", "stay__member").order_by("due_at")
