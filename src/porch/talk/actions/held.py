"""Words that wait until one of the desk has looked: held, sent on, not sent on, taken back. Nothing is ever lost."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.urls import reverse

from porch.kit import vault
from porch.people.consent import see, see_each
from porch.people.models import Member
from porch.record.actions import note as on_record
from porch.safety.actions import open_case
from porch.safety.queries import desk_people, looks_at_first
from porch.safety.rules import alike, contacts
from porch.talk import log
from porch.talk.actions.telling import is_withheld, others_of, tell_others
from porch.talk.models import Conversation, HeldMessage, Likeness, Membership, Message
from porch.talk.queries import held_for, may_look_at_held
from porch.talk.rules import KEPT_FOR_THEIR_AUTHOR, NotSayable
from porch.wire.actions import seen, tell


class Answered(Exception):
    """It was sent on, taken back or answered already."""


def why_held(
    conversation: Conversation, text: str, others: list[Membership], *, by: Member, now: datetime
) -> str:
    """Why these words wait, if they do; and their marks are left for two days, to compare what comes next with."""
    marks = () if by.is_staff else alike.marks_of(text, key=vault.store().key_of(vault.MARKS)[:32])
    goes_to_many = bool(marks) and _goes_to_many(conversation, marks, by, now)
    if marks:
        Likeness.objects.create(author=by, conversation=conversation, marks=list(marks), at=now)
    if goes_to_many:
        return HeldMessage.Why.ALIKE
    if contacts.found(text):
        said = Message.objects.filter(author=by, act=Message.Act.SAID).count()
        if looks_at_first(by, [place.member_id for place in others], said_before=said, now=now):
            return HeldMessage.Why.CONTACT
    return ""


def _goes_to_many(conversation: Conversation, marks: tuple[int, ...], by: Member, now: datetime) -> bool:
    """Whether nearly the same went to four others within a day; more to the same person is no more people."""
    lately = Likeness.objects.filter(author=by, at__gt=now - alike.WINDOW).exclude(conversation=conversation)
    before = [(str(pk), theirs) for pk, theirs in lately.values_list("conversation_id", "marks")]
    return alike.people_told_alike(marks, before) >= alike.MOST_ALIKE


def hold(
    conversation: Conversation, body: str, note: str, *, by: Member, client_id: UUID, why: str, now: datetime
) -> HeldMessage:
    """Keep the words beside the log and tell the desk. Inside the transaction of saying them."""
    held = HeldMessage(conversation=conversation, author=by, client_id=client_id, why=why, at=now)
    held.seal(body=body, note=note)
    held.save(force_insert=True)
    on_record("message.held", by=by.pk, about=held.pk, now=now, detail={"why": why})
    if why == HeldMessage.Why.ALIKE:
        told = (
            f"Nearly the same words went to {alike.MOST_ALIKE} people within a day. The next message waits."
        )
        open_case("spam", about=by, words=told, now=now)
    for member in who_may_look(held):
        tell(member, kind="needs-a-person", path=reverse("talk:held"), now=now)
    return held


def who_may_look(held: HeldMessage) -> list[Member]:
    return [member for member in desk_people() if may_look_at_held(member, held)]


def held_seen(*, by: Member, now: datetime) -> None:
    """One of the desk looked at the list: it is noted, and what was new there is new no longer."""
    seen(by, reverse("talk:held"), now)
    authors = {held.author_id for held in held_for(by)}
    see_each(by, authors, "held-message", purpose="safety", now=now)
    on_record("desk.held.viewed", by=by.pk, about=None, now=now)


@transaction.atomic
def open_held(held: HeldMessage, *, by: Member, now: datetime) -> None:
    """One of the desk is about to read the words: it stands on the record, and their author reads who looked."""
    on_record("message.held-opened", by=by.pk, about=held.pk, now=now)
    see(by, held.author, "held-message", purpose="safety", now=now)


@transaction.atomic
def send_on(held: HeldMessage, *, by: Member, now: datetime) -> Message:
    """It arrives now, under the next number. NotSayable when the conversation has ended; then it is not sent."""
    held = _waiting(held)
    conversation = Conversation.objects.get(pk=held.conversation_id)
    others = others_of(conversation, held.author)
    if conversation.state == Conversation.State.CLOSED or others is None:
        raise NotSayable("This conversation has ended, so there is nobody to send it to.")
    withheld = is_withheld(conversation, held.author, others)
    message = log.add(
        conversation,
        Message.Act.SAID,
        by=held.author,
        now=now,
        body=held.body,
        note=held.note,
        client_id=held.client_id,
        withheld=withheld,
    )
    if not withheld:
        tell_others(conversation, others, now)
    on_record("message.sent-on", by=by.pk, about=held.pk, now=now)
    held.delete()
    return message


@transaction.atomic
def do_not_send(held: HeldMessage, *, by: Member, now: datetime) -> None:
    """It does not arrive. Its author is told, and has their words for a week."""
    held = _waiting(held)
    held.state, held.answered_at = HeldMessage.State.NOT_SENT, now
    held.save(update_fields=["state", "answered_at"])
    on_record("message.not-sent", by=by.pk, about=held.pk, now=now)
    tell(held.author, kind="something-new", path=held.conversation.get_absolute_url(), now=now)


def _waiting(held: HeldMessage) -> HeldMessage:
    found = HeldMessage.objects.select_for_update(of=("self",)).select_related("author", "conversation")
    fresh = found.filter(pk=held.pk, state=HeldMessage.State.WAITING).first()
    if fresh is None:
        raise Answered
    return fresh


@transaction.atomic
def take_back_held(pk: UUID, conversation: Conversation, *, by: Member) -> bool:
    """Its author takes it back, whatever was decided: nothing of it is left. False when it was sent on already."""
    mine = HeldMessage.objects.filter(pk=pk, conversation=conversation, author=by)
    return bool(mine.delete()[0])


def let_go_of_held(now: datetime) -> None:
    """The clock: marks after two days, and words that were not sent on after a week."""
    Likeness.objects.filter(at__lt=now - alike.KEPT).delete()
    HeldMessage.objects.filter(
        state=HeldMessage.State.NOT_SENT, answered_at__lt=now - KEPT_FOR_THEIR_AUTHOR
    ).delete()
