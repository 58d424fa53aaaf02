"""What one person sees of asks: their own, the one they came to, and what they are asked right now."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from porch.asks.models import Alert, Ask
from porch.asks.registries import OpenRoom, open_rooms
from porch.asks.rules.lifecycles import NOW_KINDS, OPEN, WAITING
from porch.people.models import Member
from porch.people.queries import blocked_ids


def asks_of(viewer: Member) -> QuerySet[Ask]:
    """Asks this viewer made, and those they came to."""
    mine = Q(asker=viewer) | Q(helper=viewer)
    return Ask.objects.filter(mine, kind__in=NOW_KINDS).select_related("asker", "helper", "conversation")


def open_asks_of(viewer: Member) -> list[Ask]:
    """What this viewer asked for and has not ended, oldest first; wishes for a pair are shown by pairing."""
    found = Ask.objects.filter(asker=viewer, state__in=OPEN, kind__in=NOW_KINDS)
    return list(found.select_related("helper", "conversation").order_by("asked_at"))


def with_whom_now(viewer: Member) -> Ask | None:
    """The ask this viewer came to and is at."""
    found = Ask.objects.filter(helper=viewer, state="with-someone").select_related("asker", "conversation")
    return found.order_by("-accepted_at").first()


def question_for(viewer: Member) -> Ask | None:
    """The latest ask after which they may say whether someone came in time."""
    found = Ask.objects.filter(asker=viewer, question_open=True, state="done")
    return found.order_by("-ended_at").first()


def letter_for(viewer: Member, now: datetime) -> Ask | None:
    """A letter nobody has put away yet."""
    return (
        Ask.objects.filter(asker=viewer, state="answered", question_open=True).order_by("-ended_at").first()
    )


def alert_for(viewer: Member, pk: UUID) -> Alert | None:
    """One question to this helper; None where it is somebody else's, or a block stands between."""
    found = Alert.objects.filter(pk=pk, helper=viewer).select_related("ask__asker").first()
    if found is None or found.ask.asker_id in blocked_ids(viewer):
        return None
    return found


def open_alert_of(viewer: Member) -> Alert | None:
    """What this helper is asked right now, if anything: one question at a time."""
    found = Alert.objects.filter(helper=viewer, state="open", ask__state__in=WAITING)
    return found.select_related("ask").first()


@dataclass(frozen=True)
class Rooms:
    """What is open now or next to sit in. ``soon``: something is open, or opens within the hour."""

    rooms: list[OpenRoom]
    soon: bool


def rooms_for(viewer: Member, now: datetime, *, within: timedelta) -> Rooms:
    found = [room for of in open_rooms for room in of(viewer, now) if room.ends > now]
    found.sort(key=lambda room: room.starts)
    soon = any(room.starts - now <= within for room in found)
    return Rooms(found[:3], soon)
