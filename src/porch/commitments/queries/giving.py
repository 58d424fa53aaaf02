"""Whom somebody can ask to stand by what they mean to do, and what of theirs is open to whom."""

from datetime import datetime
from uuid import UUID

from porch.commitments.rules.standing import SCOPE, STANDING_BY
from porch.groups.models import Belonging, Group
from porch.groups.queries import setting_of
from porch.people.models import Grant, Member
from porch.people.queries import blocked_ids
from porch.people.registries import close_people


def may_be_asked(member: Member) -> list[Member]:
    """Those somebody walks with or keeps, by name."""
    away = blocked_ids(member) | {member.pk}
    near = {one.pk: one for close in close_people for one in close(member)}
    found = [one for pk, one in near.items() if pk not in away and one.is_here]
    return sorted(found, key=lambda one: one.handle)


def groups_to_tell(member: Member) -> list[Group]:
    """Groups of theirs that decided to stand by what their people mean to do, by name."""
    mine = Belonging.objects.filter(member=member, group__state="open").select_related("group")
    found = [row.group for row in mine if setting_of(row.group, STANDING_BY.code) == "yes"]
    return sorted(found, key=lambda group: group.name)


def holds(member: Member, now: datetime) -> dict[tuple[str, UUID | None], datetime]:
    """What of this member's is open now and until when, by its id and to whom; None stands for a group."""
    rows = Grant.objects.filter(
        subject=member, scope=SCOPE, revoked_at=None, paused_at=None, since__lte=now, until__gt=now
    )
    return {(one.item, one.to_member_id): one.until for one in rows}
