"""Objecting: nobody named in it looks at it, somebody always does, and what follows follows at once."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client
from pytest_django import Settings

from porch.groups.actions.motions_deciding import count_if_all_have_voted
from porch.groups.actions.motions_voting import vote
from porch.houses.actions import book, leaving, paying, settling
from porch.houses.actions import grieving as acts
from porch.houses.actions.grieving import Follows
from porch.houses.actions.leaving_voted import ask_the_house
from porch.houses.actions.opening import let_manage
from porch.houses.models import Grievance, House, Leaving, Stay
from porch.houses.queries import grieving as reads
from porch.houses.queries import owing
from porch.houses.queries.leaving import not_deciding_it
from porch.houses.rules.grieving import NotTheirs
from porch.kit.clock import today_in
from porch.people.models import Member
from porch.people.queries import consents
from porch.record.models import Disclosure
from porch.wire.models import Notice
from tests.conftest import person, signed_in

PAGE = "/houses/objections/{}/"


@pytest.fixture
def demo(settings: Settings) -> None:
    """In the demo the desks open without a second factor; their own tests ask for it."""
    settings.DEMO = True


@pytest.fixture
def joan(house: House, frank: Member, now: datetime) -> Member:
    """She looks after the house too."""
    made = person("Joan Reed", "house-manager")
    let_manage(house, made, by=frank, now=now)
    return made


@pytest.fixture
def objected(stay: Stay, alice: Member, frank: Member, joan: Member, now: datetime) -> Grievance:
    """Alice objects to something Frank did."""
    return acts.object_to(stay, "Frank took my key.", [frank], by=alice, now=now)


def test_who_is_named_is_not_told_and_cannot_look(
    objected: Grievance, frank: Member, joan: Member, now: datetime
) -> None:
    assert [one.member for one in Notice.objects.all()] == [joan]
    page = PAGE.format(objected.pk)
    assert signed_in(frank).get(page).status_code == 404
    assert signed_in(frank).post(f"{page}take/").status_code == 404
    with pytest.raises(NotTheirs):
        acts.take(objected, by=frank, now=now)


def test_the_words_are_read_once_it_is_taken_and_the_look_is_written_down(
    objected: Grievance, alice: Member, joan: Member
) -> None:
    hers, page = signed_in(joan), PAGE.format(objected.pk)
    assert "Frank took my key." not in hers.get(page).content.decode()
    hers.post(f"{page}take/")
    assert "Frank took my key." in hers.get(page).content.decode()
    assert {(one.viewer_id, one.scope) for one in Disclosure.objects.filter(subject_id=alice.pk)} == {
        (joan.pk, "objection")
    }


def test_when_answered_the_named_read_what_came_of_it_and_neither_words_nor_writer(
    objected: Grievance, frank: Member, joan: Member, as_alice: Client, now: datetime
) -> None:
    acts.take(objected, by=joan, now=now)
    acts.answer(objected, "upheld", "Keys stay with their people.", Follows(), by=joan, now=now)
    his = signed_in(frank).get(PAGE.format(objected.pk)).content.decode()
    assert "Keys stay with their people." in his
    assert "Frank took my key." not in his
    assert "Alice" not in his
    assert "You were right to object" in as_alice.get(PAGE.format(objected.pk)).content.decode()


@pytest.mark.usefixtures("demo")
def test_where_everybody_is_named_it_goes_outside_at_once(
    stay: Stay, alice: Member, frank: Member, dee: Member, as_dee: Client, now: datetime
) -> None:
    row = acts.object_to(stay, "All of it.", [frank], by=alice, now=now)
    assert (row.state, row.is_outside) == ("outside", True)
    assert Notice.objects.get().member == dee
    assert "All of it." in as_dee.get(f"/desk/grievances/{row.pk}/").content.decode()


@pytest.mark.usefixtures("demo")
def test_a_coordinator_who_looks_after_that_house_does_not_have_it(
    stay: Stay, house: House, alice: Member, frank: Member, dee: Member, as_dee: Client, now: datetime
) -> None:
    let_manage(house, dee, by=frank, now=now)
    row = acts.object_to(stay, "All of it.", [], by=alice, now=now, goes_outside=True)
    assert as_dee.get(f"/desk/grievances/{row.pk}/").status_code == 404
    assert (
        "until"
        not in as_dee.get("/desk/grievances/").content.decode().split("<main")[1].split("lede")[1][400:]
    )


def test_who_decided_it_never_looks_at_it(
    monitored: House, placed: Leaving, alice: Member, frank: Member, joan: Member, now: datetime
) -> None:
    on = today_in("UTC", now) + timedelta(days=1)
    leaving.decide(placed, "leaves", "So.", on, by=frank, now=now)
    row = acts.object_to(placed.stay, "Too quick.", [], by=alice, now=now, leaving=placed)
    with pytest.raises(NotTheirs):
        acts.take(row, by=frank, now=now)
    acts.take(row, by=joan, now=now)


def test_what_was_upheld_follows_at_once(
    monitored: House, placed: Leaving, alice: Member, frank: Member, joan: Member, now: datetime
) -> None:
    today = today_in("UTC", now)
    leaving.decide(placed, "leaves", "So.", today + timedelta(days=1), by=frank, now=now)
    row = acts.object_to(placed.stay, "Too quick.", [], by=alice, now=now, leaving=placed)
    acts.take(row, by=joan, now=now)
    acts.answer(row, "upheld", "It was.", Follows(readmit=True, more_cents=4_000), by=joan, now=now)
    placed.refresh_from_db()
    placed.stay.refresh_from_db()
    assert placed.readmission_on == placed.stay.readmission_on == today
    assert placed.refund_cents == 4_000


@pytest.mark.parametrize(("more", "back", "open_still"), [(5_000, 9_000, 0), (500, 0, 500)])
def test_what_is_paid_back_in_addition_stands_in_the_book_and_can_be_paid_out(
    monitored: House,
    placed: Leaving,
    alice: Member,
    frank: Member,
    joan: Member,
    as_alice: Client,
    now: datetime,
    more: int,
    back: int,
    open_still: int,
) -> None:
    stay, today = placed.stay, today_in("UTC", now)
    book.begin(monitored, from_on=today, weekday=0, by=frank, now=now)
    # forty are theirs before anybody looks again; or ten are open still
    had = 4_000 if more == 5_000 else -1_000
    paying.pay(stay, 10_000 + had, "cash", by=frank, now=now)
    paying.charge(stay, 10_000, "A key", by=frank, now=now)
    leaving.decide(placed, "leaves", "So.", today + timedelta(days=1), by=frank, now=now)
    row = acts.object_to(stay, "Too little.", [], by=alice, now=now, leaving=placed)
    acts.take(row, by=joan, now=now)
    acts.answer(row, "upheld", "It was.", Follows(more_cents=more), by=joan, now=now)
    placed.refresh_from_db()
    assert placed.refund_cents == back
    lines = [one for one in placed.refund_because["lines"] if one["code"] != "stays-owed"]
    assert sum(one["cents"] for one in lines) == back - open_still
    assert owing.balance(stay) == open_still - back
    assert "Put right after somebody looked again" in as_alice.get(f"/houses/after-use/{placed.pk}/").text
    if back:
        with pytest.raises(paying.NotSo):
            settling.pay_out(stay, back + 1, "cash", by=frank, now=now)
        settling.pay_out(stay, back, "cash", by=frank, now=now)
        assert owing.balance(stay) == 0


def test_a_no_changes_nothing(objected: Grievance, joan: Member, now: datetime) -> None:
    acts.take(objected, by=joan, now=now)
    acts.answer(objected, "not", "It was not so.", Follows(readmit=True), by=joan, now=now)
    assert objected.follows == {}


def test_time_passes_it_on_and_then_outside_and_never_back_to_who_had_it(
    objected: Grievance, joan: Member, dee: Member, now: datetime
) -> None:
    acts.take(objected, by=joan, now=now)
    assert acts.keep_time(now + timedelta(days=6)) == 0
    assert acts.keep_time(now + timedelta(days=8)) == 1
    objected.refresh_from_db()
    assert (objected.state, objected.is_outside) == ("outside", True)  # nobody else of the house is left


def test_nobody_takes_it_and_it_goes_outside_in_three_days(
    objected: Grievance, dee: Member, now: datetime
) -> None:
    acts.keep_time(now + timedelta(days=3, minutes=1))
    objected.refresh_from_db()
    assert objected.state == "outside"


def test_whoever_left_can_object_for_sixty_days_and_cannot_list_who_lives_there(
    stay: Stay, bobs_stay: Stay, frank: Member, as_alice: Client, now: datetime
) -> None:
    page, today = f"/houses/stays/{stay.pk}/object/", today_in("UTC", now)
    assert "Bob Harbour" in as_alice.get(page).content.decode()
    long_ago = today - timedelta(days=90)
    sixty = today - timedelta(days=60)
    Stay.objects.filter(pk=stay.pk).update(from_on=long_ago, until_on=sixty, ending="left")
    left = as_alice.get(page).content.decode()
    assert "Frank" in left
    assert "Bob Harbour" not in left
    Stay.objects.filter(pk=stay.pk).update(until_on=today - timedelta(days=61))
    assert as_alice.get(page).status_code == 404


def test_without_words_nothing_is_sent(stay: Stay, as_alice: Client, frank: Member) -> None:
    answer = as_alice.post(f"/houses/stays/{stay.pk}/object/", {"named": [str(frank.pk)]})
    assert answer.status_code == 422
    assert not Grievance.objects.exists()


def test_only_those_offered_can_be_named(stay: Stay, as_alice: Client, erin: Member) -> None:
    said = {"words": "x", "named": [str(erin.pk)]}
    assert as_alice.post(f"/houses/stays/{stay.pk}/object/", said).status_code == 422


def test_its_writer_takes_it_outside_at_any_time(
    objected: Grievance, as_alice: Client, joan: Member, dee: Member, now: datetime
) -> None:
    acts.take(objected, by=joan, now=now)
    as_alice.post(f"{PAGE.format(objected.pk)}outside/")
    objected.refresh_from_db()
    assert (objected.state, objected.to) == ("outside", None)
    assert signed_in(joan).get(PAGE.format(objected.pk)).status_code == 404


def test_whoever_is_blocked_does_not_get_it(
    stay: Stay, alice: Member, joan: Member, dee: Member, now: datetime, make_person: Callable[..., Member]
) -> None:
    from porch.people.actions import block

    block(joan, by=alice, now=now)
    row = acts.object_to(stay, "x", [], by=alice, now=now)
    with pytest.raises(NotTheirs):
        acts.take(row, by=joan, now=now)


def test_where_the_house_voted_nobody_who_lived_there_then_looks_at_it(
    placed: Leaving, bobs_stay: Stay, alice: Member, bob: Member, joan: Member, frank: Member, now: datetime
) -> None:
    ask_the_house(placed, "stays", "We talked.", None, by=frank, now=now)
    placed.refresh_from_db()
    assert placed.motion is not None
    vote(placed.motion, ["yes"], by=bob, now=now)
    count_if_all_have_voted(placed.motion, now=now)
    placed.refresh_from_db()
    assert placed.decided_at is not None
    let_manage(placed.stay.house, bob, by=frank, now=now)
    row = acts.object_to(placed.stay, "It was not so.", [], by=alice, now=now, leaving=placed)
    assert reads.could_look(row, now) == [joan]
    assert bob not in not_deciding_it(placed, now)


def test_whoever_is_named_reads_who_looked_once_it_is_answered_and_not_before(
    objected: Grievance, joan: Member, frank: Member, now: datetime
) -> None:
    acts.take(objected, by=joan, now=now)
    assert frank.handle in signed_in(joan).get(f"/houses/objections/{objected.pk}/").text
    look = Disclosure.objects.get(subject_id=frank.pk, viewer_id=joan.pk)
    assert look.scope == "named-in-an-objection"
    assert not consents.looks_at(frank).exists()
    acts.answer(objected, "not", "I heard both.", Follows(), by=joan, now=now)
    assert consents.looks_at(frank).get() == look
