"""Where someone is signed in, and who is signed in by a visit."""

from dataclasses import dataclass
from datetime import date, datetime
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast
from uuid import UUID

from django.contrib.auth import get_user

from porch.people.models import Member, Visit
from porch.people.visits import SHARED, SessionStore

if TYPE_CHECKING:
    from django.http import HttpRequest  # noqa: TID251  # the type alone: there is no request here

DEVICE = "device"
"""Where a session keeps the bland kind of its device."""


@dataclass(frozen=True)
class SignedIn:
    """One line of the list: a browser, told by its kind and the day it signed in."""

    id: UUID
    device: str
    since: date
    shared: bool
    here: bool


def member_by(session: SessionStore) -> Member | None:
    """Who is signed in by this session; None when it ended, or a new password ended it."""
    member = get_user(cast("HttpRequest", SimpleNamespace(session=session)))
    return member if isinstance(member, Member) else None


def member_of_visit(named: str, now: datetime) -> Member | None:
    """Who is signed in by the visit of that id; None when it is over, or when that is no id."""
    try:
        row = Visit.objects.filter(pk=UUID(named), until__gt=now).first()
    except ValueError:
        return None
    return member_by(SessionStore.of(row)) if row else None


def visits_of(member: Member, now: datetime) -> list[Visit]:
    """The browsers this member is signed in with."""
    return list(Visit.objects.filter(member=member, until__gt=now).order_by("since", "until"))


def signed_in(member: Member, *, here: UUID | None, now: datetime) -> list[SignedIn]:
    """The list for its owner, the browser in hand first."""
    rows = []
    for visit in visits_of(member, now):
        session = SessionStore.of(visit)
        if member_by(session) is not None:
            kind, shared = str(session.get(DEVICE, "")), bool(session.get(SHARED))
            rows.append(SignedIn(visit.pk, kind, visit.since, shared, visit.pk == here))
    return sorted(rows, key=lambda row: not row.here)


def standing(visits: set[UUID], now: datetime) -> set[UUID]:
    """Those of ``visits`` that are not over: signing out, leaving and erasing end one."""
    asked, found = list(visits), set[UUID]()
    for start in range(0, len(asked), 500):
        some = Visit.objects.filter(pk__in=asked[start : start + 500], until__gt=now)
        found.update(some.values_list("pk", flat=True))
    return found


def kept_of(member: Member) -> list[dict[str, str]]:
    """What a member downloads: each browser by its kind, and the day it signed in."""
    rows = Visit.objects.filter(member=member).order_by("since", "until")
    return [
        {"device": str(SessionStore.of(row).get(DEVICE, "")), "since": row.since.isoformat()} for row in rows
    ]
