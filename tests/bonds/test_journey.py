"""From asking to talking, by the pages alone."""

from datetime import datetime

import pytest
from django.test import Client

from porch.bonds.models import Pair, Proposal
from porch.people.models import Member
from porch.record.queries import entries_about
from tests.bonds.conftest import Tell


@pytest.fixture
def free_mentor(bob: Member, tell_of: Tell) -> Member:
    return tell_of(bob, capacity=1)


def offer_id() -> str:
    return str(Proposal.objects.get().pk)


def test_from_asking_to_talking(
    free_mentor: Member, alice: Member, as_alice: Client, as_bob: Client, as_dee: Client
) -> None:
    as_alice.post("/people/ask/", {"who": "mentors", "times": ["week-evening"]})
    assert "You have asked" in as_alice.get("/people/ask/").text

    as_dee.post("/desk/pairing/round/mentors/")
    desk = as_dee.get("/desk/pairing/").text
    assert "Alice Fern" in desk
    assert "You are both free for 15 of the same hours in the week." in desk
    assert "no other arrangement could be" in desk

    as_dee.post(f"/desk/pairing/offers/{offer_id()}/approve/")
    assert "We think" not in as_alice.get("/people/").text
    assert "We think Alice Fern would be a good fit" in as_bob.get("/people/").text

    as_bob.post(f"/people/offers/{offer_id()}/yes/")
    assert "We think Bob Harbour would be a good fit" in as_alice.get("/people/").text

    answer = as_alice.post(f"/people/offers/{offer_id()}/yes/")
    pair = Pair.objects.get()
    assert pair.conversation is not None
    assert answer["Location"] == pair.conversation.get_absolute_url()
    mine = as_alice.get("/people/").text
    assert "Message Bob Harbour" in mine
    assert "Why Bob Harbour?" in mine
    assert "A person checked this match." in mine
    assert "Why Bob Harbour" in as_alice.get(pair.conversation.get_absolute_url()).text


def test_a_mentor_at_their_limit_reads_that_it_is_enough(
    free_mentor: Member, as_alice: Client, as_bob: Client, as_dee: Client
) -> None:
    test_from_asking_to_talking(free_mentor, free_mentor, as_alice, as_bob, as_dee)
    assert "You have 1 person. That is plenty. We will not send more." in as_bob.get("/people/").text


def test_after_a_yes_the_page_of_the_first_says_the_same_whether_the_second_said_no_or_not(
    free_mentor: Member, seeker: Member, as_alice: Client, as_bob: Client, as_dee: Client
) -> None:
    as_dee.post("/desk/pairing/round/mentors/")
    as_dee.post(f"/desk/pairing/offers/{offer_id()}/approve/")
    as_bob.post(f"/people/offers/{offer_id()}/yes/")
    as_bob.get("/people/")  # reads the line that was said once
    before = as_bob.get("/people/").text
    as_alice.post(f"/people/offers/{offer_id()}/no/")
    after = as_bob.get("/people/").text
    assert Proposal.objects.get().state == "declined"
    assert without_token(before) == without_token(after)
    assert "Alice Fern" not in after


def without_token(page: str) -> list[str]:
    return [line for line in page.splitlines() if "csrf" not in line.lower()]


def test_a_no_is_seen_nowhere_by_the_other_side(
    free_mentor: Member, seeker: Member, as_alice: Client, as_bob: Client, as_dee: Client
) -> None:
    as_dee.post("/desk/pairing/round/mentors/")
    as_dee.post(f"/desk/pairing/offers/{offer_id()}/approve/")
    as_bob.post(f"/people/offers/{offer_id()}/no/")
    for page in ("/people/", "/people/ask/", "/today/"):
        text = as_alice.get(page).text
        assert "Bob Harbour" not in text
        assert "declined" not in text


def test_a_score_never_leaves_the_desk(
    free_mentor: Member, seeker: Member, as_alice: Client, as_bob: Client, as_dee: Client
) -> None:
    as_dee.post("/desk/pairing/round/mentors/")
    as_dee.post(f"/desk/pairing/offers/{offer_id()}/approve/")
    score = Proposal.objects.get().score
    assert f"{score} points" not in as_bob.get("/people/").text
    assert "points" not in as_bob.get("/people/").text


def test_a_coordinators_look_at_the_list_and_at_someone_is_on_the_record(
    free_mentor: Member, seeker: Member, dee: Member, as_dee: Client, now: datetime
) -> None:
    as_dee.get("/desk/pairing/")
    as_dee.post(f"/desk/pairing/for/mentors/{seeker.pk}/")
    assert ("looked-at-by-desk", dee.pk) in [
        (entry.act, entry.actor_id) for entry in entries_about(seeker.pk)
    ]


def test_asking_needs_an_answer_to_the_one_question(as_alice: Client) -> None:
    answer = as_alice.post("/people/ask/", {})
    assert answer.status_code == 422
    assert "This field is required" in answer.text


def test_someone_who_no_longer_wants_to_wait_leaves_the_queue(seeker: Member, as_alice: Client) -> None:
    as_alice.post("/people/ask/mentors/stop/")
    seeker.lived.refresh_from_db()
    assert not seeker.lived.wants_mentor
    assert "Find me a peer" in as_alice.get("/people/").text


def test_the_last_word_of_whoever_moved_on_stands_on_the_page_and_friends_go_on(
    free_mentor: Member, alice: Member, as_alice: Client, as_bob: Client, as_dee: Client
) -> None:
    test_from_asking_to_talking(free_mentor, alice, as_alice, as_bob, as_dee)
    pair = Pair.objects.get()
    shown = as_alice.get(f"/people/{pair.pk}/end/").text
    assert "Alice Fern is moving on, and says thank you." in shown
    as_alice.post(f"/people/{pair.pk}/end/", {"line": "See you by the sea.", "friends": "on"})
    read = as_bob.get("/people/").text
    assert "Alice Fern is moving on, and says thank you." in read
    assert "See you by the sea." in read
    assert "Alice Fern would like to stay friends." in read
    as_bob.post(f"/people/{pair.pk}/friends/")
    assert "Friends since" in as_alice.get("/people/").text
    assert "Friends since" in as_bob.get("/people/").text
