"""Going out where the house voted for it: not being back is loud, and a late return is nothing else until looked at."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.test import Client

from porch.groups.actions.serving import seat
from porch.groups.models import Position
from porch.houses.actions import going_out as does
from porch.houses.actions.staying import end_stay
from porch.houses.living_tasks import watch_who_is_out
from porch.houses.models import Away, House, SignOut, Stay
from porch.houses.queries import going_out as seen
from porch.houses.rules.refusing import Refused
from porch.kit.clock import today_in
from porch.people.models import Member
from porch.record.models import Disclosure
from porch.wire.models import Notice
from tests.houses.living.conftest import Vote

PAGE, BOARD = "/houses/alder-house/out/", "/houses/alder-house/out/board/"
HOUR = timedelta(hours=1)


def said(now: datetime, **more: str) -> dict[str, str]:
    return {"on": now.date().isoformat(), "at": "18:00", "words": "to my sister"} | more


def test_nobody_signs_out_of_a_house_that_did_not_vote_for_it(
    as_alice: Client, stay: Stay, now: datetime
) -> None:
    page = as_alice.get(PAGE)
    assert "has not voted for that" in page.text
    assert "I go out" not in page.text
    assert as_alice.post(PAGE, said(now)).status_code == 404
    with pytest.raises(Refused):
        does.go_out(stay, now + HOUR, now=now)
    assert not SignOut.objects.exists()


def test_out_and_back_is_one_tap(as_alice: Client, stay: Stay, signs_out: None, now: datetime) -> None:
    assert as_alice.post(PAGE, said(now)).status_code == 302
    row = SignOut.objects.get()
    assert (row.words, row.back_by.hour, b"sister" in bytes(row.sealed_words)) == ("to my sister", 18, False)
    assert as_alice.post(PAGE, said(now)).status_code == 422, "one is out once"
    assert as_alice.post(f"{PAGE}back/").status_code == 302
    assert as_alice.post(f"{PAGE}back/").status_code == 302
    row.refresh_from_db()
    assert row.back_at is not None


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"at": "09:00"}, "Pick a time after now."),
        ({"at": ""}, "Pick a time."),
        ({"on": "2026-12-24"}, "Pick a day within two weeks."),
        ({"on": "someday"}, "Write the day like 2026-12-24."),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_kept(
    as_alice: Client, stay: Stay, signs_out: None, now: datetime, wrong: dict[str, str], says: str
) -> None:
    answer = as_alice.post(PAGE, said(now) | wrong)
    assert (answer.status_code, says in answer.text) == (422, True)
    assert not SignOut.objects.exists()


def test_the_time_is_by_the_clock_of_the_house(
    as_alice: Client, house: House, stay: Stay, signs_out: None, now: datetime
) -> None:
    House.objects.filter(pk=house.pk).update(time_zone="America/New_York")
    as_alice.post(PAGE, said(now))
    assert SignOut.objects.get().back_by.hour == 23


def test_somebody_overdue_stands_first_with_what_to_do_first(
    as_frank: Client, both: tuple[Stay, Stay], signs_out: None, now: datetime
) -> None:
    alice, bob = both
    does.go_out(alice, now + 8 * HOUR, now=now)
    does.go_out(bob, now + HOUR, now=now)
    with time_machine.travel(now + 2 * HOUR, tick=True):
        page = as_frank.get(BOARD).text.split("<main")[1]
    assert page.index("Overdue") < page.index(bob.member.handle) < page.index("Call them, and write")
    assert page.index("naloxone") < page.index(alice.member.handle)
    assert page.count("data-primary") == 1
    assert page.count("Overdue") == 1


def test_those_who_look_after_are_called_once_for_each_time_that_was_said(
    stay: Stay, frank: Member, signs_out: None, now: datetime
) -> None:
    row = does.go_out(stay, now + HOUR, now=now)
    assert watch_who_is_out(now + HOUR) == 0, "a bus may be late"
    assert watch_who_is_out(now + 2 * HOUR) == 1
    assert watch_who_is_out(now + 2 * HOUR) == 0
    assert list(Notice.objects.values_list("member", "kind", "path")) == [(frank.pk, "house-now", BOARD)]
    does.be_later(row, now + 4 * HOUR, now=now + 2 * HOUR)
    assert watch_who_is_out(now + 3 * HOUR) == 0
    assert watch_who_is_out(now + 5 * HOUR) == 1


def test_being_later_is_said_as_often_as_it_takes(
    as_alice: Client, stay: Stay, signs_out: None, now: datetime
) -> None:
    does.go_out(stay, now + HOUR, now=now)
    assert as_alice.post(f"{PAGE}later/", {"on": "", "at": "20:00"}).status_code == 422
    later = {"on": now.date().isoformat(), "at": "20:00"}
    assert as_alice.post(f"{PAGE}later/", later).status_code == 302
    assert SignOut.objects.get().back_by.hour == 20


def test_a_late_return_is_nothing_else_until_somebody_looked_and_its_owner_reads_what_they_found(
    as_alice: Client, as_frank: Client, stay: Stay, signs_out: None, now: datetime
) -> None:
    row = does.go_out(stay, now - HOUR, now=now - 5 * HOUR)
    does.come_back(row, by=stay.member, now=now)
    assert "until then it is nothing else" in as_alice.get(PAGE).text
    assert "Back later than they said" in as_frank.get(BOARD).text
    look = f"{BOARD}{row.pk}/look/"
    assert as_frank.post(look, {"found": "guilty"}).status_code == 422
    assert as_frank.post(look, {"found": "hospital"}).status_code == 302
    page = as_alice.get(PAGE).text
    assert "Frank Quay looked at it: Was in hospital." in page
    assert "Back later than they said" not in as_frank.get(BOARD).text
    as_frank.post(look, {"found": "fine"})
    row.refresh_from_db()
    assert row.found == "hospital", "what was found stands"


def test_whoever_was_back_in_time_is_not_looked_at(
    stay: Stay, frank: Member, signs_out: None, now: datetime
) -> None:
    row = does.go_out(stay, now + HOUR, now=now)
    does.come_back(row, by=stay.member, now=now + HOUR)
    row.refresh_from_db()
    with pytest.raises(Refused):
        does.look_at(row, "fine", by=frank, now=now + HOUR)


def test_after_the_time_to_be_home_it_says_not_back_yet_and_nothing_more(
    as_frank: Client, stay: Stay, signs_out: None, vote: Vote, now: datetime
) -> None:
    vote("house-curfew", "22:00")
    does.go_out(stay, now + 12 * HOUR, now=now)
    with time_machine.travel(now + 11 * HOUR, tick=True):
        page = as_frank.get(BOARD).text
    assert "Not back yet." in page
    assert "Overdue" not in page
    assert watch_who_is_out(now + 11 * HOUR) == 0


def test_each_look_at_the_board_stands_in_the_ledger_of_whoever_is_on_it(
    as_frank: Client, stay: Stay, frank: Member, signs_out: None, now: datetime
) -> None:
    does.go_out(stay, now + HOUR, now=now)
    as_frank.get(BOARD)
    look = Disclosure.objects.get(subject_id=stay.member_id)
    assert (look.viewer_id, look.scope, look.purpose) == (frank.pk, "house-out", "house")


def test_an_officer_whose_last_day_is_known_still_sees_who_is_not_back(
    both: tuple[Stay, Stay], house: House, signs_out: None, now: datetime
) -> None:
    alice, bob = both
    position = Position.objects.get_or_create(
        group=house.group, code="president", defaults={"title": "President"}
    )[0]
    seat(position, bob.member, by=None, now=now, until=now + timedelta(days=90))
    Stay.objects.filter(pk=bob.pk).update(
        until_on=today_in("UTC", now) + timedelta(days=9), ending="moved-on"
    )
    does.go_out(alice, now + HOUR, now=now)
    assert [one.row.stay for one in seen.board(bob.member, house, now + 2 * HOUR)] == [alice]


def test_other_residents_do_not_open_the_board(as_bob: Client, both: object, signs_out: None) -> None:
    assert as_bob.get(BOARD).status_code == 404


def test_voted_off_again_nobody_is_out_and_nobody_is_called(
    stay: Stay, signs_out: None, vote: Vote, now: datetime
) -> None:
    row = does.go_out(stay, now + HOUR, now=now)
    vote("house-sign-out", "off")
    assert watch_who_is_out(now + 2 * HOUR) == 0
    row.refresh_from_db()
    assert row.back_at == row.back_by
    assert not Notice.objects.exists()


def test_whoever_moved_out_is_not_looked_for(
    stay: Stay, frank: Member, signs_out: None, now: datetime
) -> None:
    does.go_out(stay, now + HOUR, now=now)
    end_stay(stay, until_on=today_in("UTC", now), ending="moved-on", by=frank, now=now)
    assert watch_who_is_out(now + 2 * HOUR) == 0
    assert seen.board(frank, stay.house, now + 2 * HOUR) == []


def test_that_somebody_is_away_is_known_only_if_they_said_so(
    as_alice: Client, stay: Stay, house: House, now: datetime
) -> None:
    today = now.date()
    told = {"from_on": today.isoformat(), "until_on": (today + timedelta(days=3)).isoformat()}
    assert as_alice.post(f"{PAGE}away/", told).status_code == 302
    assert seen.away_this_week(house, now) == []
    assert as_alice.post(f"{PAGE}away/", told).status_code == 422, "one is away once"
    row = Away.objects.get()
    assert as_alice.post(f"{PAGE}away/{row.pk}/end/").status_code == 302
    as_alice.post(f"{PAGE}away/", told | {"is_shown": "on"})
    assert [one.member for one in seen.away_this_week(house, now)] == [stay.member]
    wrong = as_alice.post(f"{PAGE}away/", told | {"until_on": today.isoformat()})
    assert (wrong.status_code, "later day than you go" in wrong.text) == (422, True)
