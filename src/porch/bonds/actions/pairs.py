"""What the two of a pair may do: rest, go on, end kindly, stay friends. Either may, at any time, without a reason."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from porch.bonds.actions.moving import TooLate, move
from porch.bonds.actions.offers import withdraw, withdraw_all
from porch.bonds.actions.pairing import WISH, waiting_sides
from porch.bonds.actions.places import give_place_back
from porch.bonds.models import Meetup, Pair, Proposal, Wish
from porch.bonds.registries import on_end
from porch.bonds.rules.lifecycles import LIVE, OPEN
from porch.bonds.rules.parts import MENTORS, between, part_of_first, part_of_second
from porch.bonds.rules.terms import COVER
from porch.kit import vault
from porch.people.actions import say_lived_experience
from porch.people.models import Member
from porch.people.queries import are_blocked
from porch.people.rules.keys import of_member
from porch.talk.actions import close, keep_as_friends, open_between
from porch.wire.actions import tell

LONGEST_LINE = 300
ANSWER_TO_A_WISH = timedelta(days=14)
PEOPLE = "/people/"


class NotTheirs(Exception):
    """Only the two themselves change a pair."""


@transaction.atomic
def pause(pair: Pair, *, by: Member, now: datetime) -> None:
    """A rest: the pair stays, its places stay taken, the other sees that it rests and nothing else."""
    _is_theirs(pair, by)
    move(pair, "pause", paused_by=by)
    tell_other(pair, by, "something-new", now)


@transaction.atomic
def resume(pair: Pair, *, by: Member, now: datetime) -> None:
    """Go on. Only who paused it may: a rest ends when they are ready. After a quiet end the other seems to rest."""
    _is_theirs(pair, by)
    if pair.paused_by_id != by.pk:
        raise NotTheirs
    if pair.is_over_unsaid:
        Pair.objects.filter(pk=pair.pk).update(paused_by=None)
        return
    move(pair, "resume", paused_by=None)
    tell_other(pair, by, "something-new", now)


@transaction.atomic
def end(
    pair: Pair, *, by: Member, now: datetime, line: str = "", friends: bool = False, look_again: bool = False
) -> None:
    """End it kindly. The other sees that ``by`` is moving on and says thank you, and ``line`` if there is one.

    Whose mentor ended it waits for another at once; ``look_again`` puts ``by`` back in the queue as well.
    ``friends``: ``by`` would like to stay friends; the conversation then stays open until the other says.
    A pair that ended without a word looks at rest to the one who was not told: they only put it away.
    """
    _is_theirs(pair, by)
    line = line.strip()[:LONGEST_LINE]
    (_put_away if pair.is_over_unsaid else _end_with_a_word)(pair, by, line, now)
    for person in waiting_sides(pair):
        if look_again if person.pk == by.pk else pair.mode == MENTORS and not pair.quietly:
            wait_for_another(pair, person, now)
    if friends:
        wish_to_stay_friends(pair, by=by, now=now)
    elif pair.conversation is not None:
        close(pair.conversation, now=now, by=by, parting=line)


def _end_with_a_word(pair: Pair, by: Member, line: str, now: datetime) -> None:
    end_now(pair, now, ended_by=by, sealed_parting=_sealed(pair, line, by), paused_by=None)
    tell_other(pair, by, "pair-ended", now)


def _put_away(pair: Pair, by: Member, line: str, now: datetime) -> None:
    """To ``by`` it ends now, by their own word, as any pair would; the other has gone and hears nothing."""
    pair.ended_by, pair.ended_at, pair.sealed_parting = by, now, _sealed(pair, line, by)
    pair.save(update_fields=["ended_by", "ended_at", "sealed_parting"])


def _sealed(pair: Pair, line: str, by: Member) -> bytes:
    return vault.seal(line, about=pair.about_parting, of=of_member(by.pk)) if line else b""


@transaction.atomic
def wish_to_stay_friends(pair: Pair, *, by: Member, now: datetime) -> bool:
    """Say so; when both have, their conversation goes on without the pairing and both are told. True when it does."""
    _is_theirs(pair, by)
    if pair.state != "ended" or pair.is_over_unsaid:
        raise TooLate("this pair has not ended with a word")
    Wish.objects.get_or_create(pair=pair, by=by, defaults={"at": now})
    other = pair.other_than(by)
    if other is None or are_blocked(by, other) or not Wish.objects.filter(pair=pair, by=other).exists():
        return False
    if not Pair.objects.filter(pk=pair.pk, friends_since=None).update(friends_since=now):
        return False
    if pair.conversation is None or not keep_as_friends(pair.conversation, now=now):
        pair.conversation = open_between([by, other], kind="friends", now=now)
    pair.friends_since = now
    pair.save(update_fields=["conversation"])
    for person in (by, other):
        tell(person, kind="something-new", path=pair.conversation.get_absolute_url(), now=now)
    return True


def close_unanswered(now: datetime) -> int:
    """Conversations kept open for a friendship that nobody took up end after two weeks; returns how many."""
    waiting = Pair.objects.filter(state="ended", friends_since=None, conversation__isnull=False)
    old = waiting.filter(ended_at__lte=now - ANSWER_TO_A_WISH).exclude(conversation__state="closed")
    pairs = list(old.exclude(quietly=True, ended_by=None).select_related("conversation", "ended_by"))
    for pair in pairs:
        if pair.conversation is not None:
            close(pair.conversation, now=now, by=pair.ended_by, parting=pair.parting)
    return len(pairs)


@transaction.atomic
def part_quietly(one: Member, other: Member, now: datetime) -> None:
    """A block: whatever is between these two ends without a word to either, and no offer stays open."""
    key = between(one.pk, other.pk)
    for offer in Proposal.objects.filter(between=key, state__in=OPEN).select_related("first", "second"):
        withdraw(offer, now=now)
    for pair in Pair.objects.filter(between=key, state__in=LIVE).select_related("first", "second"):
        end_now(pair, now, quietly=True)


@transaction.atomic
def leave_everything(member: Member, now: datetime) -> None:
    """Someone is leaving: offers are withdrawn, pairs end, whose mentor it was waits for another at once."""
    mine = Q(first=member) | Q(second=member)
    withdraw_all(member, now)
    for pair in Pair.objects.filter(mine, state__in=LIVE).select_related("first", "second", "conversation"):
        end_now(pair, now, paused_by=None)
        if pair.conversation is not None:
            close(pair.conversation, now=now)
        tell_other(pair, member, "pair-ended", now)
        if pair.mode == MENTORS and pair.second is not None and pair.second != member:
            wait_for_another(pair, pair.second, now)


def wait_for_another(pair: Pair, person: Member, now: datetime) -> None:
    """Back in the queue; after someone who only stood in, the mentor they stood in for is still there."""
    if pair.term != COVER:
        say_lived_experience(person, {WISH[pair.mode]: True}, now=now)


def end_now(pair: Pair, now: datetime, **changes: object) -> None:
    """The move itself, the places it frees, the meetings it calls off."""
    move(pair, "end", ended_at=now, **changes)
    second = part_of_second(pair.mode, pair.term)
    for person, part in ((pair.first, part_of_first(pair.mode)), (pair.second, second)):
        if person is not None:
            give_place_back(person, part)
    for meetup in Meetup.objects.filter(pair=pair, state__in=("suggested", "agreed"), at__gt=now):
        move(meetup, "call off", changed_at=now, version=meetup.version + 1)
    for follow in on_end:
        follow(pair, now)


def _is_theirs(pair: Pair, by: Member) -> None:
    if by.pk not in (pair.first_id, pair.second_id):
        raise NotTheirs


def tell_other(pair: Pair, by: Member, kind: str, now: datetime) -> None:
    other = pair.other_than(by)
    if other is not None:
        tell(other, kind=kind, path=PEOPLE, now=now)
