"""How far somebody is with the training. ``has_trained`` is the door; the rest is for its owner alone."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from porch.care.material import categories
from porch.care.models import Training, Walk
from porch.care.rules.training import (
    FOR_SUPERVISORS,
    FRESH,
    Category,
    asked_of_helpers,
    is_done,
    left_to_walk,
)
from porch.kit.clock import now as this_moment
from porch.people.models import Member


@dataclass(frozen=True)
class Progress:
    """``rows`` are the categories with how many scenarios are still to walk; ``done`` until ``again_at``."""

    rows: list[tuple[Category, int]]
    left: int
    line: str
    talked: bool
    done: bool
    again_at: datetime | None


def walked_by(member: Member) -> dict[str, Walk]:
    """Scenario code -> what they chose and when."""
    return {one.scenario: one for one in Walk.objects.filter(member=member)}


def progress_of(member: Member, now: datetime) -> Progress:
    walked = {code: one.at for code, one in walked_by(member).items()}
    ends = Training.objects.filter(member=member).first() or Training(member=member)
    asked = asked_of_helpers(categories())
    left = left_to_walk(asked, walked, now)
    rows = [(one, len(left_to_walk((one,), walked, now))) for one in categories()]
    done = is_done(left, line_at=ends.line_at, talk_at=ends.talk_at, now=now)
    marks = [walked[s.code] for one in asked for s in one.scenarios if s.code in walked]
    marks += [max(at for at in (ends.line_at, ends.talk_at) if at)] if done else []
    talked = ends.talk_at is not None and ends.talk_at > now - FRESH
    return Progress(rows, len(left), ends.line, talked, done, min(marks) + FRESH if done else None)


def has_trained(ids: Collection[UUID], now: datetime | None = None) -> set[UUID]:
    """Of these people those whose training is done and not older than two years. Three queries, however many."""
    at = now or this_moment()
    said = Q(line_at__gt=at - FRESH) | Q(talk_at__gt=at - FRESH)
    ended = set(Training.objects.filter(said, member__in=ids).values_list("member", flat=True))
    return ended & _walked_all(ended, asked_of_helpers(categories()), at)


def course_done_by(ids: Collection[UUID], now: datetime) -> set[UUID]:
    """Of these people those who walked through the short course of supervisors."""
    course = tuple(one for one in categories() if one.code == FOR_SUPERVISORS)
    return _walked_all(ids, course, now)


def _walked_all(ids: Collection[UUID], among: tuple[Category, ...], now: datetime) -> set[UUID]:
    walked: dict[UUID, dict[str, datetime]] = {pk: {} for pk in ids}
    for member, code, at in Walk.objects.filter(member__in=ids).values_list("member", "scenario", "at"):
        walked[member][code] = at
    return {pk for pk, codes in walked.items() if not left_to_walk(among, codes, now)}
