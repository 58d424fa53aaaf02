"""What the clock does: call off what nobody looks after, close what is over, let its places go, remind."""

from datetime import datetime, timedelta

from django.db import transaction

from porch.bonds.actions.moving import TooLate, move
from porch.company.actions.changing import put_off
from porch.company.actions.together import page_of
from porch.company.models import Activity, Coming
from porch.company.rules.lifecycles import AHEAD
from porch.company.rules.together import PLACE_KEPT, settle_by
from porch.wire.actions import tell_it_starts
from porch.wire.things import SOON


def settle(now: datetime) -> int:
    """Returns how many were called off or are over."""
    settled = 0
    for activity in Activity.objects.filter(state="handing-on", left_at__isnull=False):
        assert activity.left_at is not None
        if now >= settle_by(activity.at, activity.left_at):
            settled += _try(activity, now)
    for activity in Activity.objects.filter(state__in=AHEAD, at__lt=now):
        if activity.at + timedelta(minutes=activity.minutes) < now:
            settled += _over(activity, now)
    gone = Activity.objects.filter(at__lt=now - PLACE_KEPT).exclude(sealed_place=b"")
    gone.exclude(state__in=AHEAD).update(sealed_place=b"")
    return settled


@transaction.atomic
def _try(activity: Activity, now: datetime) -> int:
    try:
        put_off(activity, now)
    except TooLate:  # somebody took it over in the same moment
        return 0
    return 1


@transaction.atomic
def _over(activity: Activity, now: datetime) -> int:
    """What nobody but its proposer came to did not happen."""
    try:
        move(activity, "pass" if activity.taken > 1 else "call off", changed_at=now)
    except TooLate:
        return 0
    return 1


def remind(now: datetime) -> int:
    """Whoever is in is told once that it starts soon; returns how many people that were."""
    near = Coming.objects.filter(state="in", activity__state__in=("open", "closed"))
    near = near.filter(activity__at__gt=now, activity__at__lte=now + SOON).select_related(
        "activity", "member"
    )
    told = [
        tell_it_starts(one.member, path=page_of(one.activity), at=one.activity.at, now=now) for one in near
    ]
    return len([notice for notice in told if notice is not None])
