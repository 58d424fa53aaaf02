"""The short agreement: both say yes to the same words, their own lines are sealed, newer words ask again kindly."""

from datetime import datetime

import pytest
from django.test import Client

from porch.bonds import actions as bonds
from porch.bonds.models import Pair
from porch.mentoring.actions import mentors as actions
from porch.mentoring.belongings_mentors import belonging
from porch.mentoring.models import Agreement, Line
from porch.mentoring.queries import mentors as queries
from porch.mentoring.rules import agreements
from porch.mentoring.rules.agreements import Text, newest
from porch.people.actions import block
from porch.people.models import Member
from porch.wire.models import Notice
from tests.mentoring.conftest import Walk, days

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair(bob: Member, alice: Member, walk: Walk, now: datetime) -> Pair:
    return walk(bob, alice, now, "lasting")


def yes(by: Member, now: datetime) -> bool:
    return actions.say_yes(Agreement.objects.get(state="offered"), by=by, now=now)


def test_the_words_say_what_a_mentor_is_not() -> None:
    said = " ".join(newest().points + newest().private).lower()
    for word in (
        "therapist",
        "medical",
        "legal",
        "money",
        "romance",
        "housing",
        "medication",
        "no reason",
        "gifts",
    ):
        assert word in said or (word == "no reason" and "owes no reason" in said), word


def test_two_who_begin_to_walk_together_are_offered_it_at_once(
    pair: Pair, as_alice: Client, as_bob: Client, now: datetime
) -> None:
    assert Agreement.objects.get().state == "offered"
    path = f"/people/{pair.pk}/agreement/"
    assert "Yes, I agree" in as_alice.get(path).text
    as_alice.post(f"{path}yes/")
    assert "Alice Fern has said yes." in as_bob.get(path).text
    as_bob.post(f"{path}yes/")
    page = as_alice.get(path).text
    assert "You both said yes on" in page
    assert page.count("data-primary") == 1
    as_bob.post(f"{path}yes/")
    assert Agreement.objects.get().state == "agreed"


def test_their_lines_are_sealed_under_whoever_wrote_them_and_changing_one_asks_for_the_yes_again(
    pair: Pair, alice: Member, bob: Member, as_alice: Client, as_bob: Client, now: datetime
) -> None:
    path = f"/people/{pair.pk}/agreement/"
    as_alice.post(f"{path}lines/", {"often": "Thursdays after work", "how": "", "what": ""})
    line = Line.objects.get()
    assert line.by == alice
    assert b"Thursdays" not in bytes(line.sealed_text)
    assert "Thursdays after work" in as_bob.get(path).text
    yes(alice, now)
    as_bob.post(f"{path}lines/", {"often": "Thursdays after work", "how": "By phone", "what": ""})
    assert Agreement.objects.get().first_yes_at is None
    assert Agreement.objects.get().second_yes_at is None
    assert Line.objects.get(about="often").by == alice, "what was not touched stays whose it is"
    yes(alice, now)
    yes(bob, now)
    assert as_bob.get(f"{path}lines/").status_code == 404


def test_newer_words_ask_both_again_and_the_old_ones_hold_meanwhile(
    pair: Pair, alice: Member, bob: Member, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    actions.write_line(Agreement.objects.get(), "how", "Walking", by=bob, now=now)
    yes(alice, now)
    yes(bob, now)
    assert actions.ask_again(now) == 0
    later = agreements.texts() | {"2030-01": Text("2030-01", "New.", ("A point.",), ("Private.",))}
    monkeypatch.setattr(agreements, "texts", lambda: later)
    monkeypatch.setattr("porch.mentoring.queries.pairs.texts", lambda: later)
    monkeypatch.setattr("porch.mentoring.actions.agreeing.newest", lambda: later["2030-01"])
    assert actions.ask_again(now + days(1)) == 1
    assert actions.ask_again(now) == 0
    paper = queries.paper_of(alice, pair)
    assert paper is not None
    assert (paper.text.version, paper.before, [line.text for line in paper.lines]) == (
        "2030-01",
        True,
        ["Walking"],
    )
    assert Agreement.objects.filter(state="agreed").count() == 1
    yes(alice, now)
    assert Agreement.objects.filter(state="agreed").count() == 1
    yes(bob, now)
    assert sorted(Agreement.objects.values_list("state", flat=True)) == ["agreed", "replaced"]


def test_it_can_be_read_by_both_after_the_end_and_by_nobody_else(
    pair: Pair, alice: Member, bob: Member, as_alice: Client, as_bob: Client, as_erin: Client, now: datetime
) -> None:
    yes(alice, now)
    yes(bob, now)
    bonds.end(pair, by=alice, now=now)
    path = f"/people/{pair.pk}/agreement/"
    assert Agreement.objects.get().state == "over"
    assert "You no longer walk together" in as_bob.get(path).text
    assert as_erin.get(path).status_code == 404
    block(bob, by=alice, now=now)
    assert as_alice.get(path).status_code == 404


def test_a_block_looks_like_a_rest_on_this_page_too(
    pair: Pair, alice: Member, as_bob: Client, bob: Member, now: datetime
) -> None:
    path = f"/people/{pair.pk}/agreement/"
    block(bob, by=alice, now=now)
    page = as_bob.get(path)
    assert page.status_code == 200
    assert "no longer walk together" not in page.text
    told = Notice.objects.filter(member=alice).count()
    as_bob.post(f"{path}yes/")
    assert "Your yes is kept. It holds once both" in as_bob.get(path).text
    assert Notice.objects.filter(member=alice).count() == told


def test_a_pair_from_before_agreements_may_make_one(
    pair: Pair, as_bob: Client, as_alice: Client, now: datetime
) -> None:
    Agreement.objects.all().delete()
    path = f"/people/{pair.pk}/agreement/"
    assert "Make this our agreement" in as_bob.get(path).text
    as_bob.post(f"{path}begin/")
    assert "Yes, I agree" in as_alice.get(path).text


def test_a_time_at_first_has_the_words_without_a_yes(
    bob: Member, alice: Member, walk: Walk, as_alice: Client, now: datetime
) -> None:
    pair = walk(bob, alice, now)
    assert not Agreement.objects.exists()
    page = as_alice.get(f"/people/{pair.pk}/agreement/").text
    assert "For a while these words hold without a yes" in page
    assert as_alice.post(f"/people/{pair.pk}/agreement/begin/").status_code == 404


def test_erasing_one_takes_their_lines_and_leaves_the_other_theirs(
    pair: Pair, alice: Member, bob: Member, now: datetime
) -> None:
    for by, about in ((alice, "often"), (bob, "how")):
        actions.write_line(Agreement.objects.get(), about, f"by {by}", by=by, now=now)
    belonging.erase(alice, now)
    assert [line.by for line in Line.objects.all()] == [bob]
    told = belonging.export(bob)["agreements"][0]
    assert told["lines"] == {"how": "by Bob Harbour"}
