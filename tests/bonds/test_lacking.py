"""One person stands out at the desk: whom nobody here fits, and whom to look for."""

from datetime import datetime

import pytest
from django.test import Client
from pytest_django import Settings

from porch.bonds import queries
from porch.bonds.actions import stop_asking
from porch.people.models import Member
from tests import town


@pytest.fixture
def desk(transactional_db: None, now: datetime, settings: Settings) -> Member:
    settings.DEMO = True  # staff of the demo open their desks without a second factor
    town.settle(now)
    return Member.objects.get(handle="Dee")


def test_whom_only_someone_new_would_help_stands_out_with_whom_to_look_for(
    desk: Member, now: datetime
) -> None:
    found = queries.lacking(desk, now)
    assert found is not None
    assert found.member.handle == "Blue Kettle"
    assert (found.mode, found.days) == ("mentors", 2)
    assert found.need == "1 more mentor (women), in the morning, Polish · Polski"

    client = Client()
    client.force_login(desk)
    page = client.get("/desk/pairing/").text
    assert page.count('id="lacking"') == 1
    assert found.need in page
    today = client.get("/today/").text
    assert found.need in today
    assert "Blue Kettle" not in today, "the name is said where the look is on the record"


def test_nobody_stands_out_who_asks_no_more(desk: Member, now: datetime) -> None:
    for _ in range(3):
        found = queries.lacking(desk, now)
        if found is not None:
            stop_asking(found.member, found.mode, now=now)
    assert queries.lacking(desk, now) is None


def test_it_is_nobodys_business_but_a_coordinators(desk: Member, now: datetime) -> None:
    for name in ("Quiet Heron", "Olu", "Carol"):
        assert queries.lacking(Member.objects.get(handle=name), now) is None
