"""Saying something, and taking it back."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.formats import number_format
from django.utils.translation import gettext

from porch.people.models import Member
from porch.safety.queries import standing_of
from porch.talk import log
from porch.talk.actions.held import hold, why_held
from porch.talk.actions.telling import is_withheld, others_of, tell_others
from porch.talk.models import Conversation, HeldMessage, Membership, Message
from porch.talk.queries import is_full_of_first_words, stance
from porch.talk.rules import LONGEST, LONGEST_NOTE, NotSayable, can_take_back, plain
from porch.talk.titled import hush_of


class TooLate(Exception):
    """More than ten minutes have passed since it was sent."""


class NotTheirs(Exception):
    """Nobody takes back somebody else's words, or speaks where they are not."""


def say(
    conversation: Conversation, body: str, *, by: Member, client_id: UUID, now: datetime, note: str = ""
) -> Message | HeldMessage:
    """Say ``body`` under the next number of the conversation; ``note`` names what it is about before it is opened.

    ``client_id`` is the sender's own id of the message: sending it again returns the first. NotSayable, with a
    sentence for the writer, when it is empty, too long, or the conversation does not take it now.
    What one of the desk looks at first (links and numbers in someone's first days, the same words to many) comes
    back as a HeldMessage: it waits beside the log. To someone who blocked the writer nothing arrives, and nothing
    shows that: the message is withheld.
    """
    body, note = plain(body), plain(note)
    if earlier := _said_before(conversation, by, client_id):
        return earlier
    _check_length(body, note)
    try:
        return _say(conversation, body, note, by=by, client_id=client_id, now=now)
    except IntegrityError:  # the same message came twice at once: the other one was first
        if earlier := _said_before(conversation, by, client_id):
            return earlier
        raise


def _said_before(conversation: Conversation, by: Member, client_id: UUID) -> Message | HeldMessage | None:
    mine = {"conversation": conversation, "author": by, "client_id": client_id}
    return Message.objects.filter(**mine).first() or HeldMessage.objects.filter(**mine).first()


def _check_length(body: str, note: str) -> None:
    if not body:
        raise NotSayable(gettext("Write something first."))
    for text, most in ((body, LONGEST), (note, LONGEST_NOTE)):
        if len(text) > most:
            counts = {"count": number_format(len(text)), "most": number_format(most)}
            if text is body:
                said = gettext("That is %(count)s characters; %(most)s fit in one message. Send it in parts.")
            else:
                said = gettext("The content note is %(count)s characters long; %(most)s fit.")
            raise NotSayable(said % counts)


@transaction.atomic
def _say(
    conversation: Conversation, body: str, note: str, *, by: Member, client_id: UUID, now: datetime
) -> Message | HeldMessage:
    conversation.refresh_from_db()
    others = _others(conversation, by)
    _check_standing(by, now)
    _check_stance(conversation, by)
    if hush := hush_of(conversation, by, now):
        raise NotSayable(hush.words)
    text = f"{note}\n{body}"
    if why := why_held(conversation, text, others, by=by, now=now):
        return hold(conversation, body, note, by=by, client_id=client_id, why=why, now=now)
    withheld = is_withheld(conversation, by, others)
    message = log.add(
        conversation,
        Message.Act.SAID,
        by=by,
        now=now,
        body=body,
        note=note,
        client_id=client_id,
        withheld=withheld,
    )
    if not withheld:
        tell_others(conversation, others, now)
    return message


def _others(conversation: Conversation, by: Member) -> list[Membership]:
    others = others_of(conversation, by)
    if others is None:
        raise NotTheirs
    return others


def _check_standing(by: Member, now: datetime) -> None:
    """What the safety desk decided holds here too, and is said to the writer as it stands."""
    standing = standing_of(by, now)
    if not standing.may_write:
        raise NotSayable(
            gettext("You cannot write to others for now. What applies, and until when, stands at /standing/.")
        )


def _check_stance(conversation: Conversation, by: Member) -> None:
    where = stance(conversation, by)
    if where == "closed":
        raise NotSayable(gettext("This conversation has ended. It can still be read."))
    if where == "away":
        raise NotSayable(gettext("You have blocked this person. Unblock them in Settings to write."))
    if where == "asked-me":
        raise NotSayable(gettext("Say yes to the conversation first, then write."))
    if where == "asked-them" and is_full_of_first_words(conversation, by):
        raise NotSayable(gettext("Your first words are there. You can write more when they have answered."))


@transaction.atomic
def take_back(conversation: Conversation, seq: int, *, by: Member, now: datetime) -> Message:
    """Empty one's own message within ten minutes; "taken back" stays in its place. Twice is once."""
    message = Message.objects.filter(
        conversation=conversation, seq=seq, author=by, act=Message.Act.SAID
    ).first()
    if message is None:
        raise NotTheirs
    if message.taken_back_at is None and not can_take_back(message.sent_at, now=now):
        raise TooLate
    fresh = Message.objects.filter(pk=message.pk, taken_back_at=None)
    if fresh.update(taken_back_at=now.replace(microsecond=0), sealed_body=b"", sealed_note=b""):
        log.add(
            conversation, Message.Act.TAKEN_BACK, by=by, now=now, about_seq=seq, withheld=message.withheld
        )
    message.refresh_from_db()
    return message
