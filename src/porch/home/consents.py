"""When a permission closes, the live streams it opened end: whoever listens asks again, and is checked again."""

from datetime import datetime
from functools import partial

from django.db import transaction

from porch.people.models import Grant
from porch.people.registries import on_consent, scopes
from porch.wire.hub import drop


def register() -> None:
    on_consent.register("streams", _close_streams)


def _close_streams(grant: Grant, now: datetime) -> None:
    """Once the change is kept: the streams of one person, or for a part of everyone, on this scope's topic."""
    scope = scopes.get(grant.scope)
    if scope is None or scope.topic is None:
        return
    topic, member = scope.topic(grant.subject), grant.to_member_id
    transaction.on_commit(partial(drop, topic, member))
