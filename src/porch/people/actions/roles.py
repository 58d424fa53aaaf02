"""Giving someone a part and ending it, every time on the audit chain.

Who may is decided in ``rules/granting.py``. Moderator and operator can read or change what others cannot, so a
second person has to agree, except for the one operator of a community that has no second one.
"""

from datetime import datetime

from django.db import transaction

from porch.people.actions.way_back import keep_to_second_factor
from porch.people.models import Member, RecoveryWords, Role, RoleRequest
from porch.people.queries.members import only_operator
from porch.people.queries.roles import is_last_operator, open_role_requests
from porch.people.registries import on_role_change
from porch.people.rules.granting import Giving, giving, may_end
from porch.record.actions import note


class NoSuchRole(Exception):
    """A part that does not exist here."""


class AlreadyAsked(Exception):
    """This part was asked for already, and waits for a second person."""


class NotYoursToConfirm(Exception):
    """The request is decided, about yourself, your own, or not there."""


class NotYoursToGive(Exception):
    """This part is not this person's to give, or not to this member."""


class NotYoursToEnd(Exception):
    """This part is not this person's to end."""


class LastOperator(Exception):
    """Nobody else is operator: without one nobody could look after the parts."""


@transaction.atomic
def grant(role: str, to: Member, *, by: Member | None, now: datetime, because: str = "") -> Role:
    """Give ``to`` the part, at once and unasked: who may is asked by ``ask_for_role``. Held already: no change.

    ``by`` None means the command line or the set-up. Becoming staff ends recovery words: they would be a way
    around the second factor.
    """
    _known(role)
    held, is_new = Role.objects.get_or_create(
        member=to, role=role, until=None, defaults={"since": now, "granted_by": by}
    )
    if is_new:
        if role in Role.STAFF:
            RecoveryWords.objects.filter(member=to).delete()
            keep_to_second_factor(to, now=now)
        detail = {"role": role, "because": because} if because else {"role": role}
        note("role-granted", by=by.pk if by else None, about=to.pk, now=now, detail=detail)
        _changed(to, by, now)
    return held


@transaction.atomic
def end_role(role: str, of: Member, *, by: Member | None, now: datetime) -> None:
    """End a part someone holds; one they do not hold changes nothing.

    NotYoursToEnd where it is not ``by``'s to end, LastOperator where nobody would be left. Whoever is here for
    someone else only and stops being family is here for themselves.
    """
    held = Role.objects.filter(member=of, role=role, until=None)
    if not held.exists():
        return
    last = role == Role.Name.OPERATOR and is_last_operator(of)
    if last:
        raise LastOperator(f"{of.handle} is the only operator. Make someone else operator first.")
    if by is not None and not may_end(role, by.role_names, own=by.pk == of.pk, last=last):
        raise NotYoursToEnd(role)
    held.update(until=now)
    note("role-ended", by=by.pk if by else None, about=of.pk, now=now, detail={"role": role})
    if role == Role.Name.FAMILY and not of.in_recovery:
        of.in_recovery = True
        of.save(update_fields=["in_recovery"])
    _changed(of, by, now)


@transaction.atomic
def ask_for_role(role: str, to: Member, *, by: Member | None, now: datetime) -> Role | RoleRequest:
    """Grant the part, or, where a second person has to agree, open a request for it.

    ``by`` None means the command line. NotYoursToGive where it is not ``by``'s to give.
    """
    _known(role)
    alone = only_operator() and (by is None or by.holds(Role.Name.OPERATOR))
    if _way(role, to, by, alone=alone) is Giving.NO:
        raise NotYoursToGive(role)
    if _way(role, to, by, alone=alone) is Giving.AT_ONCE:
        unusual = alone and (role in Role.TWO_PEOPLE or by == to) and role != Role.Name.FAMILY
        return grant(role, to, by=by, now=now, because="only-operator" if unusual else "")
    if held := Role.objects.filter(member=to, role=role, until=None).first():
        return held
    asked, is_new = RoleRequest.objects.get_or_create(
        member=to, role=role, state=RoleRequest.State.OPEN, defaults={"asked_by": by, "asked_at": now}
    )
    if not is_new:
        raise AlreadyAsked(f"{to.handle} as {role} waits for a second person since {asked.asked_at:%d %B}")
    note("role-asked", by=by.pk if by else None, about=to.pk, now=now, detail={"role": role})
    return asked


@transaction.atomic
def confirm_role(request_id: int, *, by: Member, now: datetime) -> Role:
    """The second person's yes. NotYoursToConfirm unless ``by`` is another who opens the desk of roles."""
    asked = _decide(request_id, RoleRequest.State.GRANTED, by, now)
    return grant(asked.role, asked.member, by=by, now=now, because="confirmed")


@transaction.atomic
def refuse_role(request_id: int, *, by: Member, now: datetime) -> None:
    """The second person's no: the request ends and nothing is granted."""
    asked = _decide(request_id, RoleRequest.State.REFUSED, by, now)
    note("role-refused", by=by.pk, about=asked.member_id, now=now, detail={"role": asked.role})


@transaction.atomic
def take_back_request(request_id: int, *, by: Member, now: datetime) -> None:
    """Whoever asked no longer asks. NotYoursToConfirm where it is not theirs, or decided."""
    mine = RoleRequest.objects.filter(pk=request_id, asked_by=by, state=RoleRequest.State.OPEN)
    asked = mine.first()
    if asked is None or not mine.update(state=RoleRequest.State.REFUSED, decided_by=by, decided_at=now):
        raise NotYoursToConfirm(str(request_id))
    note("role-unasked", by=by.pk, about=asked.member_id, now=now, detail={"role": asked.role})


def _known(role: str) -> None:
    if role not in Role.Name.values:
        raise NoSuchRole(f"{role!r} is not a role; there are {', '.join(Role.Name.values)}")


def _way(role: str, to: Member, by: Member | None, *, alone: bool) -> Giving:
    """How ``by`` may give the part; the command line may give all that an operator may, to anyone."""
    if by is None:
        return giving(role, {Role.Name.OPERATOR}, to_oneself=False, alone=alone)
    return giving(role, by.role_names, to_oneself=by.pk == to.pk, alone=alone)


def _changed(member: Member, by: Member | None, now: datetime) -> None:
    member.forget_roles()
    if by is None or by.pk != member.pk:
        for follow in on_role_change:
            follow(member, now)


def _decide(request_id: int, state: RoleRequest.State, by: Member, now: datetime) -> RoleRequest:
    mine = open_role_requests(by).filter(pk=request_id)
    claimed = RoleRequest.objects.filter(pk__in=mine.values("pk"), state=RoleRequest.State.OPEN)
    if not claimed.update(state=state, decided_by=by, decided_at=now):
        raise NotYoursToConfirm(str(request_id))
    return RoleRequest.objects.select_related("member").get(pk=request_id)
