"""What this room registers at the gate: that the desk may read a message that waits for it, and only while it does."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from porch.people.circumstances import nothing_yet
from porch.people.registries import Scope, circumstances, scopes
from porch.talk.models import HeldMessage


def register() -> None:
    words = "A message of yours that one of the desk looks at before it arrives."
    scopes.register("held-message", Scope("held-message", "message that waits", words, nothing_yet))
    circumstances.register("has-a-message-waiting", _waiting)


def _waiting(ids: Collection[UUID], now: datetime) -> set[UUID]:
    waiting = HeldMessage.objects.filter(author__in=ids, state=HeldMessage.State.WAITING)
    return set(waiting.values_list("author_id", flat=True))
