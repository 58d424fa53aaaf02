"""An ask as the live stream carries it: one line that says where it stands, the same for whoever may hear it."""

from uuid import UUID

from django.utils.html import format_html

from porch.asks.models import Ask
from porch.asks.words import STATES
from porch.people.models import Member
from porch.wire.registries import Event


def fragment_of(ask: Ask) -> str:
    """A page that gets it looks again at what it shows; there is nothing of anybody in it."""
    return format_html('<li data-ask="{}" data-state="{}">{}</li>', ask.seq, ask.state, STATES[ask.state])


def may_listen(member: Member, ident: str) -> bool:
    """Whoever asked, whoever came, and whoever was asked to come, of those here for a recovery of their own."""
    found = _found(ident) if member.in_recovery else None
    if found is None:
        return False
    if member.pk in (found.asker_id, found.helper_id):
        return True
    return found.alerts.filter(helper=member).exists()


def since(ident: str, seq: int) -> list[Event]:
    """Where it stands now, if that is news: what lies between need not be told."""
    found = _found(ident)
    return [Event(found.seq, fragment_of(found))] if found and found.seq > seq else []


def heads(idents: list[str]) -> dict[str, int]:
    rows = Ask.objects.filter(pk__in=idents).values_list("pk", "seq")
    return {str(pk): seq for pk, seq in rows}


def _found(ident: str) -> Ask | None:
    try:
        return Ask.objects.filter(pk=UUID(ident)).first()
    except ValueError:
        return None
