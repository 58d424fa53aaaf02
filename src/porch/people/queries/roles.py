"""Requests to become moderator or operator that still wait for a second person."""

from django.db.models import QuerySet

from porch.people.models import Member, RoleRequest


def open_role_requests(viewer: Member) -> QuerySet[RoleRequest]:
    """What this member of staff may confirm: not what they asked for, nor what is about themselves."""
    if not viewer.is_staff:
        return RoleRequest.objects.none()
    waiting = RoleRequest.objects.filter(state=RoleRequest.State.OPEN).select_related("member", "asked_by")
    return waiting.exclude(asked_by=viewer).exclude(member=viewer).order_by("asked_at")
