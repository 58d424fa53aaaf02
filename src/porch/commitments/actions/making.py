"""Saying what one means to do, changing it, and stopping. None of it is told to anybody."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from porch.commitments.models import Commitment
from porch.commitments.rules.answers import LONGEST, questions_in
from porch.commitments.rules.kinds import OWN, REVIEW, kinds, questions
from porch.commitments.rules.when import When
from porch.kit import vault
from porch.kit.clock import today_in
from porch.people.models import Member
from porch.people.rules.keys import of_member

MOST = 30


class NotLikeThis(Exception):
    """There is no such kind, or something of one's own has no words. Nothing was kept."""


class TooMany(Exception):
    """More than anybody can mean to do at once; one of them has to be stopped first."""


@dataclass(frozen=True)
class Plan:
    """What somebody means to do. ``words`` are their own; of a look back in the evening its questions, one a line."""

    kind: str
    when: When
    words: str = ""


@transaction.atomic
def make(plan: Plan, *, by: Member, now: datetime) -> Commitment:
    """Keep it for ``by``. NotAPlan where it falls on no day, NotLikeThis where it says nothing, TooMany."""
    when = plan.when.checked(today_in(by.time_zone, now))
    if plan.kind not in kinds() or (plan.kind == OWN and not plan.words.strip()):
        raise NotLikeThis
    if Commitment.objects.filter(member=by, stopped_at=None).count() >= MOST:
        raise TooMany
    made = Commitment(member=by, kind=plan.kind, made_at=now)
    _put(made, when, plan.words)
    made.save(force_insert=True)
    return made


@transaction.atomic
def change(commitment: Commitment, *, words: str, when: When, by: Member, now: datetime) -> None:
    """Other words, another time or another last day; what was said of days stays as it was."""
    assert commitment.member_id == by.pk
    if commitment.kind == OWN and not words.strip():
        raise NotLikeThis
    when.checked(min(commitment.since, when.since, today_in(by.time_zone, now)))
    _put(commitment, when, words)
    commitment.save()


def _put(commitment: Commitment, when: When, words: str) -> None:
    text = words.strip()[:LONGEST]
    if commitment.kind == REVIEW:
        text = "\n".join(questions_in(words) or questions())
    owner = of_member(commitment.member_id)
    commitment.sealed_words = vault.seal(text, about=commitment.about_words, of=owner) if text else b""
    commitment.rhythm, commitment.since, commitment.until = when.rhythm, when.since, when.until
    commitment.weekdays, commitment.by = sorted(when.days), when.by
