"""Counting, and what a decision does: it is carried out in the moment it is taken, or it says why it is not."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from porch.bonds.actions.moving import TooLate, move
from porch.groups.actions.founding import end_group
from porch.groups.actions.motions import put
from porch.groups.actions.motions_voting import (
    DECIDED,
    HEARD,
    call,
    call_again,
    candidates_in,
    hold,
    tell_voters,
)
from porch.groups.actions.serving import NotToBeSeated, seat, unseat
from porch.groups.actions.settings import change_setting
from porch.groups.models import Box, Candidate, Hand, Motion, Voter
from porch.groups.queries.settings import asked_in, setting_of
from porch.groups.queries.voices import belongs_to, roll_of
from porch.groups.registries import group_settings, matters
from porch.groups.rules.conscience import Count, Outcome, electorate_of, outcome
from porch.groups.rules.electing import Approvals, chosen, is_tied
from porch.groups.rules.motions import BY_TIME, COUNTED, count_of, counted_as, due_after
from porch.groups.rules.settings import NotAnAnswer
from porch.groups.rules.terms import end_of_term
from porch.kit import vault
from porch.people.models import Member
from porch.record.actions import note


class DoesNotFit(Exception):
    """What was decided cannot be done any more. Its text is a code that ``motion_words`` has a sentence for."""


@transaction.atomic
def count(motion: Motion, *, now: datetime) -> None:
    """Count what was said, and let follow what follows. TooLate where there is no vote about it."""
    hold(motion)
    numbers, stand = numbers_of(motion), candidates_in(motion)
    roll, said = electorate_of(roll_of(motion.pk, motion.group)), count_of(numbers)
    terms, who = motion.terms, None
    if stand is not None:
        approvals = Approvals({one: numbers.get(one, 0) for one in stand}, said.cast)
        who = chosen(terms.passes_with, approvals, str(motion.pk))
        motion.was_drawn = who is not None and is_tied(terms.passes_with, approvals)
        enough = numbers.get(who, 0) if who else 0
        said = Count(enough, said.cast - enough, said.abstained)
    heard = motion.state != "voting" or motion.kind in (Motion.Kind.SEAT, Motion.Kind.MATTER)
    hears = terms.minority_speaks and not heard
    verb = outcome(terms.passes_with, terms.takes_part, said, roll, hears_minority=hears)
    if verb == Outcome.MINORITY_FIRST:
        move(motion, verb.value, due_at=due_after("hearing", terms, now))
        tell_voters(motion, HEARD, now=now)
        return
    _close(motion, verb, said, roll, _who(who), now)


def numbers_of(motion: Motion) -> Mapping[str, int]:
    """How often each thing was said."""
    if motion.terms.is_secret:
        box = Box.objects.filter(motion=motion).first()
        return box.numbers if box else {}
    stand = candidates_in(motion)
    hands = Hand.objects.filter(motion=motion).values_list("said", flat=True)
    return Counter(what for said in hands for what in counted_as(said, stand))


def _who(candidate: str | None) -> Member | None:
    if candidate is None:
        return None
    found = Candidate.objects.filter(pk=UUID(candidate)).select_related("member").first()
    return found.member if found else None


def _close(motion: Motion, verb: Outcome, said: Count, roll: int, who: Member | None, now: datetime) -> None:
    passed = verb == Outcome.PASSED
    nobody = motion.is_election and not Candidate.objects.filter(motion=motion).exists()
    move(
        motion,
        verb.value,
        due_at=None,
        decided_at=now,
        yes=said.yes,
        no=said.no,
        abstained=said.abstained,
        electorate=roll,
        elected=who if passed else None,
        was_drawn=passed and motion.was_drawn,
        not_because="nobody-stood" if nobody else "",
        was=_holds(motion),
    )
    if passed:
        _carry_out(motion, now)
    elif matter := matters.get(motion.matter):
        matter.not_carried(motion, now)
    detail = {
        "group": str(motion.group_id),
        "motion": str(motion.pk),
        "kind": motion.kind,
        "how": motion.state,
        "setting": motion.setting,
        "value": motion.value,
        "carried_out": motion.is_carried_out,
    }
    note("motion-decided", by=None, about=None, now=now, detail=detail)
    tell_voters(motion, DECIDED, now=now)
    for of_the_vote in (Voter, Box, Candidate):
        of_the_vote._default_manager.filter(motion=motion).delete()


def _holds(motion: Motion) -> str:
    """What held when a motion about a setting was decided: the book says from what to what."""
    if motion.kind != Motion.Kind.SETTING or group_settings.get(motion.setting) is None:
        return ""
    return setting_of(motion.group, motion.setting)


def _carry_out(motion: Motion, now: datetime) -> None:
    """Do what was decided, in the same transaction; where it no longer fits, write down that and why."""
    try:
        with transaction.atomic():
            _DO[Motion.Kind(motion.kind)](motion, now)
        motion.is_carried_out = True
    except DoesNotFit as why:
        motion.is_carried_out, motion.not_because = False, str(why)
    motion.save(update_fields=["is_carried_out", "not_because", "sealed_text"])


def _keep_words(motion: Motion, now: datetime) -> None:
    """The words of a decision are the group's from now on."""
    if not motion.text:
        raise DoesNotFit("words-gone")
    motion.sealed_text = vault.seal(motion.text, about=motion.about_text, of=vault.COMMUNITY)


def _change(motion: Motion, now: datetime) -> None:
    if asked_in(motion.group, motion.setting) is None:
        raise DoesNotFit("no-such-setting")
    try:
        change_setting(motion.group, motion.setting, motion.value, by=None, now=now, because=str(motion.pk))
    except NotAnAnswer as gone:
        raise DoesNotFit("no-such-setting") from gone


def _seat(motion: Motion, now: datetime) -> None:
    if motion.position is None:
        raise DoesNotFit("no-position")
    if motion.elected is None:
        raise DoesNotFit("has-left")
    months = motion.months or motion.position.term_months
    try:
        seat(motion.position, motion.elected, by=None, now=now, until=end_of_term(now, months))
    except NotToBeSeated as cannot:
        belongs = belongs_to(motion.group, motion.elected)
        raise DoesNotFit("may-not-serve" if belongs else "has-left") from cannot


def _unseat(motion: Motion, now: datetime) -> None:
    if motion.position is None or not unseat(motion.position, by=None, now=now):
        raise DoesNotFit("nobody-there")


def _end(motion: Motion, now: datetime) -> None:
    try:
        end_group(motion.group, by=None, now=now, because=str(motion.pk))
    except TooLate as over:
        raise DoesNotFit("ended-already") from over


def _matter(motion: Motion, now: datetime) -> None:
    matter = matters.get(motion.matter)
    if matter is None:
        raise DoesNotFit("matter-gone")
    matter.carried(motion, now)


_DO = {
    Motion.Kind.TEXT: _keep_words,
    Motion.Kind.SETTING: _change,
    Motion.Kind.SEAT: _seat,
    Motion.Kind.UNSEAT: _unseat,
    Motion.Kind.END: _end,
    Motion.Kind.MATTER: _matter,
}


@transaction.atomic
def count_if_all_have_voted(motion: Motion, *, now: datetime) -> bool:
    """A secret vote is over once nobody is left to vote; hands may move until its time is over."""
    motion.refresh_from_db()
    roll = roll_of(motion.pk, motion.group)
    if not motion.terms.is_secret or not all(voted or not belongs for voted, belongs in roll):
        return False
    count(motion, now=now)
    return True


def move_on(motion: Motion, *, now: datetime) -> None:
    """What time alone does with a motion whose deadline has passed."""
    verb = BY_TIME[motion.state]
    if verb == "call":
        if not call(motion, now=now):
            count(motion, now=now)
    elif verb == "call again":
        call_again(motion, now=now)
    elif verb == COUNTED:
        count(motion, now=now)
    else:
        move(motion, verb, due_at=None, decided_at=now)


@transaction.atomic
def put_to_group(motion: Motion, *, by: Member, now: datetime) -> None:
    """Put it; where the group talks when it meets and not here, the vote opens at once."""
    put(motion, by=by, now=now)
    if motion.state == "discussing" and motion.terms.discuss_days == 0:
        move_on(motion, now=now)


def keep_motions_moving(now: datetime) -> int:
    """Every motion whose time has passed takes its next step; returns how many did."""
    moved = 0
    late = Motion.objects.filter(due_at__lte=now, state__in=sorted(BY_TIME)).order_by("due_at", "pk")
    for motion in late.select_related("group", "position"):
        try:
            with transaction.atomic():
                move_on(motion, now=now)
                moved += 1
        except TooLate:
            continue  # somebody moved it in the same moment
    return moved
