"""How a stay ends by hand, and that a house with an end that is still to come is a house somebody lives in."""

from datetime import datetime, timedelta

import pytest

from porch.houses.actions import applying, leaving
from porch.houses.actions import beds as actions
from porch.houses.actions.moving_out import NotSo, move_out, moved_out
from porch.houses.actions.opening import NotOpened, set_state
from porch.houses.actions.staying import NotFree, begin_stay
from porch.houses.models import Bed, House, Stay, Taken
from porch.houses.queries.beds import who_live_where_i_look_after
from porch.houses.queries.powers import powers
from porch.kit.clock import today_in
from porch.people.models import Member
from porch.record.models import Disclosure
from porch.wire.models import Notice
from tests.conftest import person, signed_in
from tests.houses.owing.conftest import let_serve

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def say(house: House, stay: Stay, by: Member, ending: str, on: object) -> int:
    told = {"say": "end", "ending": ending, "until_on": str(on)}
    return signed_in(by).post(f"/houses/{house.slug}/stays/{stay.pk}/say/", told).status_code


def test_nobody_is_asked_to_leave_nor_moved_out_weeks_ago_in_one_form(
    house: House, beds: list[Bed], stay: Stay, frank: Member, now: datetime
) -> None:
    today = today_in("UTC", now)
    assert say(house, stay, frank, "asked-to-leave", today) == 422
    assert say(house, stay, frank, "left", today - 20 * DAY) == 422
    assert say(house, stay, frank, "left", today + DAY) == 422
    stay.refresh_from_db()
    assert stay.until_on is None
    assert say(house, stay, frank, "left", today - DAY) == 302
    stay.refresh_from_db()
    assert stay.until_on == today - DAY
    assert Notice.objects.filter(member=stay.member, path=f"/houses/mine/stays/{stay.pk}/").exists()


def test_while_a_return_to_use_is_open_the_stay_is_ended_there_only(
    house: House, beds: list[Bed], stay: Stay, frank: Member, now: datetime
) -> None:
    leaving.begin(stay, by=frank, now=now)
    with pytest.raises(NotSo):
        moved_out(stay, today_in("UTC", now), "left", by=frank, now=now)


def test_an_officer_does_not_move_a_house_mate_out(
    house: House, beds: list[Bed], stay: Stay, bobs_stay: Stay, bob: Member, now: datetime
) -> None:
    let_serve(house, bob, "chores", now)
    assert (
        "not live here any more"
        not in signed_in(bob).get(f"/houses/{house.slug}/stays/{stay.pk}/").content.decode()
    )
    assert say(house, stay, bob, "left", today_in("UTC", now)) == 422
    stay.refresh_from_db()
    assert stay.until_on is None


def test_whoever_lives_there_says_when_they_move_out(
    house: House, beds: list[Bed], stay: Stay, alice: Member, bob: Member, now: datetime
) -> None:
    page, today = f"/houses/mine/stays/{stay.pk}/move-out/", today_in("UTC", now)
    assert signed_in(bob).get(page).status_code == 404
    browser = signed_in(alice)
    for on in (today - DAY, today + 90 * DAY):
        assert browser.post(page, {"on": str(on), "how": "own-home"}).status_code == 422
    assert browser.post(page, {"on": str(today + 3 * DAY), "how": "own-home"}).status_code == 302
    assert browser.post(page, {"on": str(today), "how": "own-home"}).status_code == 422
    stay.refresh_from_db()
    assert (stay.until_on, stay.ending) == (today + 3 * DAY, "own-home")
    assert stay.beds.get().until_on == today + 3 * DAY


def test_until_the_day_they_move_out_they_live_there_in_every_way(
    house: House, beds: list[Bed], stay: Stay, frank: Member, alice: Member, now: datetime
) -> None:
    today = today_in("UTC", now)
    move_out(stay, today + 3 * DAY, "own-home", now=now)
    assert (frank.pk, alice.pk) in powers([frank.pk, alice.pk])
    assert who_live_where_i_look_after(frank) == {alice.pk}
    with pytest.raises(NotOpened):
        set_state(house, "closed", by=frank, now=now)
    with pytest.raises(NotFree):
        begin_stay(house, alice, beds[1], from_on=today, by=frank, now=now)


def test_a_house_that_closes_tells_everybody_who_asks_and_keeps_no_bed(
    house: House, beds: list[Bed], frank: Member, now: datetime
) -> None:
    rows = [applying.ask(house, "A room?", by=person(name), now=now) for name in ("Quiet Heron", "Sam Gull")]
    applying.answer(rows[0], "Yes.", by=frank, now=now)
    applying.apply(rows[0], "I would like to.", by=rows[0].member, now=now)
    applying.call_vote(rows[0], by=frank, now=now)  # nobody lives there: a bed is offered at once
    applying.agree(rows[0], today_in("UTC", now), by=rows[0].member, now=now)
    assert Taken.objects.count() == 1
    set_state(house, "closed", by=frank, now=now)
    for row in rows:
        row.refresh_from_db()
        assert (row.state, row.due_at, row.bed) == ("not-now", None, None)
        assert Notice.objects.filter(member=row.member, path=applying.path_of(row)).exists()
    assert not Taken.objects.exists()


def test_somebody_moves_to_another_bed_from_today_on_and_what_was_stays(
    house: House, beds: list[Bed], stay: Stay, frank: Member, now: datetime
) -> None:
    today = today_in("UTC", now)
    for on in (today - DAY, today + 400 * DAY):
        with pytest.raises(actions.NotRight):
            actions.move_to(stay, beds[1], on, by=frank, now=now)
    assert stay.beds.get().bed == beds[0]
    actions.move_to(stay, beds[1], today, by=frank, now=now)
    assert stay.beds.count() == 2


@pytest.mark.parametrize(("page", "scope"), [("beds", "lives-in-a-house"), ("asked", "asks-a-house")])
def test_names_in_a_list_are_looks_that_they_can_read(
    house: House, beds: list[Bed], stay: Stay, frank: Member, now: datetime, page: str, scope: str
) -> None:
    heron = person("Quiet Heron")
    applying.ask(house, "A room?", by=heron, now=now)
    looked = Disclosure.objects.filter(scope=scope)
    signed_in(frank).get(f"/houses/{house.slug}/home/")
    assert not looked.exists()  # how many, and nobody's name
    shown = signed_in(frank).get(f"/houses/{house.slug}/{page}/").content.decode()
    who = stay.member if page == "beds" else heron
    assert who.handle in shown
    assert [one.subject_id for one in looked] == [who.pk]


def test_two_beds_of_one_name_are_one_bed_too_many(
    house: House, beds: list[Bed], frank: Member, now: datetime
) -> None:
    told = {"room": " First room ", "name": "by the window "}
    assert signed_in(frank).post(f"/houses/{house.slug}/beds/new/", told).status_code == 422
    assert house.beds.count() == 3


@pytest.mark.parametrize("day", ["0001-01-01", "1999-05-05"])
def test_a_first_day_of_long_ago_is_a_mistake(
    house: House, beds: list[Bed], stay: Stay, frank: Member, now: datetime, day: str
) -> None:
    with pytest.raises(actions.NotRight):
        actions.correct(stay, "from_on", day, "A slip.", by=frank, now=now)


def test_where_a_house_is_stands_there_only_while_somebody_asks_it(
    house: House, beds: list[Bed], stay: Stay, frank: Member, now: datetime
) -> None:
    heron = person("Quiet Heron")
    row = applying.ask(house, "A room?", by=heron, now=now)
    applying.answer(row, "Yes.", by=frank, now=now)
    page = f"/houses/mine/asked/{row.pk}/"
    assert "12 Alder Lane" in signed_in(heron).get(page).content.decode()
    applying.withdraw(row, now=now)
    assert "12 Alder Lane" not in signed_in(heron).get(page).content.decode()
