"""A message that the safety desk holds or took out: others cannot read it, its author can, and sees that it is so."""

from datetime import datetime

from porch.talk import log
from porch.talk.models import Conversation, Message
from porch.talk.queries import place_of_message


def redraw(kind: str, ident: str, now: datetime) -> None:
    """The desk hid a message or shows it again: every open page draws it anew. Inside the desk's transaction."""
    place = place_of_message(ident) if kind == "message" else None
    conversation = Conversation.objects.filter(pk=place[0]).first() if place else None
    if place and conversation is not None:
        log.add(conversation, Message.Act.TAKEN_BACK, by=None, now=now, about_seq=place[1])
