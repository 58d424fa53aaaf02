"""The desk of invitations: a sheet is shown once, and afterwards only numbers are left of it."""

import re
from collections.abc import Iterator
from datetime import datetime
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from pytest_django import Settings

from porch.people import queries
from porch.people.models import Invitation, Member
from porch.people.rules.letters import digest_of
from porch.record.models import Entry
from tests.people.test_invitations import bring, join

SHEET = {"kind": "sheet", "count": "3", "days": "14", "place": "Tuesday evening"}


@pytest.fixture(autouse=True)
def _at_noon(settings: Settings, now: datetime) -> Iterator[None]:
    settings.DEMO = True  # a desk without a second factor
    with time_machine.travel(now, tick=False):
        yield


def pieces_on(page: str) -> list[str]:
    return re.findall(r'class="letters">([^<]+)<', page)


def test_a_sheet_is_shown_once_and_only_numbers_stay(as_dee: Client, now: datetime) -> None:
    batch = uuid4()
    page = as_dee.post(f"/desk/invitations/{batch}/sheet/", SHEET).content.decode()
    letters = pieces_on(page)
    assert len(set(letters)) == 3
    assert page.count('<svg class="code"') == 3
    assert "style=" not in page
    assert all(queries.opens(digest_of(one), now) for one in letters)
    again = as_dee.get(f"/desk/invitations/{batch}/sheet/").content.decode()
    assert pieces_on(again) == []
    assert "kept nowhere" in again
    assert as_dee.post(f"/desk/invitations/{batch}/sheet/", SHEET).status_code == 302
    assert Invitation.objects.count() == 3
    note = Entry.objects.get(act="invitations-made")
    assert (note.subject_id, note.detail) == (batch, {"count": 3, "uses": 1, "days": 14})


def test_the_paper_does_not_tell_what_the_place_is_for(as_dee: Client) -> None:
    page = as_dee.post(f"/desk/invitations/{uuid4()}/sheet/", SHEET).content.decode()
    paper = page[page.index('class="pieces') :]
    assert not re.search(r"Porch|recover|sober|drink|support", paper.split("</ol>")[0], re.IGNORECASE)
    assert "4 December 2026" in paper


def test_the_desk_sees_how_many_were_used_and_never_which(as_dee: Client, now: datetime) -> None:
    batch = uuid4()
    letters = pieces_on(as_dee.post(f"/desk/invitations/{batch}/sheet/", SHEET).content.decode())
    join(bring(letters[1]))
    page = as_dee.get("/desk/invitations/").content.decode()
    assert "Tuesday evening" in page
    assert "1 of 3 used." in page
    assert "2 still open" in page
    seen = set(queries.sheets(Member.objects.get(handle="Dee Lantern"), now)[0].__dict__)
    assert seen == {"batch", "place", "made", "ends", "count", "lets_in", "used", "left"}


def test_one_number_or_the_whole_sheet_can_be_ended(as_dee: Client, now: datetime) -> None:
    batch = uuid4()
    letters = pieces_on(as_dee.post(f"/desk/invitations/{batch}/sheet/", SHEET).content.decode())
    assert as_dee.post(f"/desk/invitations/{batch}/end/", {"number": "2"}).status_code == 302
    assert [queries.opens(digest_of(one), now) for one in letters] == [True, False, True]
    assert as_dee.post(f"/desk/invitations/{batch}/end/", {}).status_code == 422
    as_dee.post(f"/desk/invitations/{batch}/end/", {"whole": "1"})
    assert not any(queries.opens(digest_of(one), now) for one in letters)
    ends = Entry.objects.filter(act="invitations-ended").order_by("seq")
    assert [one.detail for one in ends] == [{"whole": False}, {"whole": True}]


def test_ending_a_used_number_says_the_same_as_ending_a_free_one(as_dee: Client) -> None:
    batch = uuid4()
    letters = pieces_on(as_dee.post(f"/desk/invitations/{batch}/sheet/", SHEET).content.decode())
    join(bring(letters[0]))
    said = [
        as_dee.post(f"/desk/invitations/{batch}/end/", {"number": number}, follow=True).content.decode()
        for number in ("1", "2", "9")
    ]
    assert all("That number opens nothing now." in page for page in said)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"count": "0"}, "greater than or equal to 1"),
        ({"days": "400"}, "90"),
        ({"kind": ""}, "Choose a sheet"),
    ],
)
def test_a_wrong_wish_makes_nothing(as_dee: Client, changed: dict[str, str], said: str) -> None:
    answer = as_dee.post(f"/desk/invitations/{uuid4()}/sheet/", {**SHEET, **changed})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Invitation.objects.exists()


def test_only_coordinators_and_operators_make_invitations(
    as_alice: Client, as_bob: Client, as_carol: Client, client: Client, make_person: object
) -> None:
    batch = uuid4()
    for browser in (client, as_alice, as_bob, as_carol):
        for path in ("", f"{batch}/sheet/", "import/"):
            assert browser.get(f"/desk/invitations/{path}").status_code == 404
            assert browser.post(f"/desk/invitations/{path}", SHEET).status_code in (404, 405)
        assert browser.post(f"/desk/invitations/{batch}/end/", {"whole": "1"}).status_code == 404
    assert not Invitation.objects.exists()
