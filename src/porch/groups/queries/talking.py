"""What a group says: its topics and its announcements, to somebody who belongs."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from porch.groups.models import Announcement, Group, Topic
from porch.groups.queries.seen import Seen
from porch.people.models import Member
from porch.people.queries import blocked_ids
from porch.safety.queries import hidden
from porch.talk.models import Membership, Message
from porch.talk.registries import Title


@dataclass(frozen=True)
class Said:
    """A topic as the group's page shows it to one person."""

    topic: Topic
    i_am_in: bool
    something_new: bool


def topics_of(seen: Seen) -> list[Said]:
    """The topics that are not closed, in the order they were opened."""
    topics = list(
        Topic.objects.filter(group=seen.group).exclude(state="closed").select_related("conversation")
    )
    places = Membership.objects.filter(
        conversation__in=[one.conversation_id for one in topics], member=seen.viewer
    )
    mine = {place.conversation_id: place.opened_seq for place in places}
    return [_said(topic, mine, seen.viewer) for topic in topics]


def _said(topic: Topic, mine: dict[UUID, int], viewer: Member) -> Said:
    last, opened = topic.conversation.last_seq, mine.get(topic.conversation_id)
    return Said(topic, opened is not None, opened is not None and last > opened)


def topic_for(seen: Seen, pk: UUID) -> Topic | None:
    return (
        Topic.objects.filter(group=seen.group, pk=pk)
        .exclude(state="closed")
        .select_related("conversation")
        .first()
    )


def announcements_of(seen: Seen, now: datetime) -> list[Announcement]:
    """What is announced and not over, newest first: without whom the viewer is not to meet, and what is kept back."""
    if not seen.belongs:
        return []
    rows = Announcement.objects.filter(group=seen.group, until__gt=now).select_related("by")
    rows = rows.exclude(by__in=blocked_ids(seen.viewer)).order_by("-at", "pk")
    kept = hidden("announcement")
    return [one for one in rows if one.by_id == seen.viewer.pk or str(one.pk) not in kept]


def titles(conversations: Collection[UUID]) -> dict[UUID, Title]:
    """What these conversations are called, as far as they are topics of groups."""
    found = Topic.objects.filter(conversation__in=conversations).select_related("group")
    return {
        one.conversation_id: Title(f"{one.group.name}: {one.title}", one.group.get_absolute_url())
        for one in found
    }


def last_said_at(topic: Topic, by: Member) -> datetime | None:
    """When this member last wrote in a topic."""
    said = Message.objects.filter(conversation=topic.conversation_id, author=by, act=Message.Act.SAID)
    return said.order_by("-seq").values_list("sent_at", flat=True).first()


def topics_in(group: Group) -> list[Topic]:
    return list(
        Topic.objects.filter(group=group).exclude(state="closed").select_related("conversation", "group")
    )
