"""Which houses somebody looks after, and whose stays are theirs to see then: always through the gate."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from porch.groups.queries.service import held
from porch.houses.models import House, Leaving, Stay
from porch.houses.queries.who import is_manager, living_in, not_ended, offices_of, those_who_look_after
from porch.kit.clock import now as this_moment
from porch.people.models import Member

ABOUT_STAYS = "stay-in-a-house"
BEFORE_MY_HOUSE = "before-my-house"
PURPOSE = "house"


def looked_after_by(member: Member, now: datetime) -> QuerySet[House]:
    """The houses this member manages, or serves in as an officer."""
    offices = held(now).filter(member=member).values("position__group")
    managed = Q(managers__member=member, managers__until=None)
    return House.objects.filter(managed | Q(group__in=offices)).distinct()


def looks_after(house: House, member: Member, now: datetime) -> bool:
    """Whether they manage it, or live there and serve as an officer."""
    if is_manager(house, member):
        return True
    return bool(offices_of(house, member, now)) and living_in(house, now).filter(member=member).exists()


def has_nobody_besides(house: House, member: Member, now: datetime) -> bool:
    """Whether nobody but perhaps this member looks after the house: what is about them is then for everybody there."""
    return all(one.pk == member.pk for one in those_who_look_after(house, now))


def whose_house_i_look_after(viewer: Member) -> QuerySet[Member]:
    """Whoever lives or lived in a house that this member looks after; and with whom they live where nobody does."""
    now = this_moment()
    stays = Stay.objects.filter(house__in=looked_after_by(viewer, now))
    mine = Q(pk__in=stays.values("member")) | Q(pk__in=_with_nobody_else(viewer, now))
    return Member.objects.filter(mine).exclude(pk=viewer.pk)


def _with_nobody_else(viewer: Member, now: datetime) -> list[UUID]:
    """Those of their own house whose return to use is gone through, where nobody looks after it."""
    homes = Stay.objects.filter(member=viewer, house__stays__leavings__closed_at=None).values("house")
    return [
        row.stay.member_id
        for row in Leaving.objects.filter(closed_at=None, stay__house__in=homes).select_related(
            "stay__house", "stay__member"
        )
        if living_in(row.stay.house, now).filter(member=viewer).exists()
        and has_nobody_besides(row.stay.house, row.stay.member, now)
    ]


def about_whom_my_house_votes(viewer: Member) -> QuerySet[Member]:
    """Those whose return to use is before a house this member lives in, while it is."""
    mine = Stay.objects.filter(not_ended(this_moment()), member=viewer).values("house")
    asked = Leaving.objects.filter(stay__house__in=mine, state="deciding", motion__isnull=False)
    return Member.objects.filter(pk__in=asked.values("stay__member")).exclude(pk=viewer.pk)
