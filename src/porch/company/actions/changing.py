"""What whoever looks after something small may do with it: close it, change it, call it off, hand it on."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from porch.bonds.actions.moving import move
from porch.company.actions.sealing import give_to_next, put
from porch.company.actions.together import NotATime, NotForThem, leave, page_of
from porch.company.models import Activity, Coming
from porch.company.rules.together import GOOD, LONGEST_PLACE, is_a_time
from porch.kit import vault
from porch.people.models import Member
from porch.people.rules.keys import of_member
from porch.wire.actions import tell


def close_it(activity: Activity, *, by: Member, now: datetime) -> None:
    """No more people: those who are in stay in, everybody else finds no place free."""
    _is_theirs(activity, by)
    move(activity, "close", changed_at=now)


def open_it(activity: Activity, *, by: Member, now: datetime) -> None:
    _is_theirs(activity, by)
    move(activity, "open", changed_at=now)


@transaction.atomic
def change(activity: Activity, *, by: Member, now: datetime, at: datetime, area: str, place: str) -> None:
    """Another time or place: whoever said yes is told, and may step back."""
    _is_theirs(activity, by)
    if activity.state not in ("open", "closed"):
        raise NotForThem
    if at != activity.at and not is_a_time(at, now):
        raise NotATime
    activity.at, activity.changed_at, activity.rethink = at, now, False
    activity.version += 1
    columns = put(activity, area=area.strip()[:60], place=place.strip()[:LONGEST_PLACE])
    activity.save(update_fields=["at", "changed_at", "rethink", "version", *columns])
    tell_all(activity, others_in(activity, by), now)


@transaction.atomic
def call_off(activity: Activity, *, by: Member, now: datetime) -> None:
    """It does not happen: whoever said yes is told, and calendars that subscribed show it as cancelled."""
    _is_theirs(activity, by)
    put_off(activity, now)


@transaction.atomic
def hand_on(activity: Activity, *, by: Member, now: datetime) -> bool:
    """``by`` cannot after all. Those who said yes are asked whether one of them looks after it; with nobody in it is
    called off at once. True when somebody is asked."""
    _is_theirs(activity, by)
    leave(Coming.objects.get(activity=activity, member=by), "step back", now=now)
    return look_for_another(activity, now)


def look_for_another(activity: Activity, now: datetime) -> bool:
    """Nobody looks after it any more: one of those who are in may, else it is off. Until then its words are the
    community's to keep."""
    left = others_in(activity, None)
    if not left:
        put_off(activity, now)
        return False
    move(activity, "hand on", left_at=now, changed_at=now, proposed_by=None, **give_to_next(activity, None))
    tell_all(activity, left, now)
    return True


@transaction.atomic
def take_over(activity: Activity, *, by: Member, now: datetime) -> None:
    """One of those who said yes looks after it from now: the first who says so. The others are told it goes on."""
    if not Coming.objects.filter(activity=activity, member=by, state="in").exists():
        raise NotForThem
    mine = give_to_next(activity, by.pk)
    move(activity, "take over", proposed_by=by, left_at=None, changed_at=now, **mine)
    tell_all(activity, others_in(activity, by), now)


def put_off(activity: Activity, now: datetime) -> None:
    """The move and its news, whoever or whatever calls it off."""
    by = activity.proposed_by
    move(activity, "call off", changed_at=now, version=activity.version + 1)
    tell_all(activity, others_in(activity, by), now)


def say_if_good(activity: Activity, good: str, *, by: Member) -> None:
    """To oneself: was it good for me. ``skipped`` is an answer too, so that nobody is asked twice."""
    mine = Coming.objects.filter(activity=activity, member=by, state="in").first()
    if mine is None or good not in GOOD:
        raise NotForThem
    box = vault.seal(good, about=mine.about_good, of=of_member(by.pk))
    Coming.objects.filter(pk=mine.pk).update(sealed_good=box)


def others_in(activity: Activity, by: Member | None) -> list[Member]:
    there = Coming.objects.filter(activity=activity, state="in").select_related("member")
    return [one.member for one in there if by is None or one.member_id != by.pk]


def tell_all(activity: Activity, people: Iterable[Member], now: datetime) -> None:
    for person in people:
        tell(person, kind="together", path=page_of(activity), now=now)


def _is_theirs(activity: Activity, by: Member) -> None:
    if activity.proposed_by_id != by.pk:
        raise NotForThem
