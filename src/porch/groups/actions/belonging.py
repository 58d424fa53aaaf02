"""Belonging to a group, having it as one's home, and leaving without a word."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext

from porch.bonds.actions.moving import TooLate, move
from porch.groups.models import Belonging, Group, Joiner, Standing, Term, Topic
from porch.groups.queries import setting_of
from porch.groups.queries.talking import topics_in
from porch.groups.registries import on_leaving_group
from porch.people.models import Member
from porch.record.actions import note
from porch.safety.queries import standing_of
from porch.talk import actions as talk
from porch.wire.actions import seen


class NotOpenNow(Exception):
    """What the safety desk decided keeps them from meeting anybody new. Its text is for them."""


def check_standing(by: Member, now: datetime) -> None:
    if not standing_of(by, now).may_open_contact:
        raise NotOpenNow(
            gettext("You cannot join a group for now. What applies, and until when, stands at /standing/.")
        )


@transaction.atomic
def join(group: Group, *, by: Member, now: datetime) -> None:
    """Where whoever wants to can join. TooLate where the group takes in nobody, or not like this."""
    check_standing(by, now)
    if group.state != "open" or setting_of(group, "joining") != "anyone":
        raise TooLate("this group is not joined like this")
    let_belong(group, by, now)


def let_belong(group: Group, member: Member, now: datetime) -> Belonging:
    """``member`` belongs from now on, and is in every topic. Belonging already is left as it is."""
    try:
        with transaction.atomic():
            row = Belonging.objects.create(group=group, member=member, joined_at=now)
    except IntegrityError:
        return Belonging.objects.get(group=group, member=member)
    for topic in topics_in(group):
        come_in(topic, member, now)
    for joiner in Joiner.objects.filter(group=group, member=member, state="asked"):
        move(joiner, "let in", answered_at=now, sealed_words=b"")
    return row


def come_in(topic: Topic, member: Member, now: datetime) -> None:
    """Into one topic, as the group decided what someone new can read and how long words are kept."""
    group = topic.group
    talk.join(
        topic.conversation,
        member,
        now=now,
        from_the_start=setting_of(group, "seen-by-the-new") == "all",
        keep_days=int(setting_of(group, "kept")),
    )


@transaction.atomic
def leave(group: Group, *, by: Member, now: datetime, take_words: bool = False) -> None:
    """Two taps, and nobody is told. What ``by`` said stays, unless they take it along. TooLate if they had left."""
    row = Belonging.objects.filter(group=group, member=by).select_related("member", "group").first()
    if row is None or row.group.is_household:
        raise TooLate("they do not belong to it, or as long as they live there")
    if take_words:
        for topic in topics_in(group):
            talk.take_all_back(topic.conversation, by=by, now=now)
    put_out(row, now)


def put_out(row: Belonging, now: datetime, *, stays_in_talk: bool = False) -> None:
    """Whatever hung on belonging goes with it: places in talk, service, the calendar's address, the vote."""
    group, member = row.group, row.member
    serving = Term.objects.filter(position__group=group, member=member, state="held")
    for term in serving:
        move(term, "end", ended_at=now)
        note("unseated", by=None, about=member.pk, now=now, detail={"position": str(term.position_id)})
    Standing.objects.filter(position__group=group, member=member).delete()
    if not stays_in_talk:
        for topic in Topic.objects.filter(group=group).select_related("conversation"):
            talk.step_out(topic.conversation, by=member, now=now)
    seen(member, group.get_absolute_url(), now)
    Belonging.objects.filter(pk=row.pk).delete()
    for entry in on_leaving_group:
        entry(group, member, now)


@transaction.atomic
def make_home(group: Group, *, by: Member, now: datetime) -> None:
    """This is the group in which ``by`` has a vote; another one was until now. TooLate if they do not belong."""
    mine = Belonging.objects.filter(group=group, member=by)
    if not mine.exists() or group.is_household:
        raise TooLate("they do not belong to it, or have a vote there anyway")
    Belonging.objects.filter(member=by, is_home=True).exclude(group=group).update(
        is_home=False, home_since=None
    )
    mine.filter(is_home=False).update(is_home=True, home_since=now)


def no_home(group: Group, *, by: Member) -> None:
    Belonging.objects.filter(group=group, member=by).update(is_home=False, home_since=None)


def quiet(group: Group, *, by: Member, is_quiet: bool) -> None:
    """Whether the group's news wake ``by``."""
    Belonging.objects.filter(group=group, member=by).update(is_quiet=is_quiet)


@transaction.atomic
def step_back(member: Member, now: datetime) -> None:
    """Someone is leaving this place: nobody waits for what they serve in, and nothing they asked stays open."""
    for term in Term.objects.filter(member=member, state="held"):
        move(term, "end", ended_at=now)
    Standing.objects.filter(member=member).delete()
    for joiner in Joiner.objects.filter(member=member, state="asked"):
        move(joiner, "withdraw", answered_at=now, sealed_words=b"")
    for group in Group.objects.filter(asked_by=member, state="asked"):
        move(group, "lapse", ended_at=now)


@transaction.atomic
def leave_all(member: Member, now: datetime) -> None:
    """They belong nowhere any more."""
    for row in Belonging.objects.filter(member=member).select_related("member", "group"):
        put_out(row, now, stays_in_talk=True)
