"""Marking something, for oneself. Nobody is told."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from porch.kit.clock import today_in
from porch.milestones.models import Mark
from porch.milestones.queries import marks_of, offered_to
from porch.milestones.rules.reached import Reached
from porch.milestones.rules.told import LONGEST, MOST
from porch.milestones.words import words_of
from porch.people.models import Member


class NotToBeMarked(Exception):
    """This cannot be marked; ``code`` says why. Nothing was changed."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@transaction.atomic
def mark(key: str, *, by: Member, now: datetime) -> Mark | None:
    """Mark what they were asked about. None when it is not what they would be asked about now, or is marked."""
    one: Reached | None = offered_to(by, now)
    if one is None or one.key != key:
        return None
    return _keep(by, {"words": words_of(one), "on": one.on.isoformat(), "kind": one.kind, "key": key}, now)


@transaction.atomic
def mark_own(words: str, on: date, *, by: Member, now: datetime) -> Mark:
    """Mark something of their own, in their own words."""
    said = " ".join(words.split())
    if not said or len(said) > LONGEST:
        raise NotToBeMarked("words")
    if not date(1900, 1, 1) <= on <= today_in(by.time_zone or "UTC", now):
        raise NotToBeMarked("day")
    if len(marks_of(by)) >= MOST:
        raise NotToBeMarked("many")
    return _keep(by, {"words": said, "on": on.isoformat(), "kind": "", "key": ""}, now)


def _keep(member: Member, said: dict[str, str], now: datetime) -> Mark:
    made = Mark(member=member, at=now)
    made.say(said)
    made.save()
    return made


def take_back(pk: UUID, *, by: Member) -> bool:
    """Their own mark goes, and nobody it was shown to finds it any more. False when it was not theirs."""
    gone, _ = Mark.objects.filter(member=by, pk=pk).delete()
    return bool(gone)
