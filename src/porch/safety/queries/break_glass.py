"""Who may ask to break the glass, who may answer, what is open to whom, and what somebody reads of it afterwards."""

from collections.abc import Collection, Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from porch.people.models import Block, Member, Role
from porch.people.queries import blocked_ids, holders_of
from porch.safety.models import BrokenGlass
from porch.safety.registries import conflicts

ASKERS = (Role.Name.MODERATOR, Role.Name.COORDINATOR)
SECONDS = (*ASKERS, Role.Name.OPERATOR)


def _tied(viewer: Member) -> set[UUID]:
    mine = Block.objects.filter(by=viewer).values_list("whom_id", flat=True)
    return {viewer.pk}.union(mine, *(of(viewer) for of in conflicts))


def free_of(ids: Collection[UUID], roles: Iterable[str]) -> list[Member]:
    """Those who hold one of ``roles`` and are no party to people of ``ids``, nor walk with one, nor are kept apart.

    A block somebody made themselves counts only while anyone is left: nobody puts themselves out of reach.
    """
    people = {one.pk: one for role in roles for one in holders_of(role) if one.is_here}
    untied = [one for one in people.values() if _tied(one).isdisjoint(ids)]
    return [one for one in untied if blocked_ids(one).isdisjoint(ids)] or untied


def _ids(glass: BrokenGlass) -> set[UUID]:
    return {one for one in (glass.member_id, glass.other_id) if one is not None}


def who_can_answer(ids: Collection[UUID], asked_by: Member) -> list[Member]:
    """Who may say yes or no to something that ``asked_by`` wants to see of these people."""
    return [one for one in free_of(ids, SECONDS) if one.pk != asked_by.pk]


def waiting_for(viewer: Member) -> list[BrokenGlass]:
    """What waits for this person's yes or no, oldest first."""
    if not viewer.holds(*SECONDS):
        return []
    asked = BrokenGlass.objects.filter(state="asked", member__isnull=False, by__isnull=False)
    rows = asked.exclude(by=viewer).select_related("member", "other", "by").order_by("asked_at")
    return [one for one in rows if one.by and viewer in who_can_answer(_ids(one), one.by)]


def asked_by(viewer: Member, now: datetime) -> QuerySet[BrokenGlass]:
    """What this person asked for and can still do something about."""
    if not viewer.holds(*ASKERS):
        return BrokenGlass.objects.none()
    live = Q(state="asked") | Q(state="open", until__gt=now)
    rows = BrokenGlass.objects.filter(live, by=viewer, member__isnull=False)
    return rows.select_related("member", "other", "second").order_by("-asked_at")


def open_to(viewer: Member, now: datetime) -> QuerySet[BrokenGlass]:
    """What is open to this person at this moment, and to nobody else."""
    return asked_by(viewer, now).filter(state="open", agreed_at__lte=now)


def told_to(member: Member) -> QuerySet[BrokenGlass]:
    """What was opened of this member's, as far as they have been told; newest first."""
    mine = BrokenGlass.objects.filter(Q(member=member) | Q(other=member), told_at__isnull=False)
    return mine.select_related("member", "other", "by", "second").order_by("-agreed_at")


def not_told_yet(member: Member) -> QuerySet[BrokenGlass]:
    """What was opened of this member's, of which the notice is put off: no page shows it before."""
    mine = BrokenGlass.objects.filter(Q(member=member) | Q(other=member), state__in=("open", "over"))
    return mine.filter(told_at=None)
