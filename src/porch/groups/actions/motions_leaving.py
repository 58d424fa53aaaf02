"""What becomes of motions and votes when somebody goes: their words go with them, what was decided stays."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from porch.bonds.actions.moving import move
from porch.groups.models import Box, Candidate, Group, Hand, Line, Motion, Voter
from porch.groups.registries import matters
from porch.groups.rules.motions import BEFORE_THE_GROUP
from porch.people.models import Member
from porch.record.actions import note

KEPT_WHEN_TAKEN_BACK = timedelta(days=30)


@transaction.atomic
def leave_motions(member: Member, now: datetime) -> None:
    """Someone is leaving: what they wrote down for themselves goes, and nobody votes on words that will be gone."""
    mine = Motion.objects.filter(brought_by=member)
    mine.filter(state="drafted").delete()
    for motion in mine.filter(kind=Motion.Kind.TEXT, state__in=("seconding", "discussing")):
        fall(motion, now)


@transaction.atomic
def erase_motions(member: Member, now: datetime) -> None:
    """Nothing that leads to them stays: no words but those of a decision, which are the group's; no name, no voice
    that was not used. A vote they cast in secret cannot be found, so it stays among the others."""
    leave_motions(member, now)
    mine = Motion.objects.filter(brought_by=member)
    for motion in mine.filter(kind=Motion.Kind.TEXT, state__in=sorted(BEFORE_THE_GROUP)):
        fall(motion, now)
    mine.exclude(state="passed").update(sealed_text=b"")
    mine.update(brought_by=None, sealed_why=b"")
    Motion.objects.filter(elected=member).update(elected=None)
    Line.objects.filter(author=member).delete()
    Voter.objects.filter(member=member, has_voted=False).delete()
    for model in (Voter, Hand, Candidate):
        model._default_manager.filter(member=member).update(member=None)


def end_motions(group: Group, now: datetime) -> None:
    """The group has ended: nothing is before it any more."""
    for motion in Motion.objects.filter(group=group, state__in=sorted(BEFORE_THE_GROUP)):
        fall(motion, now)
        if matter := matters.get(motion.matter):
            matter.not_carried(motion, now)
    Motion.objects.filter(group=group, state="drafted").delete()


def fall(motion: Motion, now: datetime) -> None:
    """Nothing is decided about it any more, and nothing is left of the votes."""
    move(motion, "fall", due_at=None, decided_at=now)
    detail = {"group": str(motion.group_id), "motion": str(motion.pk)}
    note("motion-fell", by=None, about=None, now=now, detail=detail)
    for model in (Voter, Box, Hand, Candidate):
        model._default_manager.filter(motion=motion).delete()


def tidy_motions(now: datetime) -> int:
    """What was never put, or was taken back a while ago, is gone: a group's book holds what it decided."""
    over = Q(state__in=("withdrawn", "lapsed"))
    old = Q(put_at=None) | Q(decided_at__lt=now - KEPT_WHEN_TAKEN_BACK)
    gone, _ = Motion.objects.filter(over & old).delete()
    return gone
