"""Two weeks before a time together ends each is asked alone; nobody learns a no, and it ends kindly or goes on."""

from datetime import datetime

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from porch.bonds import actions as bonds
from porch.bonds.models import Load, Pair
from porch.kit.clock import now as this_moment
from porch.mentoring.actions import mentors as actions
from porch.mentoring.models import Agreement, Review
from porch.mentoring.queries import mentors as queries
from porch.mentoring.rules.reviewing import ANSWERS, END, GO_ON, LONGER, comes_to
from porch.people.actions import block
from porch.people.models import Member
from porch.wire.models import Notice
from tests.mentoring.conftest import Walk, days


@given(st.sampled_from(["", *ANSWERS]), st.sampled_from(["", *ANSWERS]))
def test_what_two_answers_come_to_is_the_same_either_way_and_never_more_than_both_want(
    one: str, other: str
) -> None:
    found = comes_to(one, other)
    assert found == comes_to(other, one)
    if {"", END} & {one, other}:
        assert found == ""
    else:
        assert found == (GO_ON if one == other == GO_ON else LONGER)


@pytest.fixture
def pair(bob: Member, alice: Member, walk: Walk, now: datetime) -> Pair:
    return walk(bob, alice, now)


@pytest.fixture
def review(pair: Pair, now: datetime) -> Review:
    actions.ask_reviews(now + days(76))
    return Review.objects.get()


def says(review: Review, answer: str, by: Member, at: datetime) -> str:
    return actions.answer_review(Review.objects.get(pk=review.pk), answer, by=by, now=at)


@pytest.mark.django_db
def test_both_are_asked_once_two_weeks_before(pair: Pair, now: datetime) -> None:
    assert actions.ask_reviews(now + days(75)) == 0
    assert actions.ask_reviews(now + days(76)) == 1
    assert actions.ask_reviews(now + days(77)) == 0
    told = Notice.objects.filter(kind="review")
    assert {notice.member_id for notice in told} == {pair.first_id, pair.second_id}
    assert {notice.path for notice in told} == {f"/people/{pair.pk}/review/"}


@pytest.mark.django_db
def test_a_lasting_pair_is_never_asked(bob: Member, alice: Member, walk: Walk, now: datetime) -> None:
    walk(bob, alice, now, "lasting")
    assert actions.ask_reviews(now + days(89)) == 0
    assert actions.end_what_is_over(now + days(4000)) == 0


@pytest.mark.django_db
@pytest.mark.parametrize("theirs", ["", GO_ON, LONGER, END])
def test_the_page_and_the_export_of_one_are_the_same_whatever_the_other_said(
    review: Review, bob: Member, alice: Member, as_bob: Client, now: datetime, theirs: str
) -> None:
    """Compared while it is open: an answer that settles it is the news of both."""
    says(review, END, bob, now + days(77))
    before = queries.review_of(bob, review.pair_id, now + days(77))
    if theirs:
        says(review, theirs, alice, now + days(78))
    after = queries.review_of(bob, review.pair_id, now + days(78))
    assert before is not None
    assert after is not None
    assert (before.says, before.other, before.review.until) == (after.says, after.other, after.review.until)
    assert Review.objects.get().state == "open"


@pytest.mark.django_db
def test_when_both_would_go_on_the_agreement_follows_and_there_is_time_for_it(
    review: Review, pair: Pair, bob: Member, alice: Member, now: datetime
) -> None:
    assert says(review, GO_ON, bob, now + days(80)) == ""
    assert says(review, GO_ON, alice, now + days(88)) == GO_ON
    pair.refresh_from_db()
    assert pair.term == "temporary"
    assert pair.until == now + days(118)
    agreement = Agreement.objects.get(pair=pair)
    assert actions.say_yes(agreement, by=alice, now=now + days(89)) is False
    assert actions.say_yes(Agreement.objects.get(), by=bob, now=now + days(90)) is True
    pair.refresh_from_db()
    assert (pair.term, pair.until) == ("lasting", None)
    held = dict(Load.objects.filter(member=alice).values_list("part", "held"))
    assert held == {"newcomer": 0, "seeker": 1}


@pytest.mark.django_db
def test_a_little_longer_is_asked_about_again(
    review: Review, pair: Pair, bob: Member, alice: Member, now: datetime
) -> None:
    says(review, GO_ON, bob, now + days(80))
    assert says(review, LONGER, alice, now + days(80)) == LONGER
    pair.refresh_from_db()
    assert pair.until == now + days(120)
    assert actions.ask_reviews(now + days(105)) == 0
    assert actions.ask_reviews(now + days(106)) == 1


@pytest.mark.django_db
@pytest.mark.parametrize(("one", "other"), [("", ""), (GO_ON, ""), (GO_ON, END), (END, LONGER)])
def test_otherwise_it_ends_at_its_time_and_the_next_offer_follows(
    review: Review, pair: Pair, bob: Member, alice: Member, now: datetime, one: str, other: str
) -> None:
    for answer, by in ((one, bob), (other, alice)):
        if answer:
            says(review, answer, by, now + days(80))
    before = Notice.objects.count()
    assert actions.end_what_is_over(now + days(89)) == 0
    assert Notice.objects.count() == before
    assert actions.end_what_is_over(now + days(90)) == 1
    pair.refresh_from_db()
    assert (pair.state, pair.ended_by) == ("ended", None)
    alice.lived.refresh_from_db()
    assert alice.lived.wants_mentor
    assert Review.objects.get().state == "closed"


@pytest.mark.django_db
def test_an_answer_may_change_until_the_end_and_not_after(
    review: Review, pair: Pair, bob: Member, erin: Member, now: datetime
) -> None:
    says(review, END, bob, now + days(80))
    says(review, GO_ON, bob, now + days(81))
    assert Review.objects.get().first_says == GO_ON
    with pytest.raises(bonds.NotTheirs):
        says(review, GO_ON, erin, now + days(81))
    with pytest.raises(bonds.TooLate):
        says(review, END, bob, now + days(90))
    bonds.end(pair, by=bob, now=now + days(82))
    with pytest.raises(bonds.TooLate):
        says(review, END, bob, now + days(83))


@pytest.mark.django_db
def test_the_page_asks_and_keeps(pair: Pair, as_alice: Client, as_erin: Client, as_bob: Client) -> None:
    Pair.objects.update(until=this_moment() + days(9))
    actions.ask_reviews(this_moment())
    path = f"/people/{pair.pk}/review/"
    assert "How would you like it to go on" in as_alice.get(path).text
    assert as_alice.post(path, {"says": "perhaps"}).status_code == 422
    assert as_erin.get(path).status_code == 404
    answer = as_alice.post(path, {"says": END}, follow=True)
    assert "Only you can read it" in answer.text
    assert "Only you can read it" not in as_bob.get("/people/").text
    assert "ends soon" not in as_bob.get("/people/").text


@pytest.mark.django_db
def test_after_a_block_it_is_asked_kept_and_ends_for_the_other_as_if_it_rested(
    review: Review, pair: Pair, bob: Member, alice: Member, now: datetime
) -> None:
    says(review, GO_ON, alice, now + days(77))
    block(bob, by=alice, now=now + days(78))
    assert queries.open_reviews(alice, now + days(78)) == []
    assert len(queries.open_reviews(bob, now + days(78))) == 1
    told = Notice.objects.filter(member=alice).count()
    assert says(review, GO_ON, bob, now + days(79)) == ""
    assert actions.end_what_is_over(now + days(90)) == 1
    pair.refresh_from_db()
    assert (pair.ran_its_time, pair.quietly) == (True, False)
    assert Notice.objects.filter(member=alice).count() == told
    assert Notice.objects.filter(member=bob, kind="pair-ended").exists()
    assert actions.end_what_is_over(now + days(91)) == 0
