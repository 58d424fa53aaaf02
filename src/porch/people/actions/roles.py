"""Giving someone a part and ending it, every time on the audit chain.

Moderator and operator can read or change what others cannot, so a second person has to agree, except while
there is only one operator.
"""

from datetime import datetime

from django.db import transaction

from porch.people.models import Member, RecoveryWords, Role, RoleRequest
from porch.people.queries.members import only_operator
from porch.people.queries.roles import open_role_requests
from porch.record.actions import note


class NoSuchRole(Exception):
    """A part that does not exist here."""


class AlreadyAsked(Exception):
    """This part was asked for already, and waits for a second person."""


class NotYoursToConfirm(Exception):
    """The request is decided, about yourself, your own, or not there."""


@transaction.atomic
def grant(role: str, to: Member, *, by: Member | None, now: datetime, because: str = "") -> Role:
    """Give ``to`` the part, at once; holding it already changes nothing.

    ``by`` None means the command line or the set-up. Becoming staff ends recovery words: they would be a way
    around the second factor.
    """
    if role not in Role.Name.values:
        raise NoSuchRole(f"{role!r} is not a role; there are {', '.join(Role.Name.values)}")
    held, is_new = Role.objects.get_or_create(
        member=to, role=role, until=None, defaults={"since": now, "granted_by": by}
    )
    if is_new:
        if role in Role.STAFF:
            RecoveryWords.objects.filter(member=to).delete()
        detail = {"role": role, "because": because} if because else {"role": role}
        note("role-granted", by=by.pk if by else None, about=to.pk, now=now, detail=detail)
        to.forget_roles()
    return held


@transaction.atomic
def end_role(role: str, of: Member, *, by: Member | None, now: datetime) -> None:
    """End a part someone holds; one they do not hold changes nothing."""
    if Role.objects.filter(member=of, role=role, until=None).update(until=now):
        note("role-ended", by=by.pk if by else None, about=of.pk, now=now, detail={"role": role})
        of.forget_roles()


@transaction.atomic
def ask_for_role(role: str, to: Member, *, by: Member | None, now: datetime) -> Role | RoleRequest:
    """Grant the part, or, where a second person has to agree, open a request for it."""
    if role not in Role.TWO_PEOPLE:
        return grant(role, to, by=by, now=now)
    if only_operator():
        return grant(role, to, by=by, now=now, because="only-operator")
    asked, is_new = RoleRequest.objects.get_or_create(
        member=to, role=role, state=RoleRequest.State.OPEN, defaults={"asked_by": by, "asked_at": now}
    )
    if not is_new:
        raise AlreadyAsked(f"{to.handle} as {role} waits for a second person since {asked.asked_at:%d %B}")
    note("role-asked", by=by.pk if by else None, about=to.pk, now=now, detail={"role": role})
    return asked


@transaction.atomic
def confirm_role(request_id: int, *, by: Member, now: datetime) -> Role:
    """The second person's yes. NotYoursToConfirm unless ``by`` is another member of staff."""
    asked = _decide(request_id, RoleRequest.State.GRANTED, by, now)
    return grant(asked.role, asked.member, by=by, now=now, because="confirmed")


@transaction.atomic
def refuse_role(request_id: int, *, by: Member, now: datetime) -> None:
    """The second person's no: the request ends and nothing is granted."""
    asked = _decide(request_id, RoleRequest.State.REFUSED, by, now)
    note("role-refused", by=by.pk, about=asked.member_id, now=now, detail={"role": asked.role})


def _decide(request_id: int, state: RoleRequest.State, by: Member, now: datetime) -> RoleRequest:
    mine = open_role_requests(by).filter(pk=request_id)
    claimed = RoleRequest.objects.filter(pk__in=mine.values("pk"), state=RoleRequest.State.OPEN)
    if not claimed.update(state=state, decided_by=by, decided_at=now):
        raise NotYoursToConfirm(str(request_id))
    return RoleRequest.objects.select_related("member").get(pk=request_id)
