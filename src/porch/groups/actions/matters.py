"""Putting something to a group's vote that an upper room carries out, and taking it off again."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from porch.bonds.actions.moving import TooLate
from porch.groups.actions.motions_deciding import DoesNotFit, count
from porch.groups.actions.motions_leaving import fall
from porch.groups.actions.motions_voting import call
from porch.groups.models import Group, Motion
from porch.groups.registries import matters
from porch.groups.rules.motions import BEFORE_THE_GROUP, Terms, due_after
from porch.people.models import Member
from porch.record.actions import note

__all__ = ["DoesNotFit", "NotPut", "drop_matter", "put_matter"]


class NotPut(Exception):
    """There is no such matter, or it is before the group already."""


@transaction.atomic
def put_matter(group: Group, code: str, about: UUID, *, by: Member | None, now: datetime) -> Motion:
    """The vote opens at once, in secret, for everybody who has a voice here now but whom it is about.

    Whoever calls has decided whether ``by`` may. Where nobody is there to ask it is counted at once: it has no quorum.
    NotPut where it is before the group already.
    """
    matter = matters.get(code)
    if matter is None:
        raise NotPut(code)
    terms = Terms(matter.threshold(group), matter.quorum, discuss_days=0, vote_days=matter.vote_days)
    motion = Motion(group=group, kind=Motion.Kind.MATTER, matter=code, about=about, brought_by=by)
    motion.made_at = motion.put_at = now
    motion.terms_told, motion.state = terms.as_data(), "discussing"
    motion.due_at = due_after("discussing", terms, now)
    try:
        with transaction.atomic():
            motion.save(force_insert=True)
    except IntegrityError as twice:
        raise NotPut("it is before the group already") from twice
    detail = {"group": str(group.pk), "motion": str(motion.pk), "kind": motion.kind, "matter": code}
    note("motion-put", by=by.pk if by else None, about=None, now=now, detail=detail)
    if not call(motion, now=now):
        count(motion, now=now)
    return motion


@transaction.atomic
def drop_matter(motion: Motion, *, now: datetime) -> None:
    """There is nothing to decide any more: votes are gone uncounted, nothing follows. TooLate once it is over."""
    motion.refresh_from_db()
    if motion.kind != Motion.Kind.MATTER or motion.state not in BEFORE_THE_GROUP:
        raise TooLate("it is over")
    fall(motion, now)
