"""Reading conversations, each as one viewer may see it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext

from porch.people.models import Member
from porch.people.queries import blocked_ids, blocks_of
from porch.safety.queries import DESK, hidden, too_close
from porch.safety.rules import contacts
from porch.talk.models import Conversation, HeldMessage, Membership, Message
from porch.talk.registries import not_first
from porch.talk.rules import FIRST_WORDS, can_take_back
from porch.talk.titled import title_of, titles_of

PAGE = 50


@dataclass(frozen=True)
class Line:
    """One entry as it is drawn. ``viewer`` is None in the live stream, where one drawing serves everybody."""

    message: Message
    name: str
    viewer: Member | None
    now: datetime | None = None
    in_group: bool = False  # then names stand beside the times
    is_hidden: bool = False  # the safety desk keeps others from reading it

    @property
    def is_mine(self) -> bool:
        return self.viewer is not None and self.message.author_id == self.viewer.pk

    @property
    def ident(self) -> str:
        """How this message is named outside this room: its conversation, a full stop, its number."""
        return f"{self.message.conversation_id}.{self.message.seq}"

    @property
    def can_be_taken_back(self) -> bool:
        message = self.message
        said = message.act == Message.Act.SAID and message.taken_back_at is None
        return self.is_mine and said and self.now is not None and can_take_back(message.sent_at, now=self.now)


def conversations_of(member: Member) -> QuerySet[Conversation]:
    """Those this member is in, open ones first, newest first: without whom they blocked and what they set aside."""
    there = Membership.objects.filter(conversation=OuterRef("pk"))
    aside = there.filter(member=member, set_aside_at__isnull=False)
    blocked = there.filter(member__in=blocks_of(member).values("whom"))
    return (
        Conversation.objects.filter(Exists(there.filter(member=member)))
        .exclude(Exists(aside), state=Conversation.State.ASKED)
        .exclude(Exists(blocked), kind__in=(Conversation.Kind.PAIR, Conversation.Kind.FRIENDS))
        .prefetch_related("memberships__member")
        .order_by(F("closed_at").desc(nulls_first=True), "-began_at", "pk")
    )


def conversation_for(viewer: Member, pk: UUID) -> Conversation | None:
    """The conversation, if this member is in it."""
    return Conversation.objects.filter(pk=pk, memberships__member=viewer).first()


def place_of(member: Member, conversation: Conversation) -> Membership:
    return Membership.objects.get(conversation=conversation, member=member)


def others_in(conversation: Conversation, viewer: Member) -> list[Member]:
    """Everyone else in it, by name."""
    places = Membership.objects.filter(conversation=conversation).exclude(member=viewer)
    return [place.member for place in places.select_related("member__lived").order_by("member__handle")]


def with_whom(others: Iterable[Member]) -> str:
    """The conversation's name to someone in it."""
    return ", ".join(member.handle for member in others) or gettext("Someone who has left")


def names_of(conversations: Iterable[Conversation], viewer: Member) -> dict[UUID, str]:
    """What each is called to someone in it: by its title, or after the others. Their places must be at hand."""
    there = list(conversations)
    titled = titles_of([one.pk for one in there if one.kind == Conversation.Kind.GROUP])
    return {
        one.pk: titled[one.pk].name
        if one.pk in titled
        else with_whom(place.member for place in one.memberships.all() if place.member_id != viewer.pk)
        for one in there
    }


def name_to(conversation: Conversation, viewer: Member) -> str:
    """What one conversation is called to someone in it."""
    title = title_of(conversation)
    return title.name if title else with_whom(others_in(conversation, viewer))


def stance(conversation: Conversation, viewer: Member) -> str:
    """Where the viewer stands: "closed", "away" (they blocked the other), "asked-me", "asked-them", "open".

    Being blocked makes no difference here: it looks like silence.
    """
    if conversation.state == Conversation.State.CLOSED:
        return "closed"
    if has_blocked(viewer, conversation):
        return "away"
    if conversation.state == Conversation.State.OPEN:
        return "open"
    return "asked-them" if conversation.asked_by_id == viewer.pk else "asked-me"


def has_blocked(viewer: Member, conversation: Conversation) -> bool:
    """Whether the viewer blocked the other of two. In a group, blocked people's words are only left out."""
    if conversation.kind == Conversation.Kind.GROUP:
        return False
    there = Membership.objects.filter(conversation=conversation).values("member")
    return blocks_of(viewer).filter(whom__in=there).exists()


def visible(conversation: Conversation, viewer: Member) -> QuerySet[Message]:
    """What the viewer may read: not what is withheld or hidden by the safety desk, nor in a group the words of
    someone they are not to meet."""
    found = Message.objects.filter(conversation=conversation).filter(Q(withheld=False) | Q(author=viewer))
    if conversation.kind == Conversation.Kind.GROUP:
        found = found.filter(seq__gt=read_from(viewer, conversation.pk))
    if kept := hidden_in(conversation.pk):
        found = found.exclude(~Q(author=viewer), seq__in=kept)
    if conversation.kind == Conversation.Kind.GROUP:
        found = found.exclude(author__in=blocked_ids(viewer))
    return found.exclude(act=Message.Act.TAKEN_BACK)


def read_from(member: Member, conversation: UUID) -> int:
    """The number after which this member reads a conversation: 0 for whoever was there from the start."""
    mine = Membership.objects.filter(conversation=conversation, member=member)
    return mine.values_list("from_seq", flat=True).first() or 0


def listens_from(member: Member, ident: str) -> int:
    return read_from(member, UUID(ident))


def place_of_message(ident: str) -> tuple[UUID, int] | None:
    """The conversation and the number that an id outside this room ("CONVERSATION.7") names; None for anything else."""
    conversation, dot, seq = ident.partition(".")
    try:
        return (UUID(conversation), int(seq)) if dot and seq.isascii() and seq.isdigit() else None
    except ValueError:
        return None


def hidden_in(conversation: UUID) -> set[int]:
    """The numbers of the messages of one conversation that the safety desk keeps from all but their authors."""
    found = (place_of_message(ident) for ident in hidden("message", f"{conversation}."))
    return {place[1] for place in found if place}


def lines_for(
    conversation: Conversation, viewer: Member, *, now: datetime, before: int | None = None
) -> tuple[list[Line], int | None]:
    """The last 50 entries (before number ``before``), oldest first, and the number to go on from, if any are left."""
    found = visible(conversation, viewer).select_related("author").order_by("-seq")
    if before is not None:
        found = found.filter(seq__lt=before)
    newest = list(found[: PAGE + 1])
    group, kept = conversation.kind == Conversation.Kind.GROUP, hidden_in(conversation.pk)
    lines = [
        Line(message, name_of(message.author), viewer, now, group, message.seq in kept)
        for message in reversed(newest[:PAGE])
    ]
    return lines, newest[PAGE - 1].seq if len(newest) > PAGE else None


def name_of(author: Member | None) -> str:
    return author.handle if author is not None else gettext("Someone who has left")


def is_full_of_first_words(conversation: Conversation, by: Member) -> bool:
    """Whether all that may be said before the other says yes has been said."""
    said = Message.objects.filter(conversation=conversation, author=by, act=Message.Act.SAID)
    return said.count() >= FIRST_WORDS


def something_new_for(member: Member, limit: int = 3) -> list[Conversation]:
    """Conversations in which something happened since the member last opened them, the newest first."""
    news = (
        Message.objects.filter(conversation=OuterRef("pk"), withheld=False)
        .exclude(act=Message.Act.TAKEN_BACK)
        .exclude(author=member)
        .order_by("-seq")
    )
    opened = Membership.objects.filter(conversation=OuterRef("pk"), member=member).values("opened_seq")
    found = conversations_of(member).annotate(
        newest=Subquery(news.values("seq")[:1]),
        newest_at=Subquery(news.values("sent_at")[:1]),
        opened=Subquery(opened),
    )
    return list(found.filter(newest__gt=F("opened")).order_by("-newest_at", "pk")[:limit])


def may_listen(member: Member, ident: str) -> bool:
    """Whoever is in it and has not blocked the other."""
    conversation = conversation_for(member, UUID(ident))
    return conversation is not None and not has_blocked(member, conversation)


def heads(idents: list[str]) -> dict[str, int]:
    """The number of the last entry of each conversation's log."""
    found = Conversation.objects.filter(pk__in=idents).values_list("pk", "last_seq")
    return {str(pk): last for pk, last in found}


def held_for(viewer: Member) -> list[HeldMessage]:
    """What waits for one of the desk to look, longest first: nothing of their own or of people they must not judge."""
    if not viewer.holds(*DESK):
        return []
    waiting = HeldMessage.objects.filter(state=HeldMessage.State.WAITING).order_by("at", "pk")
    found = waiting.select_related("author", "conversation").prefetch_related("conversation__memberships")
    close = too_close(viewer)
    return [held for held in found if not _concerns(held) & close]


def may_look_at_held(viewer: Member, held: HeldMessage) -> bool:
    return viewer.holds(*DESK) and not _concerns(held) & too_close(viewer)


def _concerns(held: HeldMessage) -> set[UUID]:
    places = held.conversation.memberships.all()
    return {held.author_id, *(place.member_id for place in places)}


def held_of(author: Member, conversation: Conversation) -> list[HeldMessage]:
    """What this member said here that waits, or was not sent on."""
    return list(HeldMessage.objects.filter(author=author, conversation=conversation).order_by("at", "pk"))


def asked_since(member: Member, since: datetime) -> int:
    """To how many people this member wrote first since then."""
    return Conversation.objects.filter(asked_by=member, began_at__gt=since).count()


def others_to_write_to(group: Conversation, viewer: Member) -> list[Member]:
    """Those of a group whom the viewer may want to write to alone; between two there is nobody else."""
    if group.kind != Conversation.Kind.GROUP or group.state != Conversation.State.OPEN or group.space:
        return []
    apart = blocked_ids(viewer)
    there = _who_wrote(group, viewer) if title_of(group) else others_in(group, viewer)
    apart = apart | not_first_to(viewer, {member.pk for member in there})
    return [member for member in there if member.pk not in apart]


def not_first_to(member: Member, people: Collection[UUID]) -> set[UUID]:
    """Of these, those to whom this member does not write first."""
    return set().union(*(entry(member, people) for entry in not_first)) if people else set()


def is_not_first(member: Member, whom: Member) -> bool:
    return whom.pk in not_first_to(member, {whom.pk})


def _who_wrote(group: Conversation, viewer: Member) -> list[Member]:
    """Where nobody is listed: those whose words the viewer reads there."""
    said = visible(group, viewer).filter(act=Message.Act.SAID, author__is_active=True).exclude(author=viewer)
    return list(Member.objects.filter(pk__in=said.values("author")).order_by("handle"))


def ways_in(held: HeldMessage) -> list[str]:
    """Which ways to reach somebody elsewhere stand in it, for the desk."""
    return sorted(contacts.found(f"{held.note}\n{held.body}"))
