"""Tests: only where a house voted for them, read by few, and never more than what they said."""

from datetime import datetime

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from porch.houses.actions import screens as does
from porch.houses.actions.opening import let_manage
from porch.houses.models import House, Leaving, Screen, Stay
from porch.houses.rules.refusing import Refused
from porch.houses.rules.screens import RESULTS, NotAResult, Result, may_be_talked_about, may_record, result_of
from porch.people.models import Member
from porch.people.registries import belongings
from porch.record.models import Disclosure
from porch.wire.models import Notice
from tests.houses.living.conftest import Vote

PAGE = "/houses/alder-house/tests/"


@pytest.fixture
def tested(vote: Vote) -> None:
    vote("house-screens", "on")


@given(word=st.text(max_size=12))
def test_no_other_word_is_ever_read_as_a_result(word: str) -> None:
    if word in RESULTS:
        assert result_of(word) == word
    else:
        with pytest.raises(NotAResult):
            result_of(word)


def test_refused_dilute_and_not_clear_lead_to_nothing() -> None:
    assert [one for one in Result if may_be_talked_about(one)] == [Result.POSITIVE]


def test_the_manager_and_the_president_write_them_down_and_nobody_else() -> None:
    offices = ("president", "secretary", "treasurer", "comptroller", "coordinator")
    assert [one for one in offices if may_record(is_manager=False, offices=frozenset({one}))] == ["president"]
    assert may_record(is_manager=True, offices=frozenset())


def test_there_is_no_form_before_the_house_voted_for_it(
    as_frank: Client, as_alice: Client, stay: Stay, frank: Member, now: datetime
) -> None:
    assert as_frank.get(f"{PAGE}board/").status_code == 404
    assert as_frank.get(f"{PAGE}of/{stay.pk}/").status_code == 404
    assert as_frank.post(f"{PAGE}of/{stay.pk}/", {"result": "negative"}).status_code == 404
    with pytest.raises(Refused):
        does.record(stay, "negative", by=frank, now=now)
    assert "it has not voted for that" in as_alice.get(PAGE).text


def test_whose_it_is_reads_it_at_once_and_says_something_to_it(
    as_frank: Client, as_alice: Client, stay: Stay, alice: Member, tested: None
) -> None:
    of = f"{PAGE}of/{stay.pk}/"
    assert as_frank.post(of, {"result": "dilute"}).status_code == 302
    row = Screen.objects.get()
    assert b"dilute" not in bytes(row.sealed_result)
    assert list(Notice.objects.values_list("member", "kind", "path")) == [(alice.pk, "something-new", PAGE)]
    page = as_alice.get(PAGE).text
    assert "Dilute" in page
    assert "never a positive one" in page
    assert as_alice.post(f"{PAGE}{row.pk}/own/", {"words": "I drank tea all day"}).status_code == 302
    assert "I drank tea all day" in as_frank.get(of).text


def test_a_positive_one_asks_for_medicine_first_and_nothing_follows(
    as_frank: Client, stay: Stay, tested: None
) -> None:
    of = f"{PAGE}of/{stay.pk}/"
    answer = as_frank.post(of, {"result": "positive"})
    assert (answer.status_code, "Ask first which medicine is prescribed" in answer.text) == (422, True)
    assert not Screen.objects.exists()
    assert as_frank.post(of, {"result": "positive", "asked": "on"}).status_code == 302
    assert not Leaving.objects.exists()
    assert as_frank.post(of, {"result": "dirty"}).status_code == 422


def test_each_look_stands_in_the_ledger_and_the_list_of_names_is_none(
    as_frank: Client, stay: Stay, frank: Member, tested: None, now: datetime
) -> None:
    does.record(stay, "negative", by=frank, now=now)
    as_frank.get(f"{PAGE}board/")
    assert not Disclosure.objects.exists()
    as_frank.get(f"{PAGE}of/{stay.pk}/")
    look = Disclosure.objects.get()
    assert (look.subject_id, look.viewer_id, look.scope) == (stay.member_id, frank.pk, "house-tests")


def test_other_residents_read_nothing(
    as_bob: Client, both: tuple[Stay, Stay], frank: Member, tested: None, now: datetime
) -> None:
    row = does.record(both[0], "negative", by=frank, now=now)
    assert as_bob.get(f"{PAGE}of/{both[0].pk}/").status_code == 404
    assert as_bob.post(f"{PAGE}{row.pk}/own/", {"words": "x"}).status_code == 404
    assert "Negative" not in as_bob.get(PAGE).text.split("<main")[1]


def test_it_is_put_right_by_a_row_of_its_own_with_a_reason(
    as_frank: Client, as_alice: Client, stay: Stay, frank: Member, tested: None, now: datetime
) -> None:
    row = does.record(stay, "positive", by=frank, now=now)
    right = f"{PAGE}of/{stay.pk}/{row.pk}/right/"
    assert as_frank.post(right, {"result": "not-clear", "because": " "}).status_code == 422
    assert as_frank.post(right, {"result": "not-clear", "because": "the strip was old"}).status_code == 302
    assert as_frank.get(right).status_code == 404, "what was put right once is not put right twice"
    assert [one.result for one in Screen.objects.order_by("at")] == ["positive", "not-clear"]
    page = as_alice.get(PAGE).text
    assert "the strip was old" in page
    assert "another holds in its place" in page
    with pytest.raises(Refused):
        does.put_right(row, "negative", "again", by=frank, now=now)


def test_voted_off_the_rows_are_their_owners_alone(
    as_frank: Client, as_alice: Client, stay: Stay, frank: Member, tested: None, vote: Vote, now: datetime
) -> None:
    does.record(stay, "negative", by=frank, now=now)
    vote("house-screens", "off")
    assert as_frank.get(f"{PAGE}of/{stay.pk}/").status_code == 404
    assert "Negative" in as_alice.get(PAGE).text


def test_nobody_writes_down_their_own(
    house: House, stay: Stay, alice: Member, tested: None, now: datetime
) -> None:
    let_manage(house, alice, by=alice, now=now)
    with pytest.raises(Refused):
        does.record(stay, "negative", by=alice, now=now)


def test_they_are_in_ones_parcel_and_go_with_one(
    stay: Stay, alice: Member, frank: Member, tested: None, now: datetime
) -> None:
    row = does.record(stay, "positive", by=frank, now=now)
    does.put_right(row, "negative", "medicine", by=frank, now=now)
    belonging = belongings.get("houses-living")
    assert belonging is not None
    told = belonging.export(alice)["tests"]
    assert [one["result"] for one in told] == ["positive", "negative"]
    belonging.erase(alice, now)
    assert not Screen.objects.exists()
