"""For how long: a time at first that ends, goes on a little or stays; and whose the first word is."""

from datetime import datetime

from django.db import transaction

from porch.bonds.actions.moving import TooLate
from porch.bonds.actions.offers import withdraw
from porch.bonds.actions.pairing import WISH
from porch.bonds.actions.pairs import PEOPLE, NotTheirs, end, end_now, tell_other, wait_for_another
from porch.bonds.actions.places import give_place_back, take_place
from porch.bonds.models import Pair, Proposal, looks_live
from porch.bonds.rules.lifecycles import LIVE, OPEN
from porch.bonds.rules.parts import MENTORS, part_of_second
from porch.bonds.rules.terms import COVER, LASTING
from porch.people.actions import say_lived_experience
from porch.people.models import Member
from porch.people.queries import blocks_of
from porch.talk.actions import close
from porch.wire.actions import tell


@transaction.atomic
def end_in_time(pair: Pair, *, now: datetime) -> None:
    """What was agreed for a while has come to its end: by nobody's word. Both are told alike; the next offer follows.

    TooLate when it ended otherwise, or its time is not over.
    """
    if pair.until is None or pair.until > now:
        raise TooLate("it goes on")
    told = [person for person in (pair.first, pair.second) if person is not None]
    if pair.is_over_unsaid:
        told = _who_was_not_told(pair, now)
    else:
        end_now(pair, now, paused_by=None)
    if pair.conversation is not None:
        close(pair.conversation, now=now)
    for person in told:
        tell(person, kind="pair-ended", path=PEOPLE, now=now)
    second = pair.second
    has_lasting = Pair.objects.filter(second=second, mode=MENTORS, state__in=LIVE, term=LASTING).exists()
    if second is not None and second in told and not has_lasting:
        wait_for_another(pair, second, now)


def _who_was_not_told(pair: Pair, now: datetime) -> list[Member]:
    """It ended by a block some time ago. Whoever saw it rest sees it end on its day, like any other."""
    unsaid = Pair.objects.filter(pk=pair.pk, state="ended", quietly=True, ended_by=None)
    if not unsaid.update(quietly=False, ended_at=now, paused_by=None):
        raise TooLate("it was put away")
    two = [person for person in (pair.first, pair.second) if person is not None]
    return [one for one in two if not blocks_of(one).filter(whom__in=two).exists()]


@transaction.atomic
def prolong(pair: Pair, until: datetime, *, now: datetime) -> None:
    """Both would like a little longer."""
    if not Pair.objects.filter(pk=pair.pk, state__in=LIVE, until__isnull=False).update(until=until):
        raise TooLate("it ended, or it stays anyway")
    pair.until = until


@transaction.atomic
def make_lasting(pair: Pair, *, now: datetime) -> None:
    """Both said yes to going on without an end. NoPlaceLeft when the mentee has a lasting mentor by now."""
    before = pair.term
    if before == LASTING:
        return
    live = Pair.objects.filter(pk=pair.pk, state__in=LIVE, term=before)
    if pair.second is None or not live.update(term=LASTING, until=None, covers=None):
        raise TooLate("it ended")
    take_place(pair.second, part_of_second(pair.mode, LASTING))
    give_place_back(pair.second, part_of_second(pair.mode, before))
    pair.term, pair.until, pair.covers = LASTING, None, None
    say_lived_experience(pair.second, {WISH[pair.mode]: False}, now=now)
    for offer in Proposal.objects.filter(second=pair.second, mode=pair.mode, state__in=OPEN):
        withdraw(offer, now=now)


@transaction.atomic
def let_mentor_begin(pair: Pair, *, by: Member, now: datetime) -> None:
    """The mentee would like their mentor to write first: theirs to say, and nobody else's."""
    if by.pk != pair.second_id or pair.mode != MENTORS:
        raise NotTheirs
    unsaid = pair.is_over_unsaid
    if Pair.objects.filter(looks_live(), pk=pair.pk, mentor_begins=False).update(mentor_begins=True):
        pair.mentor_begins = True
        if not unsaid:
            tell_other(pair, by, "something-new", now)


@transaction.atomic
def take_over(cover: Pair, *, by: Member, now: datetime) -> None:
    """The mentee stays with who stood in, for as long as it would have been with the one before; that ends kindly.

    TooLate when one of the two pairs has ended, NoPlaceLeft when there is another lasting mentor by now.
    """
    covered = cover.covers
    if by.pk != cover.second_id or covered is None:
        raise NotTheirs
    term, until = covered.term, covered.until
    end(covered, by=by, now=now)
    standing_in = Pair.objects.filter(pk=cover.pk, state__in=LIVE, term=COVER)
    if not standing_in.update(term=term, until=until, covers=None):
        raise TooLate("it ended")
    take_place(by, part_of_second(cover.mode, term))
    give_place_back(by, part_of_second(cover.mode, COVER))
    cover.term, cover.until, cover.covers = term, until, None
    tell_other(cover, by, "something-new", now)
