"""Topics of a group: opened, renamed, at rest, closed; and going back into one."""

from datetime import datetime

from django.db import transaction

from porch.bonds.actions.moving import TooLate, move
from porch.groups.actions.belonging import come_in
from porch.groups.models import Belonging, Group, Topic
from porch.groups.queries import setting_of
from porch.groups.queries.talking import topics_in
from porch.people.models import Member
from porch.record.actions import note
from porch.talk import actions as talk

MOST_TOPICS = 20
LONGEST_TITLE = 60


@transaction.atomic
def open_topic(group: Group, title: str, *, by: Member, now: datetime) -> Topic:
    """A new conversation of the group, with everyone who belongs in it. TooLate where there are too many."""
    if len(topics_in(group)) >= MOST_TOPICS:
        raise TooLate("there are enough topics")
    conversation = talk.open_room(keep_days=int(setting_of(group, "kept")), now=now)
    topic = Topic(group=group, conversation=conversation, opened_at=now)
    topic.name_it(title.strip()[:LONGEST_TITLE])
    topic.save(force_insert=True)
    for row in Belonging.objects.filter(group=group).select_related("member"):
        come_in(topic, row.member, now)
    _note("topic-opened", topic, by, now)
    return topic


@transaction.atomic
def rename(topic: Topic, title: str, *, by: Member, now: datetime) -> None:
    topic.name_it(title.strip()[:LONGEST_TITLE])
    Topic.objects.filter(pk=topic.pk).update(sealed_title=topic.sealed_title)
    _note("topic-renamed", topic, by, now)


@transaction.atomic
def rest_topic(topic: Topic, *, by: Member, now: datetime) -> None:
    """It can be read, and nobody writes in it for now."""
    move(topic, "rest")
    _note("topic-rests", topic, by, now)


@transaction.atomic
def wake_topic(topic: Topic, *, by: Member, now: datetime) -> None:
    move(topic, "wake")
    _note("topic-goes-on", topic, by, now)


@transaction.atomic
def close_topic(topic: Topic, *, by: Member, now: datetime) -> None:
    """It is over: it can be read for as long as words are kept, and then it is gone."""
    move(topic, "close")
    talk.close(topic.conversation, now=now)
    _note("topic-closed", topic, by, now)


def enter(topic: Topic, *, by: Member, now: datetime) -> None:
    """Back into a topic one stepped out of. TooLate for whoever does not belong."""
    if topic.state == "closed" or not Belonging.objects.filter(group=topic.group, member=by).exists():
        raise TooLate("they do not belong to it")
    come_in(topic, by, now)


def keep_as_decided(group: Group, value: str, now: datetime) -> None:
    """The group changed how long its words are kept."""
    talk.keep_for([topic.conversation_id for topic in topics_in(group)], int(value))


def _note(act: str, topic: Topic, by: Member, now: datetime) -> None:
    detail = {"group": str(topic.group_id), "topic": str(topic.pk)}
    note(act, by=by.pk, about=None, now=now, detail=detail)
