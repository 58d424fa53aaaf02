"""How two people, or a few, come to talk."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext

from porch.people.models import Member
from porch.safety.queries import may_open_contact
from porch.safety.rules.shield import NOT_POSSIBLE
from porch.talk import log
from porch.talk.models import Conversation, Membership, Message
from porch.talk.queries import is_not_first
from porch.talk.rules import LIFE
from porch.wire.actions import seen, tell


class NotAskable(Exception):
    """A conversation needs two different people at least."""


class NotOpenNow(Exception):
    """First contact is closed at this moment. Its text is for the writer."""


def open_between(
    members: list[Member], *, kind: str = "pair", now: datetime, space: str = ""
) -> Conversation:
    """The open conversation of these people: the one two people have already, or a new one.

    With ``space="family"`` it lives in the family's own space, apart from any that the same two have as members.
    A first message that still waits between the two counts as accepted.
    """
    found = _between(members, kind=kind, now=now, asked_by=None, space=space)
    if found.state == Conversation.State.ASKED:
        _begin(found, by=None, now=now)
    return found


@transaction.atomic
def ask(whom: Member, *, by: Member, now: datetime) -> Conversation:
    """The conversation ``by`` has with ``whom``: a new one waits for a yes before more than first words pass.

    NotOpenNow, with a sentence for the writer, where the newcomer shield or the desk says no.
    """
    if _standing("|".join(sorted((str(by.pk), str(whom.pk))))) is None and by != whom:
        if is_not_first(by, whom):
            raise NotOpenNow(gettext(NOT_POSSIBLE))
        verdict = may_open_contact(by, whom, now)
        if not verdict.ok:
            raise NotOpenNow(gettext(verdict.words))
    return _between([by, whom], kind=Conversation.Kind.PAIR, now=now, asked_by=by)


def accept(conversation: Conversation, *, by: Member, now: datetime) -> bool:
    """The one who was asked says yes; false when there was nothing left to say yes to."""
    waits = Conversation.objects.filter(pk=conversation.pk, memberships__member=by).exclude(asked_by=by)
    if not waits.exists() or not _begin(conversation, by=by, now=now):
        return False
    seen(by, conversation.get_absolute_url(), now)
    if conversation.asked_by is not None:
        tell(conversation.asked_by, kind="request-accepted", path=conversation.get_absolute_url(), now=now)
    return True


@transaction.atomic
def set_aside(conversation: Conversation, *, by: Member, now: datetime) -> None:
    """Not now: the first message leaves the lists of the one who was asked. The other learns nothing."""
    Membership.objects.filter(conversation=conversation, member=by).update(set_aside_at=now)
    seen(by, conversation.get_absolute_url(), now)


@transaction.atomic
def _begin(conversation: Conversation, *, by: Member | None, now: datetime) -> bool:
    waiting = Conversation.objects.filter(pk=conversation.pk, state__in=LIFE.sources("accept"))
    if not waiting.update(state=LIFE.after("accept", LIFE.start)):
        conversation.refresh_from_db()
        return False
    conversation.refresh_from_db()
    Membership.objects.filter(conversation=conversation).update(set_aside_at=None)
    log.add(conversation, Message.Act.BEGUN, by=by, now=now)
    return True


def _between(
    members: list[Member], *, kind: str, now: datetime, asked_by: Member | None, space: str = ""
) -> Conversation:
    people = {member.pk: member for member in members}
    if len(people) < 2:
        raise NotAskable("A conversation needs two different people.")
    two = "" if kind == Conversation.Kind.GROUP else "|".join(sorted(str(pk) for pk in people))
    if two and (found := _standing(two, space)):
        return found
    try:
        return _new(list(people.values()), kind=kind, two=two, now=now, asked_by=asked_by, space=space)
    except IntegrityError:  # both began it in the same moment
        found = _standing(two, space)
        if found is None:
            raise
        return found


def _standing(two: str, space: str = "") -> Conversation | None:
    return Conversation.objects.filter(two=two, space=space).exclude(state=Conversation.State.CLOSED).first()


@transaction.atomic
def _new(
    members: list[Member], *, kind: str, two: str, now: datetime, asked_by: Member | None, space: str
) -> Conversation:
    made = Conversation.objects.create(
        kind=kind,
        two=two,
        space=space,
        state=Conversation.State.OPEN if asked_by is None else LIFE.start,
        asked_by=asked_by,
        began_at=now,
    )
    Membership.objects.bulk_create([Membership(conversation=made, member=member) for member in members])
    return made
