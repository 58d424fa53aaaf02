"""What the live stream reads from the database, on a worker thread."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import Any
from uuid import UUID

from django.db import close_old_connections

from porch.kit.clock import now
from porch.people.in_use import used_until
from porch.people.models import Member
from porch.people.queries import visits
from porch.people.visits import SHARED, SessionStore
from porch.wire.registries import Event, topics


@dataclass(frozen=True)
class Asker:
    """Who asks to listen, by which session, and which of the topics they may hear, each after which number."""

    member: UUID
    session: UUID
    topics: dict[str, int]
    until: datetime | None = None


def on_our_connection[**P, T](read: Callable[P, T]) -> Callable[P, T]:
    """This thread keeps its connection from call to call; a broken one is replaced."""

    @wraps(read)
    def reads(*args: P.args, **kwargs: P.kwargs) -> T:
        close_old_connections()
        return read(*args, **kwargs)

    return reads


@on_our_connection
def listener_of(session_key: str, named: list[str], sign: str = "") -> Asker | None:
    """The member behind a session cookie and what of ``named`` they may hear; None when nobody is signed in.

    On a device others use it ends when that is left alone: ``sign`` is the browser's own sign of its last page.
    """
    session = SessionStore(session_key or None)
    member, visit = visits.member_by(session), session.visit
    if member is None or visit is None or not member.is_here:
        return None
    until = used_until(session, sign, now()) if session.get(SHARED) else None
    if until is None and session.get(SHARED):
        return None
    heard = {topic: _floor(member, topic) for topic in named if _may_listen(member, topic)}
    return Asker(member.pk, visit, heard, until)


def _may_listen(member: Member, topic: str) -> bool:
    kind, _, ident = topic.partition(":")
    found = topics.get(kind)
    return found is not None and _is_an_id(ident) and found.may_listen(member, ident)


def _floor(member: Member, topic: str) -> int:
    kind, _, ident = topic.partition(":")
    found = topics.get(kind)
    return found.floor(member, ident) if found else 0


def _is_an_id(text: str) -> bool:
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False


@on_our_connection
def since(kind: str, ident: str, seq: int) -> list[Event]:
    topic = topics.get(kind)
    return topic.since(ident, seq) if topic else []


@on_our_connection
def alive_sessions(asked: set[UUID]) -> set[UUID]:
    """Those of ``asked`` that still stand: signing out, leaving, erasing and a new password end a session."""
    return visits.standing(asked, now())


@on_our_connection
def heads(named: list[str]) -> dict[str, int]:
    """The last number of each topic's log, one query a kind."""
    by_kind: dict[str, list[str]] = {}
    for topic in named:
        kind, _, ident = topic.partition(":")
        by_kind.setdefault(kind, []).append(ident)
    found: dict[str, Any] = {}
    for kind, idents in by_kind.items():
        known = topics.get(kind)
        ends = known.heads(idents) if known else {}
        found.update({f"{kind}:{ident}": seq for ident, seq in ends.items()})
    return found
