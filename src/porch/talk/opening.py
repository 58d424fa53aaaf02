"""A conversation between two people, as it is shown to one of the desk after a second person's yes."""

from uuid import UUID

from django.db.models import F

from porch.people.models import Member
from porch.talk.models import Conversation, Membership, Message
from porch.talk.reporting import written

MOST = 200


def find(member: Member, other: Member | None) -> str | None:
    """The latest conversation of these two alone; None when they have none. What is a group's cannot be opened."""
    there = Membership.objects.filter(member=member).values("conversation")
    both = Membership.objects.filter(member=other, conversation__in=there).values("conversation")
    found = Conversation.objects.filter(pk__in=both).exclude(kind=Conversation.Kind.GROUP)
    latest = found.order_by(F("closed_at").desc(nulls_first=True), "-began_at").first()
    return str(latest.pk) if latest and other != member else None


def show(ident: str) -> list[str]:
    """Its last two hundred messages, oldest first. What one never got because of a block is not among them."""
    said = Message.objects.filter(
        conversation=UUID(ident), act=Message.Act.SAID, taken_back_at=None, withheld=False
    )
    newest = list(said.select_related("author").order_by("-seq")[:MOST])
    return [written(message) for message in reversed(newest)]
