"""What has happened in the demo community so far, done through the same verbs as everywhere else."""

from datetime import datetime, timedelta
from uuid import uuid4, uuid5

from porch.bonds.actions import (
    NoPlaceLeft,
    TooFew,
    TooLate,
    accept,
    answer_look,
    approve,
    let_mentor_begin,
    look_at,
    open_round,
    pair_by_hand,
    skip,
    work_out,
)
from porch.bonds.models import Pair, Proposal
from porch.people.actions import agree_way_back
from porch.people.actions.consent import give
from porch.people.actions.inviting import invite, use_up
from porch.people.models import Member
from porch.people.rules.letters import digest_of
from porch.talk.actions import say

PEERS, MENTORS = "peers", "mentors"
WREN_SAYS = "blue kettle on the sill"  # so that Dee can try letting Wren back in

SAM_AND_WREN = (
    (
        "Wren",
        34,
        "Hello Sam. I am glad they asked me. No hurry with anything, I write in the evenings mostly.",
    ),
    ("Sam", 34, "Thanks Wren. Never done this before. What do people usually talk about?"),
    ("Wren", 33, "Whatever the day was. We can leave the big things until they come up by themselves."),
    ("Sam", 12, "Night shift done, walked home the long way round the shop. That was today."),
    ("Wren", 12, "The long way counts. Sleep well."),
    ("Sam", 1, "I said I would meet someone who is two weeks in. A bit nervous."),
    ("Wren", 1, "You know what you would have liked to hear. That is plenty."),
)
NEIGHBOURS_TALK = (
    (0, 9, "Hi. They said we both know shift work."),
    (1, 9, "We do. Six on, three off. You?"),
    (0, 8, "Same. The third day off is the hard one."),
    (1, 3, "If you like, I am at the allotment on Saturday, ten o’clock. There is tea."),
)


def tell(people: dict[str, Member], now: datetime) -> None:
    """An old mentor pair that talks, a finished round of each kind, an open offer, offers for Dee to look at."""
    dee = people["Dee"]
    _two_who_talk(people["Wren"], people["Sam"], dee, now)
    give("hours", people["Sam"], by=people["Wren"], now=now, ends=now + timedelta(days=91))
    for mode in (PEERS, MENTORS):
        _round(mode, dee, now - timedelta(hours=20))
    _an_open_offer(people["Quiet Heron"], people["Sam"], dee, now)
    _neighbours_who_talk(dee, now)
    agree_way_back(people["Wren"], phrase=WREN_SAYS, in_person=True, now=now)
    _invitations(dee, now)


def _round(mode: str, by: Member, at: datetime) -> None:
    try:
        opened = open_round(mode, by=by, now=at)
    except TooFew:
        return
    work_out(opened, now=at + timedelta(minutes=1))


def _two_who_talk(mentor: Member, seeker: Member, by: Member, now: datetime) -> None:
    began = now - timedelta(days=35)
    offer = by_hand(mentor, seeker, MENTORS, by, began, seen=now)
    pair = both_say_yes(offer, began)
    if pair is not None:
        let_mentor_begin(pair, by=seeker, now=began + timedelta(hours=3))
        people = {mentor.handle: mentor, seeker.handle: seeker}
        say_all(
            pair,
            [
                (people[name], _evening(now, days, n), body)
                for n, (name, days, body) in enumerate(SAM_AND_WREN)
            ],
        )


def _an_open_offer(newcomer: Member, peer: Member, by: Member, now: datetime) -> None:
    """Sam said yes yesterday; now it is Heron's turn. By hand where the round chose otherwise."""
    at = now - timedelta(hours=18)
    two = {newcomer.pk, peer.pk}
    waiting = Proposal.objects.filter(mode=PEERS, state="proposed", first__in=two, second__in=two).first()
    if waiting is not None:
        approve(waiting, by=by, now=at)
        offer = waiting
    else:
        for other in Proposal.objects.filter(mode=PEERS, state="proposed", second__in=two):
            skip(other, by=by, now=at)
        offer = by_hand(peer, newcomer, PEERS, by, at, seen=now)
    offer.refresh_from_db()
    accept(offer, by=offer.first, now=at + timedelta(hours=3))


def _neighbours_who_talk(by: Member, now: datetime) -> None:
    """One pair of the round that Dee approved days ago has begun to write."""
    at = now - timedelta(hours=19)
    named = ("Quiet Heron", "Sam")
    offers = Proposal.objects.filter(mode=PEERS, state="proposed").exclude(first__handle__in=named)
    for offer in offers.exclude(second__handle__in=named).order_by("-score")[:1]:
        approve(offer, by=by, now=at)
        offer.refresh_from_db()
        pair = both_say_yes(offer, at)
        if pair is not None:
            two = (offer.first, offer.second)
            said = [(two[who], now - timedelta(hours=days), body) for who, days, body in NEIGHBOURS_TALK]
            say_all(pair, said)
            _a_number_waits(pair, two[1], now - timedelta(hours=2))


def _a_number_waits(pair: Pair, by: Member, at: datetime) -> None:
    """They would rather talk by phone on Saturday: for Carol to look at first. A number kept for stories."""
    if pair.conversation is not None:
        words = "If it rains on Saturday, ring me first: 07700 900143."
        say(pair.conversation, words, by=by, client_id=uuid4(), now=at)


def _invitations(by: Member, now: datetime) -> None:
    """A link on a notice board that is still open, and one from a visit that somebody came with."""
    invite(
        by=by, now=now - timedelta(days=3), batch=uuid4(), uses=20, days=30, place="Notice board, Tuesdays"
    )
    (one,) = invite(by=by, now=now - timedelta(days=9), batch=uuid4(), place="After the Thursday walk")
    use_up(digest_of(one.letters), now=now - timedelta(days=8))


def by_hand(
    first: Member, second: Member, mode: str, by: Member, at: datetime, *, seen: datetime
) -> Proposal:
    """Asked at ``at``; what the two told is read as it stands at ``seen``, since nobody told it earlier."""
    look = look_at(second, mode, by=by, now=at, first=first)
    answer_look(look, now=seen)
    look.refresh_from_db()
    return pair_by_hand(look, by=by, now=at)


def both_say_yes(offer: Proposal, at: datetime) -> Pair | None:
    offer.refresh_from_db()
    try:
        accept(offer, by=offer.first, now=at + timedelta(hours=1))
        offer.refresh_from_db()
        return accept(offer, by=offer.second, now=at + timedelta(hours=2))
    except (NoPlaceLeft, TooLate):
        return None


def _evening(now: datetime, days_ago: int, turn: int) -> datetime:
    """A time after seven in the evening, some days ago; later lines a little later."""
    day = (now - timedelta(days=days_ago)).replace(hour=19, minute=4, second=0, microsecond=0)
    return day + timedelta(minutes=9 * turn)


def say_all(pair: Pair, lines: list[tuple[Member, datetime, str]]) -> None:
    assert pair.conversation is not None
    for number, (author, at, body) in enumerate(lines):
        say(pair.conversation, body, by=author, client_id=uuid5(pair.pk, str(number)), now=at)
