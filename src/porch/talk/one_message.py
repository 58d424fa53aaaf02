"""One message as the safety desk can be told of it, with at most five before and five after it, and never more."""

from django.utils.translation import gettext

from porch.people.models import Member
from porch.talk.models import Conversation, Message
from porch.talk.queries import conversation_for, name_of, place_of_message, visible
from porch.talk.reporting import written

AROUND = 5


def _seen_by(ident: str, viewer: Member) -> tuple[Conversation, Message] | None:
    """The message, where the viewer reads it, somebody else said it, and it was not taken back."""
    place = place_of_message(ident)
    found = conversation_for(viewer, place[0]) if place else None
    if place is None or found is None or place[1] >= 2**62:
        return None
    said = visible(found, viewer).filter(act=Message.Act.SAID, taken_back_at=None, seq=place[1])
    message = said.exclude(author=viewer).select_related("author").first()
    return (found, message) if message else None


def label(ident: str, viewer: Member) -> str | None:
    found = _seen_by(ident, viewer)
    return gettext("a message from %(name)s") % {"name": name_of(found[1].author)} if found else None


def whom(ident: str, viewer: Member) -> Member | None:
    found = _seen_by(ident, viewer)
    return found[1].author if found else None


def around(ident: str, viewer: Member) -> str:
    """The message and up to five on each side as the viewer reads them, oldest first; an arrow marks the one."""
    found = _seen_by(ident, viewer)
    if found is None:
        return ""
    conversation, message = found
    said = visible(conversation, viewer).filter(act=Message.Act.SAID, taken_back_at=None)
    said = said.select_related("author")
    before = list(said.filter(seq__lt=message.seq).order_by("-seq")[:AROUND])[::-1]
    after = list(said.filter(seq__gt=message.seq).order_by("seq")[:AROUND])
    lines = [written(one) for one in before] + [f"→ {written(message)}"] + [written(one) for one in after]
    return "\n".join(lines)


def back(ident: str) -> str:
    place = place_of_message(ident)
    found = Conversation.objects.filter(pk=place[0]).first() if place else None
    return found.get_absolute_url() if found else "/people/"
