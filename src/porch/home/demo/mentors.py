"""Mentors of the made-up community: one for a while, one who stays, an end that is near, one at the limit."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from porch.bonds.actions import accept, approve, skip, suggest_for
from porch.bonds.actions.proposing import Found, propose
from porch.bonds.models import Pair, Proposal, Term
from porch.home.demo.story import MENTORS, both_say_yes, by_hand, say_all
from porch.mentoring.actions import mentors as actions
from porch.mentoring.models import Agreement, Mentor
from porch.people.models import Member, Role

MARIGOLD_WRITES = (
    "I stopped twelve years after I first wanted to. I keep an allotment and answer in the evenings. You can tell me "
    "the boring days too, they are most of it."
)
WREN_WRITES = "I take medication and I write. I like questions better than advice. Mornings are good."
HERON_AND_MARIGOLD = (
    (0, 2, "Hello Marigold. They said you answer in the evenings. I do not really know what to say yet."),
    (1, 2, "That is a whole message already. How was today?"),
    (0, 1, "Loud. The kids were off school. I went to bed at nine."),
)
HOW_SAM_AND_WREN_DO_IT = {
    "often": "Sundays, and when a night shift was long",
    "how": "Writing, a call once a month",
}


def walk(people: dict[str, Member], now: datetime) -> None:
    """Before the rounds: Quiet Heron has a first mentor for a while, Wren is full, a time together ends soon."""
    dee, marigold, wren, heron = (people[name] for name in ("Dee", "Marigold", "Wren", "Quiet Heron"))
    actions.say_lines(marigold, MARIGOLD_WRITES, now=now)
    actions.say_lines(wren, WREN_WRITES, now=now)
    began = now - timedelta(days=2, hours=6)
    pair = both_say_yes(by_hand(marigold, heron, MENTORS, dee, began, seen=now), began)
    if pair is not None:
        two = (heron, marigold)
        said = enumerate(HERON_AND_MARIGOLD)
        say_all(pair, [(two[who], _at(now, days, turn), body) for turn, (who, days, body) in said])
    mentees = _who_asks_for_nobody(people)
    for mentor, mentee, days, term in (
        (marigold, next(mentees, None), 80, Term.TEMPORARY),
        (wren, next(mentees, None), 200, Term.LASTING),
    ):
        if mentee is not None:
            _walk_together(mentor, mentee, dee, now - timedelta(days=days), term)
    actions.ask_reviews(now)
    _words_that_run_out(people, now)


def agree(people: dict[str, Member], now: datetime) -> None:
    """Sam and Wren have said yes to their agreement."""
    sam, wren = people["Sam"], people["Wren"]
    pair = Pair.objects.filter(first=wren, second=sam, state="active").first()
    if pair is None:
        return
    at = now - timedelta(days=12)
    agreement = actions.offer_agreement(pair, now=at)
    for about, text in HOW_SAM_AND_WREN_DO_IT.items():
        actions.write_line(agreement, about, text, by=sam, now=at)
    for one in (sam, wren):
        actions.say_yes(Agreement.objects.get(pk=agreement.pk), by=one, now=at + timedelta(hours=3))


def suggest_a_second(people: dict[str, Member], now: datetime) -> None:
    """For Dee to look at: a second mentor for Quiet Heron. Where every place is taken she thinks again of another."""
    heron, dee = people["Quiet Heron"], people["Dee"]
    if Proposal.objects.filter(second=heron, mode=MENTORS, state="proposed").exists():
        return
    others = list(Proposal.objects.filter(mode=MENTORS, state="proposed").order_by("score", "pk"))
    while suggest_for(heron, MENTORS, now=now) is None and others:
        skip(others.pop(0), by=dee, now=now)


def _who_asks_for_nobody(people: dict[str, Member]) -> Iterator[Member]:
    busy = set(Role.objects.values_list("member_id", flat=True))
    for member in people.values():
        lived = member.lived
        if member.pk not in busy and not lived.wants_mentor and not lived.wants_peer:
            yield member


def _at(now: datetime, days: int, turn: int) -> datetime:
    return now - timedelta(days=days, hours=2 - turn)


def _walk_together(mentor: Member, mentee: Member, by: Member, at: datetime, term: str) -> None:
    found = Found(None, {}, (), ())
    offer = propose(MENTORS, mentor, mentee, found, source=Proposal.Source.HAND, now=at, term=term)
    approve(offer, by=by, now=at)
    accept(offer, by=mentor, now=at + timedelta(hours=1))
    accept(Proposal.objects.get(pk=offer.pk), by=mentee, now=at + timedelta(hours=2))


def _words_that_run_out(people: dict[str, Member], now: datetime) -> None:
    """Of the neighbours who mentor, one said long ago that they are there, and one must say so again this week."""
    named = ("Marigold", "Wren")
    mentors = Role.objects.filter(role="mentor", until=None).exclude(member__handle__in=named)
    fewest = mentors.order_by("member__lived__capacity", "member__handle")
    for role, days in zip(fewest, (70, 56), strict=False):
        Mentor.objects.create(member_id=role.member_id, confirmed_at=now - timedelta(days=days))
