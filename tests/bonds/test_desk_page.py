"""The desk's page: what a coordinator does comes first, and no list on it is longer than a leaf."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from porch.bonds import actions
from porch.bonds.models import LeftOut, Round
from porch.bonds.queries.leaf import number_in
from porch.people import actions as people
from porch.people.models import LivedExperience, Member
from porch.record.models import Disclosure
from tests.bonds.conftest import Offer, Tell

DESK = "/desk/pairing/"
type Crowd = Callable[[int], list[Member]]


@pytest.fixture
def crowd(now: datetime, make_person: Callable[..., Member], tell_of: Tell) -> Crowd:
    """So many more people who wait for a peer, the first of them longest."""

    def made(size: int) -> list[Member]:
        standing = Member.objects.filter(handle__startswith="Person").count()
        return [
            tell_of(
                make_person(f"Person {n:03}"), wants_peer=True, waiting_since=now - timedelta(days=200 - n)
            )
            for n in range(standing, standing + size)
        ]

    return made


def names_in(text: str) -> list[str]:
    return re.findall(r"<h3>(Person \d+)</h3>", text)


def part(text: str, id: str) -> str:
    return text.split(f'aria-labelledby="{id}"', 1)[1].split("</section>", 1)[0]


def test_offers_to_approve_come_first_then_who_is_asked_then_who_waits(
    crowd: Crowd, offered: Offer, dee: Member, as_dee: Client, now: datetime
) -> None:
    people = crowd(5)
    offered(people[1], people[0], "peers")
    actions.approve(offered(people[3], people[2], "peers"), by=dee, now=now)
    text = as_dee.get(DESK).text
    places = [text.index(mark) for mark in ("data-primary", 'id="suggested"', 'id="asked"', 'id="waiting"')]
    assert places == sorted(places)
    assert "Person 002 is suggested" not in text
    assert "Person 001 is suggested" in part(text, "waiting")


def test_the_primary_control_leads_to_the_first_suggestion_else_to_whoever_waited_longest_alone(
    crowd: Crowd, offered: Offer, dee: Member, as_dee: Client, now: datetime
) -> None:
    people = crowd(4)
    text = as_dee.get(DESK).text
    assert f"/desk/pairing/for/peers/{people[0].pk}/" in text.split("data-primary")[0]
    offer = offered(people[1], people[0], "peers")
    assert f'href="#offer-{offer.pk}" data-primary' in as_dee.get(DESK).text
    actions.approve(offer, by=dee, now=now)
    assert f"/desk/pairing/for/peers/{people[2].pk}/" in as_dee.get(DESK).text.split("data-primary")[0]


def test_a_leaf_holds_eight_with_the_true_total_and_a_plain_way_on(crowd: Crowd, as_dee: Client) -> None:
    crowd(60)
    text = as_dee.get(DESK).text
    assert names_in(text) == [f"Person {n:03}" for n in range(8)]
    assert "60 wait." in text
    assert "1 to 8 of 60" in text
    assert 'href="?page=2#waiting"' in text
    last = as_dee.get(f"{DESK}?page=8").text
    assert names_in(last) == [f"Person {n:03}" for n in range(56, 60)]
    assert "57 to 60 of 60" in last
    assert "page=9" not in last
    assert re.search(r"Longest: (\d+) day", last).group(1) == re.search(r"Longest: (\d+) day", text).group(1)  # type: ignore[union-attr]


def test_only_those_shown_are_on_the_record_as_seen(crowd: Crowd, as_dee: Client) -> None:
    people = crowd(12)
    as_dee.get(f"{DESK}?page=2")
    seen = Disclosure.objects.filter(scope="pairing").values_list("subject_id", flat=True)
    assert set(seen) == {p.pk for p in people[8:]}


def test_suggestions_have_leaves_of_their_own(crowd: Crowd, offered: Offer, as_dee: Client) -> None:
    people = crowd(60)
    for first, second in zip(people[1::2], people[::2], strict=True):
        offered(first, second, "peers")
    text = part(as_dee.get(DESK).text, "suggested")
    assert text.count("Approve") == 8
    assert "1 to 8 of 30" in text
    assert part(as_dee.get(f"{DESK}?suggested=4").text, "suggested").count("Approve") == 6
    assert text.count("<summary>Why these two") == 8, "the reasons are folded: a phone shows many at a glance"


@pytest.mark.parametrize(
    ("said", "number"), [(None, 1), ("2", 2), ("-1", 1), ("x", 1), ("²", 1), ("9" * 30, 1)]
)
def test_a_leaf_that_is_no_number_is_the_first(said: str | None, number: int) -> None:
    assert number_in(said) == number


def test_past_the_end_stands_the_last_leaf(crowd: Crowd, as_dee: Client) -> None:
    crowd(9)
    assert names_in(as_dee.get(f"{DESK}?page=900").text) == ["Person 008"]


def test_the_page_works_no_harder_for_sixty_than_for_thirty_and_asks_as_often_as_for_three(
    crowd: Crowd, offered: Offer, dee: Member, as_dee: Client, now: datetime
) -> None:
    sizes, counts = [], []
    for more in (3, 27, 30):
        people = crowd(more)
        offered(people[1], people[0], "peers")
        as_dee.get(DESK)
        with CaptureQueriesContext(connection) as asked:
            text = as_dee.get(DESK).text
        counts.append(len(asked))
        sizes.append(len(names_in(text)))
    assert len(set(counts)) == 1
    assert sizes == [3, 8, 8]


def test_those_left_out_by_a_round_are_counted_and_the_first_are_named(
    crowd: Crowd, dee: Member, as_dee: Client, now: datetime
) -> None:
    crowd(40)
    LivedExperience.objects.update(accepts_genders=["women"])
    opened = actions.open_round("peers", by=dee, now=now)
    actions.work_out(opened, now=now)
    assert LeftOut.objects.count() == 40
    text = as_dee.get(DESK).text
    assert "40 people left out" in text
    assert "The first 8 by name." in text
    assert "40 more peers (women), in the evening, English" in text


def test_what_a_round_said_to_look_for_goes_when_the_next_is_answered(
    crowd: Crowd, dee: Member, now: datetime
) -> None:
    crowd(4)
    LivedExperience.objects.update(accepts_genders=["women"])
    for _ in range(2):
        opened = actions.open_round("peers", by=dee, now=now)
        actions.work_out(opened, now=now)
    assert [len(one.needs) for one in Round.objects.order_by("state")] == [1, 0]


def test_no_two_things_on_the_page_carry_one_name(crowd: Crowd, offered: Offer, as_dee: Client) -> None:
    people = crowd(4)
    offered(people[1], people[0], "peers")
    text = as_dee.get(DESK).text
    named = re.findall(r'aria-labelledby="([^"]+)"', text)
    assert len(named) == len(set(named))
    ids = re.findall(r'\sid="([^"]+)"', text)
    assert len(ids) == len(set(ids))


def test_only_rounds_for_what_is_offered_here_can_be_opened(
    dee: Member, as_dee: Client, now: datetime
) -> None:
    people.decide(by=dee, now=now, supports=["peers"])
    page = as_dee.get(DESK).content.decode()
    assert "Open a round: peers" in page
    assert "Open a round: mentors" not in page
    assert "Look for circles" not in page
