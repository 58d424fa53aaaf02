"""From a question about a room to a stay: what each of them reads, and what nobody learns."""

from datetime import datetime, timedelta

import pytest

from porch.bonds.actions.moving import TooLate
from porch.groups.actions.motions_deciding import count
from porch.groups.actions.motions_voting import vote
from porch.groups.models import Motion
from porch.houses.actions import applying, passing_time
from porch.houses.actions.staying import end_stay
from porch.houses.models import Application, Bed, House, Stay, Taken
from porch.houses.registries import before_moving_in
from porch.kit.clock import today_in
from porch.people.models import Member
from tests.conftest import person, signed_in

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def heron(db: None) -> Member:
    return person("Quiet Heron")


@pytest.fixture(autouse=True)
def nothing_to_sign(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(before_moving_in, "_entries", {})


def applied(house: House, heron: Member, frank: Member, now: datetime) -> Application:
    row = applying.ask(house, "Is there a room?", by=heron, now=now)
    applying.answer(row, "Come and see it.", by=frank, now=now)
    applying.apply(row, "I would like to live with others.", by=heron, now=now)
    return row


def decide(row: Application, said: list[str], by: Member, now: datetime) -> None:
    motion = Motion.objects.get(pk=row.motion_id)
    vote(motion, said, by=by, now=now)
    count(motion, now=now)


def test_the_address_is_shown_only_once_the_house_answered(
    house: House, beds: list[Bed], stay: Stay, heron: Member, frank: Member, now: datetime
) -> None:
    browser = signed_in(heron)
    asked = browser.post(f"/houses/{house.slug}/ask/", {"words": "Is there a room?"}, follow=True)
    assert "Alder Lane" not in asked.content.decode()
    row = Application.objects.get()
    page = f"/houses/mine/asked/{row.pk}/"
    answered = signed_in(frank).post(
        f"/houses/{house.slug}/asked/{row.pk}/say/", {"say": "answer", "words": "Yes, come and see it."}
    )
    assert answered.status_code == 302
    assert "12 Alder Lane" in browser.get(page).content.decode()
    assert "12 Alder Lane" not in browser.get(f"/houses/{house.slug}/").content.decode()
    row.refresh_from_db()
    assert row.conversation is not None
    talk = browser.get(row.conversation.get_absolute_url()).content.decode()
    assert "Is there a room?" in talk
    assert "Yes, come and see it." in talk


def test_a_yes_of_the_house_becomes_an_offer_a_day_and_a_stay(
    house: House, beds: list[Bed], stay: Stay, bobs_stay: Stay, heron: Member, frank: Member, now: datetime
) -> None:
    row = applied(house, heron, frank, now)
    applying.call_vote(row, by=frank, now=now)
    motion = Motion.objects.get(pk=row.motion_id)
    for voter in (stay.member, bobs_stay.member):
        vote(motion, ["yes"], by=voter, now=now)
    count(motion, now=now)
    row.refresh_from_db()
    assert (row.state, row.bed) == ("offered", beds[2])
    applying.agree(row, today_in("UTC", now), by=heron, now=now)
    begun = applying.move_in(row, by=frank, now=now)
    row.refresh_from_db()
    assert (row.state, begun.member, begun.house) == ("moved-in", heron, house)
    assert [one.bed for one in begun.beds.all()] == [beds[2]]
    assert not Taken.objects.exclude(hold="").exists()
    assert signed_in(heron).get(f"/houses/{house.slug}/home/").status_code == 200


def test_a_no_says_the_next_house_may_and_keeps_no_reason(
    house: House, stay: Stay, heron: Member, frank: Member, now: datetime
) -> None:
    row = applied(house, heron, frank, now)
    applying.call_vote(row, by=frank, now=now)
    decide(row, ["no"], stay.member, now)
    row.refresh_from_db()
    assert (row.state, row.told, row.motion) == ("not-now", "", None)
    words = signed_in(heron).get(f"/houses/mine/asked/{row.pk}/").content.decode()
    assert "Not this house this time" in words
    assert "Alder Lane" not in words
    applying.ask(house, "", by=heron, now=now + DAY)  # nothing keeps them from asking again


def test_nobody_of_another_house_sees_who_asks(
    house: House, stay: Stay, heron: Member, frank: Member, now: datetime
) -> None:
    row = applied(house, heron, frank, now)
    page = f"/houses/{house.slug}/asked/{row.pk}/"
    assert signed_in(person("Other Gull", "house-manager")).get(page).status_code == 404
    assert signed_in(stay.member).get(page).status_code == 404  # lives there, and nothing is voted on yet
    applying.call_vote(row, by=frank, now=now)
    assert "with others" in signed_in(stay.member).get(page).content.decode()


def test_an_offer_nobody_answers_frees_the_bed_and_keeps_the_place(
    house: House, beds: list[Bed], stay: Stay, heron: Member, frank: Member, now: datetime
) -> None:
    row = applied(house, heron, frank, now)
    applying.call_vote(row, by=frank, now=now)
    decide(row, ["yes"], stay.member, now)
    passing_time.keep_time(now + 2 * DAY)
    row.refresh_from_db()
    assert row.state == "offered"
    passing_time.keep_time(now + 4 * DAY)
    row.refresh_from_db()
    assert (row.state, row.bed, row.waits_since) == ("waiting", None, now)
    assert not Taken.objects.exclude(hold="").exists()


def test_a_house_that_does_not_answer_keeps_nobody_waiting(
    house: House, heron: Member, now: datetime
) -> None:
    row = applying.ask(house, "Is there a room?", by=heron, now=now)
    passing_time.keep_time(now + 3 * DAY)
    row.refresh_from_db()
    assert (row.state, row.told) == ("not-now", "")


def test_whoever_asks_can_take_it_back_while_the_house_votes(
    house: House, stay: Stay, heron: Member, frank: Member, now: datetime
) -> None:
    row = applied(house, heron, frank, now)
    applying.call_vote(row, by=frank, now=now)
    applying.withdraw(row, now=now)
    with pytest.raises(TooLate):
        applying.withdraw(row, now=now)
    assert Motion.objects.get().state not in ("discussing", "voting")


def test_after_a_return_to_use_the_same_house_waits_and_others_do_not(
    house: House, stay: Stay, alice: Member, frank: Member, now: datetime
) -> None:
    today = today_in("UTC", now)
    end_stay(stay, until_on=today, ending="asked-to-leave", by=frank, now=now)
    Stay.objects.update(readmission_on=today + 30 * DAY)
    with pytest.raises(applying.NotAsked):
        applying.ask(house, "", by=alice, now=now)
    assert applying.ask(house, "", by=alice, now=now + 30 * DAY)


def test_something_unsigned_keeps_the_stay_from_beginning(
    house: House,
    beds: list[Bed],
    heron: Member,
    frank: Member,
    now: datetime,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    row = applied(house, heron, frank, now)
    applying.call_vote(row, by=frank, now=now)  # nobody lives there yet
    applying.agree(row, today_in("UTC", now), by=heron, now=now)
    monkeypatch.setattr(
        before_moving_in, "_entries", {"x": lambda *given: "The agreement is not signed yet."}
    )
    page = f"/houses/{house.slug}/asked/{row.pk}/say/"
    refused = signed_in(frank).post(page, {"say": "move-in"})
    assert refused.status_code == 422
    assert "not signed yet" in refused.content.decode()
    assert not Stay.objects.exists()
