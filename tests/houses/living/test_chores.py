"""Chores of a house: one after another, done with one tap, changed with a yes."""

from datetime import datetime, timedelta

import pytest
from django.test import Client

from porch.houses.actions import chores as does
from porch.houses.actions.staying import end_stay
from porch.houses.living_tasks import draw_chores
from porch.houses.models import Away, Chore, ChoreSwap, ChoreTurn, House, Stay
from porch.houses.queries import chores as seen
from porch.houses.rules.refusing import Refused
from porch.kit.clock import today_in
from porch.people.models import Member
from porch.wire.models import Notice

PAGE = "/houses/alder-house/chores/"


def turn_of(stay: Stay, now: datetime) -> ChoreTurn:
    return seen.my_turns(stay, now)[0]


def test_each_has_one_this_week_and_the_other_one_next_week(
    chores: list[Chore], both: tuple[Stay, Stay], now: datetime
) -> None:
    for one in both:
        this, following = seen.my_turns(one, now)
        assert following.week - this.week == timedelta(days=7)
        assert {this.chore.name, following.chore.name} == {"Kitchen", "Bins"}


def test_drawing_again_changes_nothing(chores: list[Chore], now: datetime) -> None:
    before = list(ChoreTurn.objects.order_by("pk").values())
    assert draw_chores(now) == 0
    assert list(ChoreTurn.objects.order_by("pk").values()) == before


def test_turns_of_whoever_left_go_on_to_the_next_in_line(
    house: House, chores: list[Chore], both: tuple[Stay, Stay], now: datetime
) -> None:
    alice, bob = both
    end_stay(alice, until_on=today_in("UTC", now), ending="moved-on", by=None, now=now)
    draw_chores(now)
    assert not ChoreTurn.objects.filter(stay=alice).exists()
    assert ChoreTurn.objects.filter(stay=bob).count() == 4


def test_whoever_is_away_is_passed_by(
    house: House, both: tuple[Stay, Stay], frank: Member, now: datetime
) -> None:
    alice, bob = both
    today = today_in("UTC", now)
    Away.objects.create(stay=alice, from_on=today - timedelta(days=6), until_on=today + timedelta(days=30))
    does.add_chore(house, "Kitchen", by=frank, now=now)
    assert set(ChoreTurn.objects.values_list("stay", flat=True)) == {bob.pk}


def test_done_is_one_tap_and_can_be_taken_back(
    as_alice: Client, as_bob: Client, chores: list[Chore], both: tuple[Stay, Stay], now: datetime
) -> None:
    mine = turn_of(both[0], now)
    assert as_bob.post(f"{PAGE}turns/{mine.pk}/done/").status_code == 404
    assert as_alice.post(f"{PAGE}turns/{mine.pk}/done/").status_code == 302
    assert turn_of(both[0], now).done_at is not None
    as_alice.post(f"{PAGE}turns/{mine.pk}/done/", {"done": "0"})
    assert turn_of(both[0], now).done_at is None


def test_two_change_with_a_yes_and_keep_their_places_in_the_line(
    as_alice: Client, as_bob: Client, chores: list[Chore], both: tuple[Stay, Stay], now: datetime
) -> None:
    alice, bob = both
    mine, theirs = turn_of(alice, now), turn_of(bob, now)
    assert as_alice.post(f"{PAGE}turns/{mine.pk}/swap/", {"for": "nothing"}).status_code == 422
    assert as_alice.post(f"{PAGE}turns/{mine.pk}/swap/", {"for": str(theirs.pk)}).status_code == 302
    assert turn_of(alice, now).chore_id == mine.chore_id, "nothing is changed before a yes"
    assert Notice.objects.filter(member=bob.member, path=PAGE).count() == 1
    swap = ChoreSwap.objects.get()
    assert "would like to change" in as_bob.get(PAGE).text
    assert as_bob.post(f"{PAGE}swaps/{swap.pk}/", {"say": "yes"}).status_code == 302
    mine.refresh_from_db()
    theirs.refresh_from_db()
    assert (mine.stay_id, theirs.stay_id) == (bob.pk, alice.pk)
    assert (mine.drawn_id, theirs.drawn_id) == (alice.pk, bob.pk)
    assert as_bob.post(f"{PAGE}swaps/{swap.pk}/", {"say": "yes"}).status_code == 404


def test_a_no_changes_nothing_and_tells_nobody(
    as_bob: Client, chores: list[Chore], both: tuple[Stay, Stay], now: datetime
) -> None:
    mine, theirs = turn_of(both[0], now), turn_of(both[1], now)
    swap = does.ask_to_swap(mine, theirs, now=now)
    Notice.objects.all().delete()
    as_bob.post(f"{PAGE}swaps/{swap.pk}/", {"say": "no"})
    assert turn_of(both[0], now) == mine
    assert not Notice.objects.exists()


def test_what_is_done_is_not_changed_any_more(
    chores: list[Chore], both: tuple[Stay, Stay], now: datetime
) -> None:
    mine, theirs = turn_of(both[0], now), turn_of(both[1], now)
    swap = does.ask_to_swap(mine, theirs, now=now)
    does.say_done(mine, is_done=True, now=now)
    assert not does.answer_swap(swap, "yes", now=now)
    assert turn_of(both[0], now) == mine


def test_those_who_look_after_the_house_write_down_what_there_is_to_do(
    as_frank: Client, as_alice: Client, chores: list[Chore], house: House
) -> None:
    assert as_alice.post(PAGE, {"name": "Stairs"}).status_code == 404
    assert as_frank.post(PAGE, {"name": "Stairs"}).status_code == 302
    twice = as_frank.post(PAGE, {"name": "stairs"})
    assert (twice.status_code, "of that name already" in twice.text) == (422, True)
    stairs = Chore.objects.get(name="Stairs")
    assert as_frank.post(f"{PAGE}{stairs.pk}/end/").status_code == 302
    assert "Stairs" not in as_frank.get(PAGE).text
    assert as_frank.post(PAGE, {"name": ""}).status_code == 422


def test_a_house_has_a_dozen_at_most(house: House, frank: Member, both: object, now: datetime) -> None:
    for n in range(12):
        does.add_chore(house, f"Room {n}", by=frank, now=now)
    with pytest.raises(Refused):
        does.add_chore(house, "One more", by=frank, now=now)


def test_the_page_says_nothing_about_who_has_not_done_theirs(
    as_alice: Client, chores: list[Chore], both: tuple[Stay, Stay]
) -> None:
    page = as_alice.get(PAGE).text
    assert page.count("data-primary") == 1
    assert "alert" not in page.split("<main")[1]


def test_a_stranger_finds_nothing(as_erin: Client, chores: list[Chore]) -> None:
    assert as_erin.get(PAGE).status_code == 404


def test_next_weeks_chore_is_not_said_to_be_done_this_week(
    chores: list[Chore], both: tuple[Stay, Stay], as_alice: Client, now: datetime
) -> None:
    turn = next(one for one in seen.my_turns(both[0], now) if one.week > seen.week_of(both[0].house, now))
    as_alice.post(f"{PAGE}turns/{turn.pk}/done/")
    turn.refresh_from_db()
    assert turn.done_at is None
