"""House meetings, for those who live there."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext

from porch.groups import motion_words
from porch.groups.models import Motion
from porch.groups.queries.motions import decided_between
from porch.groups.registries import Occasion
from porch.houses.models import Agenda, Gathering, House, Rhythm, Stay
from porch.houses.queries.who import Place, living_in
from porch.houses.rules.gathering import LASTS, is_tonight

A_YEAR = 60


def rhythm_of(house: House) -> Rhythm | None:
    return Rhythm.objects.filter(house=house).first()


def ahead(house: House, now: datetime) -> list[Gathering]:
    """Meetings that are on or to come, the next first."""
    return list(_of(house).filter(at__gt=now - LASTS, closed_at=None).order_by("at"))


def next_of(house: House, now: datetime) -> Gathering | None:
    return next(iter(ahead(house, now)), None)


def tonight(house: House, now: datetime) -> Gathering | None:
    """The meeting that is today and not over."""
    found = next_of(house, now)
    return found if found and is_tonight(found.at, house.time_zone, now) else None


def past(house: House, now: datetime) -> list[Gathering]:
    """Those that are over, the newest first."""
    gone = [one.pk for one in ahead(house, now)]
    return list(_of(house).filter(at__lte=now).exclude(pk__in=gone).order_by("-at")[:A_YEAR])


def gathering_for(place: Place, pk: UUID) -> Gathering | None:
    agenda = Prefetch("agenda", Agenda.objects.select_related("by").order_by("place", "pk"))
    return _of(place.house).filter(pk=pk).prefetch_related(agenda).first()


def item_for(place: Place, pk: UUID) -> Agenda | None:
    mine = Agenda.objects.filter(pk=pk, gathering__house=place.house)
    return mine.select_related("gathering").first()


def present_at(gathering: Gathering) -> list[Stay]:
    """Who was there, as far as somebody wrote it down."""
    return list(gathering.present.select_related("member").order_by("member__handle"))


def who_could_be_there(gathering: Gathering, now: datetime) -> QuerySet[Stay]:
    """Those who live there now: of them the present are ticked."""
    return living_in(gathering.house, now).select_related("member").order_by("member__handle")


def decided_at(gathering: Gathering) -> list[tuple[Motion, str]]:
    """What the house decided since the meeting before and until this one was over, with what it was about."""
    earlier = Gathering.objects.filter(house=gathering.house, at__lt=gathering.at).order_by("-at").first()
    until = gathering.closed_at or gathering.at + LASTS
    since = earlier.closed_at or earlier.at + LASTS if earlier else None
    found = decided_between(gathering.house.group, since, until)
    return [(motion, motion_words.title(motion)) for motion in found]


def occasions(groups: Collection[UUID], since: datetime, until: datetime) -> list[Occasion]:
    """House meetings in the calendars of their groups."""
    ahead = Gathering.objects.filter(house__group__in=groups, at__gt=since - LASTS, at__lt=until)
    return [
        Occasion(
            group=one.house.group_id,
            uid=f"house-meeting-{one.pk}",
            at=one.at,
            zone=one.house.time_zone,
            minutes=60,
            title=gettext("House meeting"),
            path=f"/houses/{one.house.slug}/meetings/{one.pk}/",
        )
        for one in ahead.select_related("house")
    ]


def _of(house: House) -> QuerySet[Gathering]:
    return Gathering.objects.filter(house=house).select_related("house__group", "written_by")
