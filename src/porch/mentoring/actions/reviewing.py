"""Two weeks before a time together ends: each is asked alone, and what both would like happens. Nobody learns a no."""

from datetime import datetime

from django.db import transaction

from porch.bonds.actions import NotTheirs, TooLate, end_in_time, prolong
from porch.bonds.actions.moving import move
from porch.bonds.models import Mode, Pair, Term, looks_live
from porch.bonds.rules.lifecycles import LIVE
from porch.mentoring.actions.agreeing import offer_agreement
from porch.mentoring.models import Review
from porch.mentoring.rules.reviewing import A_LITTLE, ANSWERS, BEFORE, GO_ON, LONGER, comes_to
from porch.people.models import Member
from porch.wire.actions import seen, tell


def ask_reviews(now: datetime) -> int:
    """Open a review for every time at first that ends within two weeks; both are told alike. Returns how many."""
    ending = Pair.objects.filter(
        mode=Mode.MENTORS, term=Term.TEMPORARY, state__in=LIVE, until__gt=now, until__lte=now + BEFORE
    )
    opened = 0
    for pair in ending.select_related("first", "second"):
        opened += _open(pair, now)
    return opened


@transaction.atomic
def _open(pair: Pair, now: datetime) -> bool:
    assert pair.until is not None
    review, is_new = Review.objects.get_or_create(pair=pair, until=pair.until, defaults={"asked_at": now})
    if is_new:
        for person in (pair.first, pair.second):
            if person is not None:
                tell(person, kind="review", path=_path(review), now=now)
    return is_new


@transaction.atomic
def answer_review(review: Review, answer: str, *, by: Member, now: datetime) -> str:
    """Keep what ``by`` would like; it may be changed while the review is open. Returns what it comes to, if anything.

    TooLate when it is over, NotTheirs when they are not one of the two.
    """
    pair = Pair.objects.select_related("first", "second").get(pk=review.pair_id)
    side = {pair.first_id: "first_says", pair.second_id: "second_says"}.get(by.pk)
    if side is None or answer not in ANSWERS:
        raise NotTheirs
    mine = Review.objects.filter(pk=review.pk, state="open", until__gt=now)
    if not pair.looks_live or not mine.update(**{side: answer}):
        raise TooLate("it is over")
    review.refresh_from_db()
    seen(by, _path(review), now)
    found = "" if pair.is_over_unsaid else comes_to(review.first_says, review.second_says)
    if found == GO_ON:
        move(review, "stay", closed_at=now)
        # so that there is time for the agreement
        prolong(pair, max(review.until, now + A_LITTLE), now=now)
        offer_agreement(pair, now=now)
    elif found == LONGER:
        move(review, "go on a little", closed_at=now)
        prolong(pair, review.until + A_LITTLE, now=now)
        _tell_both(pair, review, now)
    return found


def end_what_is_over(now: datetime) -> int:
    """Times together whose end has come end kindly, whatever was answered or not; returns how many."""
    over = Pair.objects.filter(looks_live(), until__lte=now).select_related("first", "second", "conversation")
    ended = 0
    for pair in over:
        try:
            with transaction.atomic():
                Review.objects.filter(pair=pair, state="open").update(state="closed", closed_at=now)
                end_in_time(pair, now=now)
                ended += 1
        except TooLate:
            continue  # one of them ended it in the last moment
    return ended


def _path(review: Review) -> str:
    return f"/people/{review.pair_id}/review/"


def _tell_both(pair: Pair, review: Review, now: datetime) -> None:
    for person in (pair.first, pair.second):
        if person is not None:
            tell(person, kind="something-new", path=f"/people/{pair.pk}/", now=now)
