"""Opening a vote, and voting: one voice each, counted once."""

import secrets
from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F

from porch.bonds.actions.moving import TooLate, move
from porch.groups.actions.motions import NoVoice
from porch.groups.models import Belonging, Box, Candidate, Hand, Motion, Standing, Voter
from porch.groups.queries.voices import has_a_voice, home_members, voters_in
from porch.groups.rules.lifecycles import THERE
from porch.groups.rules.motions import VOTED_ON, answers, counted_as, due_after
from porch.people.models import Member
from porch.wire.actions import tell

OPENS, DECIDED, HEARD = "vote-open", "vote-decided", "something-new"


class AlreadyVoted(Exception):
    """They have voted, here or in another window. That vote counts, and this one does not."""


@transaction.atomic
def call(motion: Motion, *, now: datetime) -> bool:
    """The vote opens. Whoever is a home member now has a vote in it, and nobody else will.

    False where there is nobody to ask, or nobody stands to ask about: then it is to be counted at once.
    """
    move(motion, "call", due_at=due_after("voting", motion.terms, now))
    _call_up(motion, voters_in(motion))
    if motion.is_election:
        stand = Standing.objects.filter(
            position=motion.position, member__in=_of_the_group(motion)
        ).select_related("member")
        Candidate.objects.bulk_create(
            Candidate(motion=motion, member=one.member) for one in stand if one.member.is_here
        )
    _set_out(motion)
    is_a_vote = motion.voters.exists() and candidates_in(motion) != []
    if is_a_vote:
        tell_voters(motion, OPENS, now=now)
    return is_a_vote


@transaction.atomic
def call_again(motion: Motion, *, now: datetime) -> None:
    """Everybody was heard: the same people vote once more, those of them who still belong."""
    move(motion, "call again", due_at=due_after("voting-again", motion.terms, now))
    home = set(home_members(motion.group).values_list("member_id", flat=True))
    Voter.objects.filter(motion=motion).exclude(member__in=home).delete()
    Voter.objects.filter(motion=motion).update(has_voted=False)
    Hand.objects.filter(motion=motion).delete()
    Box.objects.filter(motion=motion).delete()
    _set_out(motion)
    tell_voters(motion, OPENS, now=now)


def _of_the_group(motion: Motion) -> list[UUID]:
    return list(Belonging.objects.filter(group=motion.group).values_list("member", flat=True))


def _call_up(motion: Motion, members: list[Member]) -> None:
    """The whole roll at once, in no order."""
    secrets.SystemRandom().shuffle(members)
    Voter.objects.bulk_create(Voter(motion=motion, member=one) for one in members)


def _set_out(motion: Motion) -> None:
    """The box of a secret vote, with nothing in it."""
    if motion.terms.is_secret:
        box = Box(motion=motion)
        box.sealed_numbers = box.sealed_with(dict.fromkeys(answers(candidates_in(motion)), 0))
        box.save(force_insert=True)


def candidates_in(motion: Motion) -> list[str] | None:
    """The ids of those who stand, None where it is no election."""
    if not motion.is_election:
        return None
    return [str(pk) for pk in Candidate.objects.filter(motion=motion).values_list("pk", flat=True)]


@transaction.atomic
def vote(motion: Motion, said: Collection[str], *, by: Member, now: datetime) -> None:
    """``by`` says yes, no or abstain, or of whom they approve. In secret it is said once and for all.

    NoVoice for whoever had no vote when it opened or has left the group, AlreadyVoted in secret the second time,
    NotABallot for what cannot be said here, TooLate once it is over.
    """
    hold(motion, now)
    if not has_a_voice(motion.group, by):
        raise NoVoice
    mine = Voter.objects.filter(motion=motion, member=by)
    if not mine.exists():
        raise NoVoice
    counts = counted_as(said, candidates_in(motion))
    if not motion.terms.is_secret:
        mine.update(has_voted=True)
        Hand.objects.update_or_create(motion=motion, member=by, defaults={"said": sorted(set(said))})
        return
    if not mine.filter(has_voted=False).update(has_voted=True):
        raise AlreadyVoted
    _put_in(motion, counts)


def _put_in(motion: Motion, counts: Collection[str]) -> None:
    """One more of each of ``counts``: whoever holds the motion is alone with its box."""
    box = Box.objects.get(motion=motion)
    numbers = box.numbers
    for what in counts:
        numbers[what] += 1
    Box.objects.filter(motion=motion).update(sealed_numbers=box.sealed_with(numbers))


def hold(motion: Motion, now: datetime | None = None) -> None:
    """Nothing else moves this motion until the transaction is over; TooLate where it is not voted on any more.

    With ``now``: nor may its time be over.
    """
    rows = Motion.objects.filter(pk=motion.pk, state=motion.state, state__in=sorted(VOTED_ON))
    rows = rows.filter(due_at__gt=now) if now else rows
    if not rows.update(due_at=F("due_at")):
        raise TooLate("there is no vote about it now")


def tell_voters(motion: Motion, kind: str, *, now: datetime) -> None:
    """Everyone who has a vote in it, but whoever wants no news of this group."""
    if motion.group.state not in THERE:
        return
    quiet = Belonging.objects.filter(group=motion.group, is_quiet=True).values("member")
    voters = Voter.objects.filter(motion=motion, member__isnull=False, member__is_active=True)
    for voter in voters.exclude(member__in=quiet).select_related("member"):
        if voter.member is not None and voter.member.is_here:
            tell(voter.member, kind=kind, path=motion.get_absolute_url(), now=now)
