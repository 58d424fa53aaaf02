"""Saying yes to being asked again, being asked once, answering or not. See ``docs/decisions/0087``."""

from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction
from django.urls import reverse

from porch.kit.clock import today_in
from porch.people.models import Member, Role
from porch.programmes.models import Episode, FollowUp
from porch.programmes.queries.following import one_to_answer
from porch.programmes.rules.endings import Ending
from porch.programmes.rules.following import (
    DAYS_ASKED_OF,
    HOW,
    TREATMENT,
    UNSAID,
    WINDOW,
    due_on,
    is_open,
    still_ahead,
)
from porch.wire.actions import seen, tell
from porch.wire.queries import bell_of, is_hushed
from porch.wire.quiet import is_quiet


class NotTheirs(Exception):
    """Not their stay, not a mentor, or not a question that stands. Nothing was changed."""


class NotAnAnswer(Exception):
    """A number of days there is not, or a word that is none of those offered."""


@dataclass(frozen=True)
class Said:
    """What somebody answered; what they would rather not say is None or empty.

    ``days_used``: of the last 30, days with alcohol or other drugs, medicine as prescribed apart. ``how``: one of five
    words. ``treatment``: whether they are in treatment now, medication and groups of a programme included.
    """

    days_used: int | None = None
    how: str = UNSAID
    treatment: str = UNSAID

    def __post_init__(self) -> None:
        if self.days_used is not None and not 0 <= self.days_used <= DAYS_ASKED_OF:
            raise NotAnAnswer("days are counted from 0 to 30")
        if self.how not in (UNSAID, *HOW) or self.treatment not in (UNSAID, *TREATMENT):
            raise NotAnAnswer("that is not one of the words")


@transaction.atomic
def say_yes(episode: Episode | None, *, by: Member, now: datetime) -> int:
    """Be asked after three, six and twelve months, as far as those still lie ahead; how many that are.

    Of a stay the months are counted from its first day; of being a mentor (no stay) from today.
    """
    today = today_in(by.time_zone, now)
    if episode is None:
        if not by.holds(Role.Name.MENTOR):
            raise NotTheirs
        since, stood = today, FollowUp.Stood.MENTOR
    else:
        if episode.member_id != by.pk:
            raise NotTheirs
        since, stood = episode.started_on, FollowUp.Stood.MEMBER
    made = 0
    for months in still_ahead(since, today):
        _, is_new = FollowUp.objects.get_or_create(
            member=by,
            episode=episode,
            stood=stood,
            months=months,
            defaults={"since": since, "due_on": due_on(since, months)},
        )
        made += is_new
    return made


@transaction.atomic
def say_no(episode: Episode | None, *, by: Member) -> int:
    """Be asked no more. What was answered stays theirs, what was not is gone; how many that were."""
    rows = FollowUp.objects.filter(member=by, episode=episode, answered_at=None)
    gone, _ = rows.delete()
    return gone


@transaction.atomic
def answer(pk: object, said: Said, *, by: Member, now: datetime) -> FollowUp:
    """Answer a question that stands, once."""
    row = _standing(pk, by, now)
    row.say(asdict(said))
    row.answered_at = now
    claimed = FollowUp.objects.filter(pk=row.pk, answered_at=None, skipped_at=None)
    if not claimed.update(answered_at=now, sealed_said=row.sealed_said):
        raise NotTheirs
    seen(by, path_of(row), now)
    return row


@transaction.atomic
def skip(pk: object, *, by: Member, now: datetime) -> None:
    """Rather not, this time. It is not asked again."""
    row = _standing(pk, by, now)
    FollowUp.objects.filter(pk=row.pk, answered_at=None, skipped_at=None).update(skipped_at=now)
    seen(by, path_of(row), now)


def _standing(pk: object, by: Member, now: datetime) -> FollowUp:
    row = one_to_answer(by, pk, now)  # type: ignore[arg-type]
    if row is None:
        raise NotTheirs
    return row


def path_of(row: FollowUp) -> str:
    return reverse("programmes:question", args=[row.pk])


def ask_those_due(now: datetime) -> int:
    """The clock: whoever's day has come is asked, once, by day, and never in two days after a return to use.

    A question that could not be put within its thirty days is not put at all; how many were asked.
    """
    earliest = now.date() - WINDOW
    rows = FollowUp.objects.filter(asked_at=None, due_on__gte=earliest, due_on__lte=now.date())
    rows = rows.exclude(episode__ending=Ending.DIED).select_related("member")
    return sum(_ask(row, now) for row in rows)


@transaction.atomic
def _ask(row: FollowUp, now: datetime) -> int:
    member = row.member
    zone = member.time_zone or "UTC"
    if not is_open(row.due_on, today_in(zone, now)) or is_quiet(now, zone, bell_of(member).quiet):
        return 0
    if not member.is_here or member.is_left_in_peace or is_hushed(member, now):
        return 0
    if not FollowUp.objects.filter(pk=row.pk, asked_at=None).update(asked_at=now):
        return 0
    tell(member, kind="still-there", path=path_of(row), now=now)
    return 1
