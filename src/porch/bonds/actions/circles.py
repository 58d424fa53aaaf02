"""Circles: a coordinator invites, each answers for themselves, and when enough would come they can talk."""

from datetime import datetime, timedelta
from itertools import combinations
from uuid import UUID

from django.db import transaction

from porch.bonds.actions.moving import TooLate, move
from porch.bonds.models import Circle, CircleInvitation, Look
from porch.bonds.queries.pool import eligible
from porch.bonds.rules.parts import PEERS
from porch.people.models import Member
from porch.people.queries import blocked_ids
from porch.record.actions import note
from porch.talk.actions import open_between
from porch.wire.actions import tell

TIME_TO_ANSWER = timedelta(days=7)
FEWEST = 3
PEOPLE = "/people/"


class NotACircle(Exception):
    """These people cannot be invited together (any more). Nothing was changed, nobody was told."""


@transaction.atomic
def invite_to_circle(look: Look, index: int, *, by: Member, now: datetime) -> Circle:
    """Ask everyone in the ``index``-th circle of a look whether they would come, each alone and unseen by the others.

    NotACircle when there is none, fewer than three still ask for a peer, a block stands between two of them by
    now, or one of them has an invitation open.
    """
    found = look.answer.get("circles", [])
    if not 0 <= index < len(found):
        raise NotACircle("there is no such circle")
    people = list(eligible(PEERS).filter(pk__in=[UUID(id) for id in found[index]["members"]]))
    _may_be_asked(people)
    circle = Circle.objects.create(
        hour=found[index]["hour_utc"] or "",
        language=found[index]["language"] or "",
        invited_by=by,
        invited_at=now,
        due_at=now + TIME_TO_ANSWER,
    )
    CircleInvitation.objects.bulk_create(CircleInvitation(circle=circle, member=one) for one in people)
    for one in people:
        note("invited-to-circle", by=by.pk, about=one.pk, now=now, detail={"circle": str(circle.pk)})
        tell(one, kind="circle", path=PEOPLE, now=now)
    return circle


def _may_be_asked(people: list[Member]) -> None:
    if len(people) < FEWEST:
        raise NotACircle("too few of them still ask")
    if CircleInvitation.objects.filter(member__in=people, circle__state="asking").exists():
        raise NotACircle("one of them is invited already")
    apart = {one.pk: blocked_ids(one) for one in people}
    if any(other.pk in apart[one.pk] for one, other in combinations(people, 2)):
        raise NotACircle("two of them are kept apart")


@transaction.atomic
def join_circle(invitation: CircleInvitation, *, by: Member, now: datetime) -> Circle:
    """Yes, I would come. The last answer settles it at once. TooLate when it is not open to an answer."""
    return _answer(invitation, "join", by, now)


@transaction.atomic
def pass_circle(invitation: CircleInvitation, *, by: Member, now: datetime) -> Circle:
    """Not for me, no reason needed. Nobody is told."""
    return _answer(invitation, "pass", by, now)


def _answer(invitation: CircleInvitation, verb: str, by: Member, now: datetime) -> Circle:
    circle = invitation.circle
    if invitation.member_id != by.pk or circle.state != "asking" or circle.due_at <= now:
        raise TooLate("this invitation is not open to an answer")
    move(invitation, verb, answered_at=now)
    if not circle.invitations.filter(state="invited").exists():
        _settle(circle, now)
    return circle


def settle_circles(now: datetime) -> int:
    """Circles whose time to answer has passed open with those who said yes, or fall through; returns how many."""
    settled = 0
    for circle in Circle.objects.filter(state="asking", due_at__lte=now):
        try:
            with transaction.atomic():
                for late in circle.invitations.filter(state="invited"):
                    move(late, "expire")
                _settle(circle, now)
                settled += 1
        except TooLate:
            continue  # the last one answered in the last moment
    return settled


def _settle(circle: Circle, now: datetime) -> None:
    """Everyone has answered or had the time to."""
    coming = [one.member for one in circle.invitations.filter(state="joined").select_related("member")]
    if len(coming) < FEWEST:
        move(circle, "fall through", settled_at=now)
        path = PEOPLE
    else:
        conversation = open_between(coming, kind="group", now=now)
        move(circle, "open", settled_at=now, conversation=conversation)
        path = conversation.get_absolute_url()
    for one in coming:
        tell(one, kind="something-new", path=path, now=now)


def leave_circles(member: Member, now: datetime) -> None:
    """Someone is leaving: their place in circles that are still being asked for goes; the last answer may be in."""
    asking = Circle.objects.filter(state="asking", invitations__member=member)
    for circle in list(asking):
        circle.invitations.filter(member=member).delete()
        if not circle.invitations.filter(state="invited").exists():
            _settle(circle, now)
