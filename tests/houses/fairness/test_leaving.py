"""After a return to use: safety, tonight, then a decision with reasons; nothing of it can be skipped."""

from datetime import datetime, timedelta

import pytest
from django.test import Client

from porch.bonds.actions.moving import TooLate
from porch.houses.actions import leaving as acts
from porch.houses.models import House, Leaving, Stay
from porch.houses.queries.who import place_of
from porch.houses.rules.leaving import FIRST, NotYet
from porch.kit.clock import today_in
from porch.people.models import Member
from porch.record.models import Disclosure
from porch.wire.models import Notice
from porch.wire.queries import is_hushed

PAGE = "/houses/after-use/{}/"


def test_whoever_says_it_themselves_is_thanked_and_only_those_who_look_after_the_house_are_told(
    house: House, stay: Stay, bobs_stay: Stay, as_alice: Client, frank: Member
) -> None:
    answer = as_alice.post("/houses/alder-house/after-use/", {"mine": "1"}, follow=True)
    assert "Thank you for being honest." in answer.content.decode()
    told = Notice.objects.get()
    assert (told.member, told.kind) == (frank, "needs-a-person-now")


def test_nothing_can_be_decided_before_safety_and_a_place_for_tonight(
    monitored: House, told: Leaving, frank: Member, now: datetime
) -> None:
    tomorrow = today_in("UTC", now) + timedelta(days=1)
    with pytest.raises(NotYet):
        acts.decide(told, "leaves", "It was voted so.", tomorrow, by=frank, now=now)
    with pytest.raises(TooLate):
        acts.say_tonight(told, "here", "", by=frank, now=now)
    assert not acts.look_at_safety(told, FIRST[:4], by=frank, now=now)
    told.refresh_from_db()
    assert (told.state, told.stay.until_on) == ("safety", None)


def test_somewhere_else_needs_a_name(told: Leaving, frank: Member, now: datetime) -> None:
    acts.look_at_safety(told, FIRST, by=frank, now=now)
    with pytest.raises(NotYet):
        acts.say_tonight(told, "elsewhere", " ", by=frank, now=now)
    acts.say_tonight(told, "elsewhere", "At Joan’s, 4 Mill Street", by=frank, now=now)
    assert told.tonight == "elsewhere\nAt Joan’s, 4 Mill Street"


def test_nobody_is_put_out_on_the_day_it_is_decided(
    monitored: House, placed: Leaving, frank: Member, now: datetime
) -> None:
    today = today_in("UTC", now)
    with pytest.raises(NotYet):
        acts.decide(placed, "leaves", "Reasons.", today, by=frank, now=now)
    acts.decide(placed, "leaves", "Reasons.", today + timedelta(days=1), by=frank, now=now)
    placed.stay.refresh_from_db()
    assert placed.stay.until_on == today + timedelta(days=1)
    assert place_of("alder-house", placed.stay.member, now) is not None  # tonight she sleeps there
    assert place_of("alder-house", placed.stay.member, now + timedelta(days=1)) is None


def test_whoever_left_reads_every_step_and_from_when_they_may_ask_again(
    monitored: House, placed: Leaving, frank: Member, as_alice: Client, now: datetime
) -> None:
    on = today_in("UTC", now) + timedelta(days=1)
    acts.decide(placed, "leaves", "The house agreed on it beforehand.", on, by=frank, now=now)
    Stay.objects.filter(pk=placed.stay_id).update(until_on=on - timedelta(days=1))  # the day has come
    assert as_alice.get("/houses/alder-house/after-use/").status_code == 404
    page = as_alice.get(PAGE.format(placed.pk)).content.decode()
    assert "The house agreed on it beforehand." in page
    assert "The red box by the door" in page
    placed.stay.refresh_from_db()
    assert placed.readmission_on == placed.stay.readmission_on == on + timedelta(days=30)
    assert "21 December 2026" in page
    assert "The state affiliate, 555-0100" in page


def test_in_a_house_run_by_its_residents_nobody_decides_alone(
    house: House, placed: Leaving, bobs_stay: Stay, frank: Member, as_frank: Client, now: datetime
) -> None:
    said = {"outcome": "stays", "reasons": "A plan.", "how": "alone"}
    answer = as_frank.post(f"{PAGE.format(placed.pk)}decide/", said)
    assert answer.status_code == 422
    assert "decided by a vote" in answer.content.decode()
    placed.refresh_from_db()
    assert (placed.decided, placed.state) == ("", "deciding")


def test_a_hold_that_is_over_goes_back_to_people_and_ends_nothing(
    monitored: House, placed: Leaving, frank: Member, now: datetime
) -> None:
    until = today_in("UTC", now) + timedelta(days=20)
    acts.decide(placed, "hold", "Treatment first.", until, by=frank, now=now)
    assert acts.keep_time(now + timedelta(days=20)) == 0
    assert acts.keep_time(now + timedelta(days=22)) == 1
    placed.refresh_from_db()
    assert (placed.state, placed.decided, placed.stay.until_on) == ("deciding", "", None)


def test_time_alone_only_asks_again(told: Leaving, frank: Member, now: datetime) -> None:
    Notice.objects.all().delete()
    assert acts.keep_time(now + timedelta(minutes=61)) == 1
    told.refresh_from_db()
    assert told.state == "safety"
    assert told.due_at is not None
    assert told.due_at > now + timedelta(minutes=61)
    assert Notice.objects.get().member == frank


def test_every_look_of_whoever_looks_after_the_house_stands_in_the_ledger(
    told: Leaving, alice: Member, frank: Member, as_frank: Client, as_bob: Client
) -> None:
    assert as_frank.get(PAGE.format(told.pk)).status_code == 200
    look = Disclosure.objects.get(subject_id=alice.pk)
    assert (look.viewer_id, look.scope) == (frank.pk, "stay-in-a-house")
    assert as_bob.get(PAGE.format(told.pk)).status_code == 404


def test_another_resident_sees_nothing_of_it(told: Leaving, bobs_stay: Stay, as_bob: Client) -> None:
    page = as_bob.get("/houses/alder-house/after-use/").content.decode()
    assert "Alice" not in page
    assert as_bob.get(PAGE.format(told.pk)).status_code == 404
    assert as_bob.post("/houses/alder-house/after-use/", {"stay": str(told.stay_id)}).status_code == 404


def test_whom_it_is_about_decides_nothing_and_may_say_where_they_sleep(
    told: Leaving, as_alice: Client
) -> None:
    page = PAGE.format(told.pk)
    as_alice.post(f"{page}safe/", {"safe": list(FIRST)})
    as_alice.post(f"{page}tonight/", {"where": "here"})
    told.refresh_from_db()
    assert told.state == "deciding"
    assert as_alice.post(f"{page}decide/", {"outcome": "stays", "reasons": "x"}).status_code == 404
    assert as_alice.post(f"{page}withdraw/").status_code == 404


def test_nothing_asks_them_for_anything_for_two_days(told: Leaving, alice: Member, now: datetime) -> None:
    assert is_hushed(alice, now + timedelta(hours=47))
    assert not is_hushed(alice, now + timedelta(hours=49))


def test_what_is_missing_is_said_beside_the_form_and_nothing_changes(
    monitored: House, placed: Leaving, as_frank: Client, now: datetime
) -> None:
    page = f"{PAGE.format(placed.pk)}decide/"
    today = today_in("UTC", now).isoformat()
    for said in ({}, {"outcome": "leaves", "reasons": "So.", "on": today}, {"outcome": "stays"}):
        assert as_frank.post(page, said).status_code == 422
    placed.refresh_from_db()
    assert (placed.state, placed.decided) == ("deciding", "")
