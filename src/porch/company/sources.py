"""What the rooms below know of two people, and of what somebody gave: read here, so that they need not know this room.

Nothing of it is kept. Where a room below has no word for it, nothing is said.
"""

from collections.abc import Collection, Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import F, Q, Subquery
from django.utils.translation import gettext

from porch.bonds.models import Meetup, Pair
from porch.bonds.rules.parts import MENTORS
from porch.care.models import Debrief
from porch.company.actions.together import page_of
from porch.company.models import Activity, Coming
from porch.company.registries import MyGroup, gave, groups_of, meetings_of_two
from porch.company.rules.balance import CAME, GAVE, Line
from porch.company.rules.keeping import DID, MET, WROTE, Met
from porch.groups.models import Belonging, Term
from porch.groups.registries import Occasion, calendar_sources
from porch.people.models import Member
from porch.safety.queries import hidden
from porch.talk.models import Conversation, Membership, Message


def register() -> None:
    meetings_of_two.register("meetups", met_by_agreement)
    meetings_of_two.register("talk", wrote_to_each_other)
    meetings_of_two.register("together", did_together)
    gave.register("talk", answered)
    gave.register("bonds", walked_with)
    gave.register("together", proposed)
    gave.register("groups", served)
    gave.register("care", listened)
    groups_of.register("groups", my_groups)
    calendar_sources.register("together", in_groups)


def my_groups(member: Member) -> list[MyGroup]:
    """The groups they belong to that are open, by name."""
    mine = Belonging.objects.filter(member=member, group__state="open").select_related("group")
    return [MyGroup(one.group_id, one.group.name) for one in mine.order_by("group__name")]


def met_by_agreement(member: Member, since: datetime) -> Iterable[Met]:
    """Meetings that both of a pair had said yes to and that were not called off."""
    mine = Q(pair__first=member) | Q(pair__second=member)
    agreed = Meetup.objects.filter(mine, at__gt=since, state="over", version__gte=1).select_related("pair")
    for meetup in agreed:
        other = meetup.pair.second_id if meetup.pair.first_id == member.pk else meetup.pair.first_id
        if other is not None:
            yield Met(other, MET, meetup.at.date())


def wrote_to_each_other(member: Member, since: datetime) -> Iterable[Met]:
    """One for each week in which both of two wrote, as far as their messages are still kept."""
    mine = Membership.objects.filter(member=member).values("conversation")
    said = Message.objects.filter(
        conversation__in=Subquery(mine), act=Message.Act.SAID, withheld=False, sent_at__gt=since
    )
    said = said.exclude(conversation__kind=Conversation.Kind.GROUP).exclude(conversation__state="asked")
    weeks: dict[tuple[UUID, tuple[int, int]], dict[UUID, datetime]] = {}
    for conversation, author, at in said.values_list("conversation", "author", "sent_at"):
        if author is not None:
            weeks.setdefault((conversation, at.isocalendar()[:2]), {})[author] = at
    for writers in weeks.values():
        for other, at in writers.items():
            if member.pk in writers and other != member.pk:
                yield Met(other, WROTE, at.date())


def did_together(member: Member, since: datetime) -> Iterable[Met]:
    """Whoever was in something small with them that took place."""
    mine = Activity.objects.filter(comings__member=member, comings__state="in", state="over", at__gt=since)
    others = Coming.objects.filter(activity__in=mine, state="in").exclude(member=member)
    for other, at in others.values_list("member", "activity__at"):
        yield Met(other, DID, at.date())


def answered(member: Member, since: datetime) -> list[Line]:
    """With how many people they wrote, and how many wrote to them: as many as words are still kept of."""
    there = Membership.objects.filter(member=member).values("conversation")
    said = Message.objects.filter(conversation__in=Subquery(there), act=Message.Act.SAID, sent_at__gt=since)
    wrote = said.filter(author=member).values("conversation").distinct().count()
    came = said.exclude(author=member).filter(withheld=False).values("conversation").distinct().count()
    return [
        Line(
            GAVE,
            wrote,
            gettext("You wrote to someone."),
            gettext("You wrote to people in more than one conversation."),
        ),
        Line(
            CAME,
            came,
            gettext("Someone wrote to you."),
            gettext("People wrote to you in more than one conversation."),
        ),
    ]


def walked_with(member: Member, since: datetime) -> list[Line]:
    """Whom they walk with as a mentor, and who walks with them."""
    going = Pair.objects.filter(Q(ended_at=None) | Q(ended_at__gt=since))
    mentor = going.filter(first=member, mode=MENTORS).count()
    led = going.filter(second=member, mode=MENTORS).count()
    peers = going.filter(Q(first=member) | Q(second=member)).exclude(mode=MENTORS).count()
    return [
        Line(
            GAVE,
            mentor,
            gettext("You walked with someone."),
            gettext("You walked with more than one person."),
        ),
        Line(CAME, led, gettext("A mentor walked with you."), gettext("Mentors walked with you.")),
        Line(
            GAVE,
            peers,
            gettext("You were someone’s peer."),
            gettext("You were a peer to more than one person."),
        ),
        Line(CAME, peers, gettext("Someone was your peer."), gettext("You had peers.")),
    ]


def proposed(member: Member, since: datetime) -> list[Line]:
    """What they proposed that took place, and what others did that they came along to."""
    mine = Coming.objects.filter(member=member, state="in", activity__state="over", activity__at__gt=since)
    own = mine.filter(activity__proposed_by=F("member")).count()
    others = mine.exclude(activity__proposed_by=F("member")).count()
    return [
        Line(
            GAVE,
            own,
            "You proposed something small, and people came.",
            "You proposed something small, and people came, %(often)s.",
        ),
        Line(
            CAME,
            others,
            "Someone proposed something small, and you came along.",
            "Others proposed something small, and you came along, %(often)s.",
        ),
    ]


def served(member: Member, since: datetime) -> list[Line]:
    """Positions in groups that they held within that time."""
    held = Term.objects.filter(member=member).filter(Q(state="held") | Q(ended_at__gt=since)).count()
    return [
        Line(GAVE, held, gettext("You served in a group."), gettext("You served in more than one position.")),
    ]


def listened(member: Member, since: datetime) -> list[Line]:
    """Helpers whom they listened to after a hard talk, and who listened to them."""
    there = Debrief.objects.filter(asked_at__gt=since, taken_by__isnull=False)
    to, by = there.filter(taken_by=member).count(), there.filter(member=member).count()
    return [
        Line(
            GAVE,
            to,
            gettext("You listened to somebody after a hard talk."),
            gettext("You listened to others after hard talks, %(often)s."),
        ),
        Line(
            CAME,
            by,
            gettext("Somebody listened to you after a hard talk."),
            gettext("Others listened to you after hard talks, %(often)s."),
        ),
    ]


def in_groups(groups: Collection[UUID], since: datetime, until: datetime) -> list[Occasion]:
    """Small things put to these groups, for their calendars: what and when, who is in, and no place."""
    rows = Activity.objects.filter(
        audience="group", group__in=groups, state__in=("open", "closed"), at__gte=since, at__lt=until
    )
    rows = rows.exclude(pk__in=hidden("activity")).prefetch_related("comings")
    return [
        Occasion(
            group=row.group,
            uid=str(row.pk),
            at=row.at,
            zone=row.zone,
            minutes=row.minutes,
            title=row.what.title,
            path=page_of(row),
            changed_at=row.changed_at,
            version=row.version,
            people=frozenset(one.member_id for one in row.comings.all() if one.state == "in"),
        )
        for row in rows
        if row.group is not None
    ]
