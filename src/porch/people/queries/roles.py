"""Who holds which part, and which requests wait for a second person: for those who open the desk of roles."""

from django.db.models import QuerySet

from porch.people.models import Member, Role, RoleRequest
from porch.people.rules.granting import AT_THE_ROLES_DESK, SELF_CHOSEN


def open_role_requests(viewer: Member) -> QuerySet[RoleRequest]:
    """What this person may confirm: not what they asked for, nor what is about themselves."""
    if not viewer.holds(*AT_THE_ROLES_DESK):
        return RoleRequest.objects.none()
    waiting = RoleRequest.objects.filter(state=RoleRequest.State.OPEN).select_related("member", "asked_by")
    return waiting.exclude(asked_by=viewer).exclude(member=viewer).order_by("asked_at")


def asked_by(viewer: Member) -> QuerySet[RoleRequest]:
    """What this person asked for and nobody has decided yet."""
    waiting = RoleRequest.objects.filter(state=RoleRequest.State.OPEN, asked_by=viewer)
    return waiting.select_related("member").order_by("asked_at")


def held_parts(viewer: Member, role: str = "") -> QuerySet[Role]:
    """Who holds what (one ``role``, or every part that is given), for the desk of roles alone.

    What people choose for themselves stands in no list, and a member without a part stands here nowhere.
    """
    if not viewer.holds(*AT_THE_ROLES_DESK):
        return Role.objects.none()
    held = Role.objects.filter(until=None, member__is_active=True).exclude(role__in=SELF_CHOSEN)
    if role:
        held = held.filter(role=role)
    return held.select_related("member", "granted_by").order_by("role", "member__handle_key")


def is_last_operator(member: Member) -> bool:
    """Whether nobody but ``member`` is operator and here. Locks those rows, so that two cannot end each other."""
    there = (Member.State.HERE, Member.State.PAUSED)
    holding = Role.objects.filter(role=Role.Name.OPERATOR, until=None)
    here = holding.filter(member__is_active=True, member__state__in=there).select_for_update(of=("self",))
    return all(held.member_id == member.pk for held in here)
