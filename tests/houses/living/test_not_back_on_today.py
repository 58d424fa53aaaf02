"""On Today, whoever looks after a house is told first that somebody is not back, and of nobody's name."""

from datetime import datetime, timedelta

from porch.groups.actions.settings import change_setting
from porch.houses.cards_living import not_back_today
from porch.houses.models import House, SignOut, Stay
from porch.people.models import Member
from tests.conftest import signed_in


def test_somebody_overdue_stands_on_the_managers_today(
    house: House, stay: Stay, frank: Member, alice: Member, now: datetime
) -> None:
    SignOut.objects.create(stay=stay, out_at=now - timedelta(hours=9), back_by=now - timedelta(hours=1))
    assert not_back_today(frank, now) is None
    change_setting(house.group, "house-sign-out", "on", by=None, now=now)
    found = not_back_today(frank, now)
    assert found is not None
    assert found["many"] == 1
    assert not_back_today(alice, now) is None


def test_the_list_of_houses_leads_to_ones_own(
    house: House, stay: Stay, frank: Member, alice: Member, bob: Member
) -> None:
    for member, leads in ((alice, True), (frank, True), (bob, False)):
        assert ("/houses/alder-house/home/" in signed_in(member).get("/houses/").text) == leads
