"""One entry of a conversation as HTML, and the log as the live stream reads it."""

from uuid import UUID

from django.template.loader import render_to_string
from django.utils import timezone

from porch.people.queries import blocked_ids
from porch.talk.models import Conversation, Membership, Message
from porch.talk.queries import Line, hidden_in, name_of
from porch.wire.registries import Event

PIECE = 100


def drawn(message: Message, kept: set[int] | None = None) -> str:
    """The entry as everybody's stream carries it: no viewer, times in UTC. What was taken back is drawn anew.

    ``kept`` are the numbers that the safety desk keeps others from reading; looked up when they are not given.
    """
    shown = _what_it_changes(message)
    in_group = message.conversation.kind == Conversation.Kind.GROUP
    kept = hidden_in(message.conversation_id) if kept is None else kept
    line = Line(shown, name_of(shown.author), viewer=None, in_group=in_group, is_hidden=shown.seq in kept)
    with timezone.override("UTC"):
        return render_to_string("talk/_line.html", {"line": line}).strip()


def _what_it_changes(message: Message) -> Message:
    if message.act != Message.Act.TAKEN_BACK:
        return message
    found = Message.objects.filter(conversation=message.conversation_id, seq=message.about_seq or 0)
    return found.select_related("author").first() or message


def since(ident: str, seq: int) -> list[Event]:
    """The log after ``seq``, oldest first, at most 100 entries."""
    found = (
        Message.objects.filter(conversation_id=UUID(ident), seq__gt=seq)
        .select_related("author", "conversation")
        .order_by("seq")
    )
    kept = hidden_in(UUID(ident))
    return [as_event(message, kept) for message in found[:PIECE]]


def as_event(message: Message, kept: set[int] | None = None) -> Event:
    return Event(message.seq, drawn(message, kept), only_for(message), kept_from(message))


def kept_from(message: Message) -> frozenset[UUID]:
    """In a group: those who are not to meet whoever said it, and those who came after it was said."""
    if message.conversation.kind != Conversation.Kind.GROUP:
        return frozenset()
    shown = _what_it_changes(message)
    later = Membership.objects.filter(conversation=message.conversation_id, from_seq__gte=shown.seq)
    apart = blocked_ids(shown.author) if shown.author else set()
    return frozenset({*apart, *later.values_list("member", flat=True)})


def only_for(message: Message) -> UUID | None:
    """What is withheld reaches its author's own pages alone."""
    return message.author_id if message.withheld else None
