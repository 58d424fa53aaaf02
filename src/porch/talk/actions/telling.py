"""Who else is in a conversation, whether words reach them, and telling them that there are some."""

from datetime import datetime

from porch.people.models import Member
from porch.people.queries import are_blocked
from porch.talk.models import Conversation, Membership
from porch.wire.actions import tell


def others_of(conversation: Conversation, by: Member) -> list[Membership] | None:
    """Everyone's place but one's own; None where one has none."""
    places = list(Membership.objects.filter(conversation=conversation).select_related("member"))
    if by.pk not in {place.member_id for place in places}:
        return None
    return [place for place in places if place.member_id != by.pk]


def is_withheld(conversation: Conversation, by: Member, others: list[Membership]) -> bool:
    """Between two of whom one blocked the other, words reach nobody but their author, and nothing shows it."""
    return conversation.kind != Conversation.Kind.GROUP and any(
        are_blocked(by, place.member) for place in others
    )


def tell_others(conversation: Conversation, others: list[Membership], now: datetime) -> None:
    asked = conversation.state == Conversation.State.ASKED
    for place in others:
        if place.set_aside_at is None and not (place.muted_until and place.muted_until > now):
            kind = "message-request" if asked else "new-message"
            tell(place.member, kind=kind, path=conversation.get_absolute_url(), now=now)
