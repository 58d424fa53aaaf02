"""For how long: a time at first that ends, goes on a little or stays; and whose the first word is."""

from datetime import datetime

from django.db import transaction

from porch.bonds.actions.moving import TooLate
from porch.bonds.actions.offers import withdraw
from porch.bonds.actions.pairing import WISH
from porch.bonds.actions.pairs import PEOPLE, NotTheirs, end_now, tell_other, wait_for_another
from porch.bonds.actions.places import give_place_back, take_place
from porch.bonds.models import Pair, Proposal
from porch.bonds.rules.lifecycles import LIVE, OPEN
from porch.bonds.rules.parts import MENTORS, part_of_second
from porch.bonds.rules.terms import LASTING
from porch.people.actions import say_lived_experience
from porch.people.models import Member
from porch.talk.actions import close
from porch.wire.actions import tell


@transaction.atomic
def end_in_time(pair: Pair, *, now: datetime) -> None:
    """What was agreed for a while has come to its end: by nobody's word. Both are told alike; the next offer follows.

    TooLate when it ended otherwise, or its time is not over.
    """
    if pair.until is None or pair.until > now:
        raise TooLate("it goes on")
    end_now(pair, now, paused_by=None)
    if pair.conversation is not None:
        close(pair.conversation, now=now)
    for person in (pair.first, pair.second):
        if person is not None:
            tell(person, kind="pair-ended", path=PEOPLE, now=now)
    second = pair.second
    has_lasting = Pair.objects.filter(second=second, mode=MENTORS, state__in=LIVE, term=LASTING).exists()
    if second is not None and not has_lasting:
        wait_for_another(pair, second, now)


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
    if Pair.objects.filter(pk=pair.pk, state__in=LIVE, mentor_begins=False).update(mentor_begins=True):
        pair.mentor_begins = True
        tell_other(pair, by, "something-new", now)
