"""How quiet it is between two, as one of them sees it. Nothing here depends on what the other said, but being told."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from porch.bonds.rules.parts import between
from porch.commitments.models import Between
from porch.commitments.queries.giving import may_be_asked
from porch.commitments.queries.seen import conversation_of
from porch.people.models import Member
from porch.talk.models import Conversation, Message


@dataclass(frozen=True)
class Wish:
    """One of their people, and after how many days they would like to be told, if the other would as well."""

    other: Member
    days: int | None


@dataclass(frozen=True)
class Quiet:
    """A quiet they were told of, while nobody has written since."""

    other: Member
    conversation: Conversation


def wishes_of(member: Member) -> list[Wish]:
    """Everybody they walk with or keep, by name."""
    rows = Between.objects.filter(Q(first=member) | Q(second=member))
    mine = {
        (row.second_id if row.first_id == member.pk else row.first_id): getattr(
            row, f"{row.side_of(member.pk)}_days"
        )
        for row in rows
    }
    return [Wish(one, mine.get(one.pk)) for one in may_be_asked(member)]


def quiet_with(member: Member, other_id: UUID) -> Quiet | None:
    """What the page says they were told of; None once somebody wrote, or they were told of nothing."""
    other = next((one for one in may_be_asked(member) if one.pk == other_id), None)
    row = Between.objects.filter(between=between(member.pk, other_id)).first()
    if other is None or row is None:
        return None
    told_of = getattr(row, f"{row.side_of(member.pk)}_told_of")
    conversation = conversation_of(member, other)
    if (
        conversation is None
        or told_of is None
        or told_of != row.last_at
        or conversation.last_seq != row.last_seq
    ):
        return None
    return Quiet(other, conversation)


def last_written(conversation: Conversation) -> datetime | None:
    """When one of them wrote last; None where nothing is there any more, or ever was."""
    said = Message.objects.filter(conversation=conversation, act=Message.Act.SAID, withheld=False)
    return said.order_by("-seq").values_list("sent_at", flat=True).first()
