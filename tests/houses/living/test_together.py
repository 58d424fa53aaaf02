"""Guests, repairs and notices: said in a line, answered where the house voted so, read and no more."""

from datetime import datetime, timedelta

import pytest
from django.test import Client

from porch.houses.actions import together as does
from porch.houses.models import Guest, House, Notice, NoticeRead, Repair, Stay
from porch.people.models import Member
from porch.wire.models import Notice as News
from tests.houses.living.conftest import Vote

HOUSE = "/houses/alder-house/"
GUESTS, REPAIRS, NOTICES = f"{HOUSE}guests/", f"{HOUSE}repairs/", f"{HOUSE}notices/"
HOUR = timedelta(hours=1)


def visit(now: datetime, **more: str) -> dict[str, str]:
    on = (now + timedelta(days=1)).date().isoformat()
    return {"on": on, "at": "14:00", "end": "18:00", "words": "my brother"} | more


def test_where_nobody_voted_otherwise_a_guest_is_told_and_not_asked_for(
    as_alice: Client, stay: Stay, now: datetime
) -> None:
    assert as_alice.post(GUESTS, visit(now)).status_code == 302
    row = Guest.objects.get()
    assert (row.said, row.words, b"brother" in bytes(row.sealed_words)) == ("yes", "my brother", False)
    assert not News.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"end": "13:00"}, "It ends after it begins."),
        ({"on": "2026-11-01"}, "That is over already."),
        ({"on": "2030-01-01"}, "Pick a day within the next year."),
        ({"at": "teatime"}, "Write the time like 18:30."),
    ],
)
def test_a_time_that_cannot_be_is_said(
    as_alice: Client, stay: Stay, now: datetime, wrong: dict[str, str], says: str
) -> None:
    answer = as_alice.post(GUESTS, visit(now) | wrong)
    assert (answer.status_code, says in answer.text) == (422, True)
    assert not Guest.objects.exists()


def test_where_the_house_voted_for_asking_somebody_answers_and_a_no_is_between_the_two(
    as_alice: Client, as_bob: Client, as_frank: Client, both: object, frank: Member, vote: Vote, now: datetime
) -> None:
    vote("house-guests", "asked")
    as_alice.post(GUESTS, visit(now))
    row = Guest.objects.get()
    assert News.objects.get().member == frank
    assert "my brother" in as_frank.get(GUESTS).text
    assert "my brother" not in as_bob.get(GUESTS).text
    assert as_bob.post(f"{GUESTS}{row.pk}/answer/", {"say": "yes"}).status_code == 404
    as_frank.post(f"{GUESTS}{row.pk}/answer/", {"say": "perhaps"})
    as_frank.post(f"{GUESTS}{row.pk}/answer/", {"say": "no"})
    as_frank.post(f"{GUESTS}{row.pk}/answer/", {"say": "yes"})
    row.refresh_from_db()
    assert row.said == "no", "the first answer holds"
    assert "Not this time" in as_alice.get(GUESTS).text
    assert "A guest of" not in as_bob.get(GUESTS).text
    assert as_bob.post(f"{GUESTS}{row.pk}/end/").status_code == 404
    assert as_alice.post(f"{GUESTS}{row.pk}/end/").status_code == 302


def test_anybody_of_the_house_says_what_is_broken_and_what_became_of_it(
    as_alice: Client, as_bob: Client, both: object, frank: Member
) -> None:
    as_alice.post(REPAIRS, {"what": "The lamp on the stairs"})
    assert not News.objects.exists()
    as_alice.post(REPAIRS, {"what": "No hot water", "is_urgent": "on"})
    assert News.objects.get().member == frank
    page = as_bob.get(REPAIRS).text
    assert page.index("No hot water") < page.index("The lamp on the stairs"), "what cannot wait stands first"
    row = Repair.objects.get(what="No hot water")
    as_bob.post(f"{REPAIRS}{row.pk}/", {"state": "gone"})
    as_bob.post(f"{REPAIRS}{row.pk}/", {"state": "ordered", "words": "Tuesday at nine"})
    row.refresh_from_db()
    assert (row.state, row.words) == ("ordered", "Tuesday at nine")
    as_bob.post(f"{REPAIRS}{row.pk}/", {"state": "done"})
    row.refresh_from_db()
    assert row.done_at is not None
    assert as_alice.post(REPAIRS, {"what": ""}).status_code == 422


def test_a_notice_is_read_and_says_no_more(
    as_frank: Client, as_alice: Client, as_bob: Client, both: tuple[Stay, Stay], house: House
) -> None:
    assert as_alice.post(NOTICES, {"title": "x", "words": "y"}).status_code == 404
    assert as_frank.post(NOTICES, {"title": "", "words": "y"}).status_code == 422
    assert as_frank.post(NOTICES, {"title": "Boiler", "words": "On Monday it is off."}).status_code == 302
    row = Notice.objects.get()
    assert b"Monday" not in bytes(row.sealed_words)
    assert {one.member for one in News.objects.all()} == {one.member for one in both}
    for _ in range(2):
        assert as_alice.post(f"{NOTICES}{row.pk}/read/").status_code == 302
    assert NoticeRead.objects.count() == 1
    page = as_frank.get(NOTICES).text
    assert "Have read it: Alice Fern." in page
    assert "Not said yet: Bob Harbour." in page
    assert "Not said yet" not in as_bob.get(NOTICES).text
    as_frank.post(f"{NOTICES}{row.pk}/end/")
    assert "Boiler" not in as_bob.get(NOTICES).text


def test_a_notice_for_one_is_read_by_no_other_resident(
    as_alice: Client, as_bob: Client, both: tuple[Stay, Stay], house: House, frank: Member, now: datetime
) -> None:
    row = does.pin_up(house, "A word", "About the key.", to=both[0], by=frank, now=now)
    assert "About the key." in as_alice.get(NOTICES).text
    assert "About the key." not in as_bob.get(NOTICES).text
    assert as_bob.post(f"{NOTICES}{row.pk}/read/").status_code == 404
