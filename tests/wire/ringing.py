"""News, and what is queued because of them; a session as a cookie would hold it."""

from collections.abc import Callable
from datetime import datetime
from importlib import import_module

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django_tasks_db.models import DBTaskResult

from porch.people.models import Member
from porch.wire.actions import tell
from porch.wire.models import Phone

HOUSE = "/talk/of-nobody/"
type TurnOn = Callable[..., Phone]


def visit_of(member: Member) -> str:
    """Signs someone in; the id of their session, which is what a phone hangs on."""
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(member.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = member.get_session_auth_hash()
    session.create()
    return str(session.visit)


def queued() -> list[datetime]:
    return list(DBTaskResult.objects.order_by("run_after").values_list("run_after", flat=True))


def news(member: Member, now: datetime, kind: str = "new-message", path: str = HOUSE) -> None:
    tell(member, kind=kind, path=path, now=now)
