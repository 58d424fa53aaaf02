"""What a block, a rest or a leaving does to what people had agreed to do together. Nobody is told why."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from porch.bonds.rules.parts import between
from porch.company.actions.changing import look_for_another, tell_all
from porch.company.actions.together import leave
from porch.company.models import Activity, Attending, Coming, Tie
from porch.company.rules.lifecycles import AHEAD, LET_GO
from porch.people.models import Member


@transaction.atomic
def apart(by: Member, whom: Member, now: datetime) -> None:
    """A block: of everything both are in, one is out. What ``whom`` looks after ``by`` steps out of; from everything
    else ``whom`` is dropped, and to them it looks called off. ``by`` no longer keeps them."""
    mine = Tie.objects.filter(between=between(by.pk, whom.pk)).first()
    if mine is not None:
        Tie.objects.filter(pk=mine.pk).update(**{mine.side_of(by.pk): LET_GO})
    for activity in _both_in(by, whom):
        theirs = activity.proposed_by_id == whom.pk
        coming = Coming.objects.get(activity=activity, member=by if theirs else whom)
        leave(coming, "step back" if theirs else "drop", now=now)
        if not theirs:
            tell_all(activity, [whom], now)
            if activity.proposed_by_id == by.pk:
                Activity.objects.filter(pk=activity.pk).update(rethink=True)


def _both_in(one: Member, other: Member) -> list[Activity]:
    there = Activity.objects.filter(state__in=AHEAD, comings__member=one, comings__state="in")
    return list(there.filter(pk__in=Coming.objects.filter(member=other, state="in").values("activity")))


@transaction.atomic
def stay_away(member: Member, now: datetime) -> None:
    """Someone rests: what they said yes to goes on without them, what they look after is handed on."""
    for coming in Coming.objects.filter(member=member, state="in", activity__state__in=AHEAD).select_related(
        "activity__proposed_by"
    ):
        leave(coming, "step back", now=now)
        if coming.activity.proposed_by_id == member.pk:
            coming.activity.refresh_from_db()
            look_for_another(coming.activity, now)
        elif coming.activity.proposed_by is not None:
            tell_all(coming.activity, [coming.activity.proposed_by], now)
    Attending.objects.filter(member=member, gathering__at__gt=now).delete()


@transaction.atomic
def step_out_of_everything(member: Member, now: datetime) -> None:
    """Someone is leaving: as resting, and nobody is shown that they might keep them."""
    stay_away(member, now)
    Tie.objects.filter(Q(first=member) | Q(second=member), both_since=None).delete()
