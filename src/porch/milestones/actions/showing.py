"""Showing a mark to somebody by name, or to one group. Each time by its owner's own act, and taken back by one."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from porch.groups.models import Group
from porch.milestones.models import Mark, Shown
from porch.milestones.queries import group_choices, people_choices
from porch.people.models import Member
from porch.wire.actions import tell
from porch.wire.models import Notice


class NobodyThere(Exception):
    """They are not among those it can be shown to. Nothing was changed."""


@transaction.atomic
def show(pk: UUID, to: Member | Group, *, by: Member, now: datetime) -> Shown:
    """Show one's own mark. A person is told that there is something; a group finds it on its page, untold."""
    mark = Mark.objects.select_for_update().filter(member=by, pk=pk).first()
    choices: list[Member] | list[Group] = people_choices(by) if isinstance(to, Member) else group_choices(by)
    if mark is None or to not in choices:
        raise NobodyThere
    whom = {"to_member": to} if isinstance(to, Member) else {"to_group": to}
    made, is_new = Shown.objects.get_or_create(mark=mark, **whom, defaults={"at": now})
    if is_new and isinstance(to, Member):
        tell(to, kind="shown-to-you", path=path_of(pk), now=now)
    return made


def path_of(pk: UUID) -> str:
    return f"/milestones/shown/{pk}/"


@transaction.atomic
def hide(shown: UUID, *, by: Member) -> bool:
    """Take it back from one person or group, with the notice they have not looked at. False when it was not theirs."""
    row = Shown.objects.filter(pk=shown, mark__member=by).first()
    if row is None:
        return False
    if row.to_member_id is not None:
        Notice.objects.filter(
            member=row.to_member_id, kind="shown-to-you", path=path_of(row.mark_id), seen_at=None
        ).delete()
    row.delete()
    return True


def apart(one: Member, other: Member, now: datetime) -> None:
    """After a block neither shows the other anything by name."""
    between = Q(mark__member=one, to_member=other) | Q(mark__member=other, to_member=one)
    Shown.objects.filter(between).delete()


def gone_from_group(group: Group, member: Member, now: datetime) -> None:
    """Whoever leaves a group takes along what they showed it."""
    Shown.objects.filter(to_group=group, mark__member=member).delete()
