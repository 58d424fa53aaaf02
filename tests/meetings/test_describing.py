"""Beside when and where: fellowship, who it fits, language, street, place on the map; all of it may be left out."""

from datetime import datetime, time

import pytest
from django.test import Client
from pytest_django import Settings

from porch.meetings import actions
from porch.meetings.models import Meeting
from porch.meetings.rules.told import Told
from porch.meetings.shape import listing_of
from porch.people.models import Member

pytestmark = pytest.mark.django_db
FORM = {
    **{"name": "Kettle", "day": "1", "time": "19:00", "minutes": "60", "time_zone": "Europe/London"},
    **{
        "location": "Mill Lane hall",
        "open_to": "open",
        "fellowship": "smart",
        "types": ["wheelchair", "newcomers"],
    },
    **{"language": "lang-pl", "address": "14 Mill Lane", "city": "Riverside", "region": "North side"},
    **{"position": " 53.7995, -1.5491 "},
}


@pytest.fixture(autouse=True)
def demo(settings: Settings) -> None:
    settings.DEMO = True  # staff of the demo open their desks without a second factor


def test_what_is_said_stands_where_every_list_has_it(as_dee: Client) -> None:
    assert as_dee.post("/desk/meetings/new/", FORM).status_code == 302
    told = listing_of(Meeting.objects.get())
    assert (told.fellowship, set(told.types)) == ("smart", {"open", "wheelchair", "newcomers", "lang-pl"})
    assert (told.address, told.city, told.regions) == ("14 Mill Lane", "Riverside", ("North side",))
    assert (told.latitude, told.longitude) == (53.7995, -1.5491)


def test_the_form_shows_what_there_is_and_saving_it_again_changes_nothing(as_dee: Client) -> None:
    as_dee.post("/desk/meetings/new/", FORM)
    before = listing_of(Meeting.objects.get())
    page = as_dee.get(f"/desk/meetings/{Meeting.objects.get().pk}/")
    form = page.context["form"]
    said = {name: form[name].value() for name in form.fields}
    as_dee.post(
        f"/desk/meetings/{Meeting.objects.get().pk}/", {name: value for name, value in said.items() if value}
    )
    assert listing_of(Meeting.objects.get()) == before
    assert page.text.count("data-primary") == 1


def test_what_nobody_is_asked_stays_and_what_is_left_out_goes(dee: Member, now: datetime) -> None:
    told = Told("Kettle", 1, time(19), 60, "UTC", location="Hall", types=("women",), city="Riverside")
    meeting = actions.add(told, by=None, now=now)
    Meeting.objects.update(
        types=["closed", "women", "animals"], more={"city": "Riverside", "group": "Tea people"}
    )
    meeting.refresh_from_db()
    actions.change(
        meeting, Told("Kettle", 1, time(19), 60, "UTC", location="Hall", open_to="open"), by=dee, now=now
    )
    assert (meeting.types, meeting.more) == (["open", "animals"], {"group": "Tea people"})


@pytest.mark.parametrize("position", ["53.7", "north", "99, 3", "3, 999", "1,2,3"])
def test_a_position_that_is_none_is_said_and_the_part_is_open(as_dee: Client, position: str) -> None:
    answer = as_dee.post("/desk/meetings/new/", FORM | {"position": position})
    assert (answer.status_code, "<details open>" in answer.text) == (422, True)
    assert not Meeting.objects.exists()
