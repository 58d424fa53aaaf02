"""What a block, an ended pair, a rest, a leaving or a group's decision does here. Nobody is told why."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from porch.bonds.models import Pair
from porch.commitments.actions.asking import close
from porch.commitments.models import Between, TakesPart, Tap, Witness
from porch.commitments.rules.lifecycles import ASKED, ENDED, NOT_NOW
from porch.groups.models import Group
from porch.people.models import Member


@transaction.atomic
def apart(by: Member, whom: Member, now: datetime) -> None:
    """A block: neither stands by anything of the other's, and nothing is told of how quiet it is between them."""
    for one, other in ((by, whom), (whom, by)):
        _end(Q(member=one, commitment__member=other), now)
    Between.objects.filter(Q(first=by, second=whom) | Q(first=whom, second=by)).delete()


def pair_ended(pair: Pair, now: datetime) -> None:
    """Two who walk together no longer: what they stood by for each other ends with it."""
    if pair.first is None or pair.second is None:
        return
    for one, other in ((pair.first, pair.second), (pair.second, pair.first)):
        _end(Q(member=one, commitment__member=other), now)


def rest(member: Member, now: datetime) -> None:
    """What they are asked waits, as if they had said not now; to whoever asked it looks as before."""
    Witness.objects.filter(member=member, state=ASKED).update(state=NOT_NOW)


def leave(member: Member, now: datetime) -> None:
    """Someone is leaving: what they had not been added with yet is not, and what they are asked is not asked."""
    rest(member, now)
    TakesPart.objects.filter(member=member).delete()
    Tap.objects.filter(member=member).delete()


@transaction.atomic
def leave_group(group: Group, member: Member, now: datetime) -> None:
    """They belong no longer: the group reads nothing of theirs, and what waited to be added goes. Its sums stay."""
    _end(Q(group=group, commitment__member=member), now)
    TakesPart.objects.filter(group=group, member=member).delete()
    Tap.objects.filter(group=group, member=member).delete()


@transaction.atomic
def group_ended(group: Group, now: datetime) -> None:
    follow_standing_by(group, "no", now)
    follow_shared_effort(group, "no", now)


@transaction.atomic
def follow_standing_by(group: Group, value: str, now: datetime) -> None:
    """The group decided not to stand by what somebody means to do: it reads none of it any more."""
    if value == "no":
        _end(Q(group=group), now)


@transaction.atomic
def follow_shared_effort(group: Group, value: str, now: datetime) -> None:
    """The group adds up nothing any more: nobody takes part, and what waited goes. The sums stay as they were."""
    if value == "no":
        TakesPart.objects.filter(group=group).delete()
        Tap.objects.filter(group=group).delete()


def _end(rows: Q, now: datetime) -> None:
    for row in Witness.objects.filter(rows).exclude(state=ENDED).select_related("commitment__member"):
        Witness.objects.filter(pk=row.pk).update(state=ENDED)
        close(row, now)
