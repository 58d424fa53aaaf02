"""Announcing a gathering, changing it, calling it off; and meaning to come."""

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F

from porch.bonds.actions.moving import TooLate, move
from porch.company.models import Attending, Gathering
from porch.people.models import Member
from porch.record.actions import note
from porch.wire.actions import tell, tell_it_starts
from porch.wire.things import SOON


class NotATimeToGather(Exception):
    """The moment has passed."""


@dataclass(frozen=True)
class Told:
    """A gathering as a coordinator tells of it."""

    title: str
    at: datetime
    zone: str
    place: str
    what: str = ""
    minutes: int = 120
    way_in: str = ""
    step_free: str = "unknown"
    children: str = "welcome"
    alcohol: str = "none"


@transaction.atomic
def announce(told: Told, *, by: Member, now: datetime) -> Gathering:
    """It stands on members' pages from now. Nobody is woken for it."""
    if told.at <= now:
        raise NotATimeToGather
    made = Gathering.objects.create(announced_by=by, changed_at=now, **asdict(told))
    _note("gathering-announced", made, by, now)
    return made


@transaction.atomic
def change_gathering(gathering: Gathering, told: Told, *, by: Member, now: datetime) -> None:
    """What is told now holds; whoever means to come hears that something changed."""
    if told.at <= now:
        raise NotATimeToGather
    changes = {**asdict(told), "changed_at": now, "version": F("version") + 1}
    if not Gathering.objects.filter(pk=gathering.pk, state="announced").update(**changes):
        raise TooLate("this gathering is over or off")
    gathering.refresh_from_db()
    _note("gathering-changed", gathering, by, now)
    _tell_everyone(gathering, now)


@transaction.atomic
def call_off_gathering(gathering: Gathering, *, by: Member, now: datetime) -> None:
    move(gathering, "call off", changed_at=now, version=gathering.version + 1)
    _note("gathering-called-off", gathering, by, now)
    _tell_everyone(gathering, now)


def come(gathering: Gathering, *, by: Member, now: datetime) -> None:
    """``by`` means to come: it stands in their calendar, and they are reminded. Nobody is told."""
    if gathering.state != "announced" or gathering.at <= now:
        raise TooLate("this gathering is over or off")
    Attending.objects.get_or_create(gathering=gathering, member=by, defaults={"at": now})


def do_not_come(gathering: Gathering, *, by: Member) -> None:
    Attending.objects.filter(gathering=gathering, member=by).delete()


def pass_gatherings(now: datetime) -> int:
    """What is over is over, and who meant to come is kept no longer; returns how many that were."""
    passed = 0
    for gathering in Gathering.objects.filter(state="announced", at__lt=now - timedelta(days=1)):
        move(gathering, "pass", changed_at=now)
        passed += 1
    Attending.objects.filter(gathering__state__in=("over", "called-off"), gathering__at__lt=now).delete()
    return passed


def remind_of_gatherings(now: datetime) -> int:
    near = Attending.objects.filter(
        gathering__state="announced", gathering__at__gt=now, gathering__at__lte=now + SOON
    )
    told = [
        tell_it_starts(one.member, path=one.gathering.get_absolute_url(), at=one.gathering.at, now=now)
        for one in near.select_related("gathering", "member")
    ]
    return len([notice for notice in told if notice is not None])


def _tell_everyone(gathering: Gathering, now: datetime) -> None:
    for one in Attending.objects.filter(gathering=gathering).select_related("member"):
        tell(one.member, kind="gathering", path=gathering.get_absolute_url(), now=now)


def _note(act: str, gathering: Gathering, by: Member, now: datetime) -> None:
    note(act, by=by.pk, about=None, now=now, detail={"gathering": str(gathering.pk)})
