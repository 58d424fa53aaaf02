"""The desk: who waits, what the community lacks, pairing by hand, circles."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from porch.bonds import actions
from porch.bonds.models import Look, PairingSettings, Proposal
from porch.kit.clock import now as this_moment
from porch.people.models import Block, Member
from porch.record.models import Entry
from porch.record.queries import entries_about
from tests.bonds.conftest import Offer, Tell, with_second_factor
from tests.conftest import signed_in


@pytest.fixture
def must_be_women(seeker: Member, mentor: Member, tell_of: Tell) -> Member:
    """Alice asked for a woman; Bob is the only mentor, and is not."""
    tell_of(mentor, capacity=1, gender_lists=["men"])
    return tell_of(seeker, wants_mentor=True, accepts_genders=["women"])


def test_what_a_must_have_costs_is_a_need_to_recruit_for_dee_and_nothing_for_alice(
    must_be_women: Member, as_dee: Client, as_alice: Client
) -> None:
    as_dee.post("/desk/pairing/round/mentors/")
    assert "1 more mentor (women), in the evening, English" in as_dee.get("/desk/pairing/").text
    for page in ("/people/", "/people/ask/"):
        text = as_alice.get(page).text
        assert "could fit" not in text
        assert "women" not in text.lower()


def test_a_member_may_hear_that_more_hours_would_help(
    seeker: Member, mentor: Member, tell_of: Tell, as_dee: Client, as_alice: Client
) -> None:
    tell_of(seeker, wants_mentor=True, hours=["mon-3", "mon-4"])
    as_dee.post("/desk/pairing/round/mentors/")
    assert "More people could fit if you had more hours free." in as_alice.get("/people/ask/").text


def test_too_few_is_said_in_plain_words_with_what_else_can_be_done(seeker: Member, as_dee: Client) -> None:
    said = as_dee.post("/desk/pairing/round/mentors/", follow=True).text
    assert (
        "1 person waits for a mentor and 0 mentor places are free. You can pair by hand, or look for a circle."
        in said
    )


def test_the_longest_waiting_stands_first(
    seeker: Member, erin: Member, tell_of: Tell, as_dee: Client, now: datetime
) -> None:
    tell_of(erin, wants_peer=True, waiting_since=now - timedelta(days=300))
    text = as_dee.get("/desk/pairing/").text
    assert text.index("Erin Willow") < text.index("Alice Fern")


def by_hand(client: Client, first: Member, second: Member, mode: str = "mentors") -> Look:
    client.post("/desk/pairing/by-hand/", {"mode": mode, "first": first.pk, "second": second.pk})
    return Look.objects.latest("asked_at")


def test_two_paired_by_hand_are_asked_like_anyone(
    mentor: Member, seeker: Member, dee: Member, as_dee: Client
) -> None:
    look = by_hand(as_dee, mentor, seeker)
    page = as_dee.get(f"/desk/pairing/look/{look.pk}/").text
    assert "Nothing stands between them." in page
    assert "You are at a similar place in life: working." in page
    assert "Bob Harbour carries 0 of 1." in page
    as_dee.post(f"/desk/pairing/look/{look.pk}/pair/")
    offer = Proposal.objects.get()
    assert (offer.first, offer.second, offer.state, offer.source) == (mentor, seeker, "asked-first", "hand")
    acts = [entry.act for entry in entries_about(seeker.pk)]
    assert acts == ["looked-at-by-desk", "paired-by-hand", "offer-approved"]
    assert entries_about(mentor.pk).get().act == "looked-at-by-desk"


@pytest.mark.parametrize("why", ["must-have", "block", "declined"])
def test_what_one_asked_of_the_other_stops_a_pair_and_reads_the_same_as_a_block(
    mentor: Member,
    seeker: Member,
    dee: Member,
    as_dee: Client,
    tell_of: Tell,
    offered: Offer,
    now: datetime,
    why: str,
) -> None:
    if why == "must-have":
        tell_of(seeker, wants_mentor=True, accepts_genders=["women"])
        tell_of(mentor, capacity=1, gender_lists=["men"])
    elif why == "block":
        Block.objects.create(by=seeker, whom=mentor, since=now)
    else:
        offer = offered(mentor, seeker)
        actions.approve(offer, by=dee, now=now)
        actions.decline(offer, by=mentor, now=now)
    look = by_hand(as_dee, mentor, seeker)
    page = as_dee.get(f"/desk/pairing/look/{look.pk}/").text
    assert "One of them asked for something that rules this out." in page
    before = Proposal.objects.count()
    as_dee.post(f"/desk/pairing/look/{look.pk}/pair/", {"despite": "1"})
    assert Proposal.objects.count() == before


def test_a_limit_of_time_may_be_passed_by_a_coordinators_word_which_is_noted(
    mentor: Member, seeker: Member, as_dee: Client, tell_of: Tell
) -> None:
    tell_of(seeker, wants_mentor=True, hours=["mon-3", "mon-4"])
    look = by_hand(as_dee, mentor, seeker)
    as_dee.post(f"/desk/pairing/look/{look.pk}/pair/")
    assert not Proposal.objects.exists()
    as_dee.post(f"/desk/pairing/look/{look.pk}/pair/", {"despite": "1"})
    assert Proposal.objects.get().state == "asked-first"
    assert Entry.objects.get(act="paired-by-hand").detail["despite"] == ["hours"]


def test_candidates_stand_side_by_side_and_the_ticked_ones_come_next(
    mentor: Member, seeker: Member, make_person: Callable[..., Member], tell_of: Tell, as_dee: Client
) -> None:
    elder = tell_of(make_person("Elder Oak", "mentor"), capacity=2, recovery_since=date(2000, 1, 1))
    as_dee.post(f"/desk/pairing/for/mentors/{seeker.pk}/")
    look = Look.objects.get()
    page = as_dee.get(f"/desk/pairing/look/{look.pk}/").text
    assert "Ask Bob Harbour" in page
    assert "Carries 0 of 2" in page
    as_dee.post(f"/desk/pairing/look/{look.pk}/choose/{mentor.pk}/", {"then": [elder.pk]})
    offer = Proposal.objects.get()
    assert (offer.first, offer.state) == (mentor, "asked-first")
    assert [next_one.member for next_one in offer.runners_up.all()] == [elder]


def test_a_look_belongs_to_the_coordinator_who_asked(
    mentor: Member, seeker: Member, as_dee: Client, make_person: Callable[..., Member]
) -> None:
    look = by_hand(as_dee, mentor, seeker)
    other = signed_in(with_second_factor(make_person("Dora Lane", "coordinator")))
    assert other.get(f"/desk/pairing/look/{look.pk}/").status_code == 404


def test_circles_are_looked_for_among_those_who_would_like_a_peer(
    make_person: Callable[..., Member], tell_of: Tell, as_dee: Client
) -> None:
    for n in range(4):
        tell_of(make_person(f"Person {n}"), wants_peer=True)
    page = as_dee.post("/desk/pairing/circles/", follow=True).text
    assert "Person 0" in page
    assert "Monday" in page


def test_a_change_of_how_we_pair_is_on_the_record(as_dee: Client, dee: Member) -> None:
    form = {
        "answer_hours": 48,
        "min_common_hours": 3,
        "reserve_percent": 10,
        "waiting_bonus": 5,
        "switch_cost": 7,
        "few_places": 2,
        "temporary_mentors": 2,
        "temporary_days": 90,
        "temporary_waiting_bonus": 60,
    }
    as_dee.post("/desk/pairing/settings/", form)
    assert PairingSettings.objects.get().answer_hours == 48
    assert not PairingSettings.objects.get().auto_approve
    assert Entry.objects.get(act="pairing-settings-changed").actor_id == dee.pk
    assert as_dee.post("/desk/pairing/settings/", form | {"reserve_percent": 90}).status_code == 422


@pytest.mark.parametrize("page", ["/desk/pairing/", "/people/"])
def test_pages_ask_the_same_number_of_questions_for_one_and_for_many(
    page: str, mentor: Member, dee: Member, as_dee: Client, as_bob: Client,
    make_person: Callable[..., Member], tell_of: Tell, offered: Offer, now: datetime,
) -> None:  # fmt: skip
    client = as_dee if page.startswith("/desk/") else as_bob
    tell_of(mentor, capacity=12, life_stage=["working"])
    for n in range(12):
        if n == 4:
            client.get(page)
            few = queries_of(client, page)
        other = tell_of(make_person(f"Person {n}"), wants_mentor=True)
        if n % 4:
            story_of(mentor, other, dee, offered, to=n % 4)
    client.get(page)  # whoever is new here is written to the ledger once
    assert queries_of(client, page) == few


def story_of(mentor: Member, seeker: Member, dee: Member, offered: Offer, *, to: int) -> None:
    """1: proposed; 2: the mentor is asked; 3: they are a pair."""
    offer, at = offered(mentor, seeker), this_moment()
    if to > 1:
        actions.approve(offer, by=dee, now=at)
    if to > 2:
        actions.accept(offer, by=mentor, now=at)
        actions.accept(offer, by=seeker, now=at)


def queries_of(client: Client, page: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(page).status_code == 200
    return len(asked)
