"""What the live stream reads from the database, on a worker thread."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from importlib import import_module
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

from django.conf import settings
from django.contrib.auth import get_user
from django.contrib.sessions.models import Session
from django.db import close_old_connections

from porch.kit.clock import now
from porch.people.models import Member
from porch.wire.registries import Event, topics

if TYPE_CHECKING:
    from django.http import HttpRequest  # noqa: TID251  # the type alone: there is no request here


@dataclass(frozen=True)
class Asker:
    """Who asks to listen, by which session, and to which of the topics they may."""

    member: UUID
    session: str
    topics: list[str]


def on_our_connection[**P, T](read: Callable[P, T]) -> Callable[P, T]:
    """This thread keeps its connection from call to call; a broken one is replaced."""

    @wraps(read)
    def reads(*args: P.args, **kwargs: P.kwargs) -> T:
        close_old_connections()
        return read(*args, **kwargs)

    return reads


@on_our_connection
def listener_of(session_key: str, named: list[str]) -> Asker | None:
    """The member behind a session cookie and what of ``named`` they may hear; None when nobody is signed in."""
    member = member_behind(session_key)
    if member is None or not member.is_here:
        return None
    return Asker(member.pk, session_key, [topic for topic in named if _may_listen(member, topic)])


def member_behind(session_key: str) -> Member | None:
    """Who is signed in by this session; None when it ended, or a new password ended it."""
    session = import_module(settings.SESSION_ENGINE).SessionStore(session_key or None)
    member = get_user(cast("HttpRequest", SimpleNamespace(session=session)))
    return member if isinstance(member, Member) else None


def _may_listen(member: Member, topic: str) -> bool:
    kind, _, ident = topic.partition(":")
    found = topics.get(kind)
    return found is not None and _is_an_id(ident) and found.may_listen(member, ident)


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
def alive_sessions(keys: set[str]) -> set[str]:
    """Those of ``keys`` that still stand: signing out, leaving and erasing end a session."""
    asked, found = sorted(keys), set[str]()
    for start in range(0, len(asked), 500):
        some = Session.objects.filter(session_key__in=asked[start : start + 500], expire_date__gt=now())
        found.update(some.values_list("session_key", flat=True))
    return found


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
