"""A conversation as the safety desk can be told of it."""

from uuid import UUID

from django.utils.translation import gettext

from porch.people.models import Member
from porch.talk.models import Conversation, Message
from porch.talk.queries import conversation_for, name_of, name_to, others_in, visible

LAST = 6  # messages that go along when ticked


def _seen_by(ident: str, viewer: Member) -> Conversation | None:
    try:
        return conversation_for(viewer, UUID(ident))
    except ValueError:
        return None


def label(ident: str, viewer: Member) -> str | None:
    found = _seen_by(ident, viewer)
    if found is None:
        return None
    return gettext("your conversation with %(name)s") % {"name": name_to(found, viewer)}


def whom(ident: str, viewer: Member) -> Member | None:
    """The other of two; in a group nobody in particular."""
    found = _seen_by(ident, viewer)
    others = others_in(found, viewer) if found and found.kind != Conversation.Kind.GROUP else []
    return others[0] if others else None


def last_words(ident: str, viewer: Member) -> str:
    """The last six messages as the viewer reads them, oldest first, one a line."""
    found = _seen_by(ident, viewer)
    if found is None:
        return ""
    said = visible(found, viewer).filter(act=Message.Act.SAID, taken_back_at=None).select_related("author")
    newest = list(said.order_by("-seq")[:LAST])
    return "\n".join(written(message) for message in reversed(newest))


def written(message: Message) -> str:
    """One message on one line, with when and who."""
    about = f" [{message.note}]" if message.note else ""
    said = f"{name_of(message.author)}{about}: {message.body}"
    return f"{message.sent_at:%Y-%m-%d %H:%M} UTC, {said}"


def back(ident: str) -> str:
    found = Conversation.objects.filter(pk=ident).first()
    return found.get_absolute_url() if found else "/people/"
