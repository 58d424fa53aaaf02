"""What somebody sees of a list before they say yes, and what they can still choose."""

import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings

from porch.listings.report import Read
from porch.meetings.models import Meeting, Source
from porch.sources import tasks
from porch.sources.lists import read_whole
from porch.sources.models import Reading
from tests.sources.told import a_source

pytestmark = pytest.mark.django_db
DESK = "/desk/meetings/lists/"
CLOCKLESS = "This list names no clock: its times would be read as London’s."


def row(number: int, **told: Any) -> dict[str, Any]:
    usual = {"name": f"Evening {number}", "day": 3, "time": "19:00", "location": "The hall"}
    return {"slug": f"m-{number}", "address": f"{number} Mill Lane", **usual, **told}


@pytest.fixture(autouse=True)
def house(settings: Settings) -> None:
    settings.DEMO = True
    settings.ZONE = "Europe/London"


def brought(client: Client, *rows: dict[str, Any]) -> str:
    """The address of the page of a list that was brought with nothing but its name, and looked through."""
    file = SimpleUploadedFile("list.json", json.dumps(rows).encode())
    where: str = client.post(f"{DESK}file/", {"name": "Valley", "file": file})["Location"]
    looked()
    return where


def looked() -> Reading:
    tasks.look_through.func(str(Reading.objects.get(outcome="looking").pk))
    return Reading.objects.get(outcome="waits")


def test_no_clock_is_chosen_for_a_list_and_that_it_names_none_is_said_before_the_yes(as_dee: Client) -> None:
    page = as_dee.get(f"{DESK}file/").text
    assert '<option value="" selected>As the list says' in page
    assert '<option value="Europe/London" selected' not in page
    where = brought(as_dee, row(1), row(2))
    assert Source.objects.get().zone == ""
    page = as_dee.get(where).text
    assert page.index(CLOCKLESS) < page.index("Yes, apply it")
    assert page.index("No fellowship is named in it.") < page.index("Yes, apply it")
    assert "nobody knows when they are elsewhere" not in page, "it is said once"


def test_another_clock_and_fellowship_are_chosen_there_and_it_is_read_again(as_dee: Client) -> None:
    where = brought(as_dee, row(1), row(2))
    again = f"{DESK}readings/{Reading.objects.get().pk}/again/"
    said = {"zone": "America/Edmonton", "fellowship": "aa"}
    assert as_dee.post(again, said)["Location"] == where
    reading = looked()
    page = as_dee.get(where).text
    assert "names no clock" not in page
    assert "No fellowship is named" not in page
    assert '<option value="America/Edmonton" selected' in page
    as_dee.post(f"{DESK}readings/{reading.pk}/yes/")
    tasks.apply_agreed.func(str(reading.pk))
    assert set(Meeting.objects.values_list("time_zone", "fellowship")) == {("America/Edmonton", "aa")}
    assert as_dee.post(again, said).status_code == 404, "it waits no longer"


def test_a_clock_that_is_none_is_refused_and_it_still_waits(as_dee: Client) -> None:
    brought(as_dee, row(1))
    reading = Reading.objects.get()
    answer = as_dee.post(f"{DESK}readings/{reading.pk}/again/", {"zone": "Mars/Base"})
    assert (answer.status_code, answer.text.count("data-primary")) == (422, 1)
    assert Reading.objects.get().outcome == "waits"


def test_a_list_that_says_both_is_not_asked_about(as_dee: Client) -> None:
    page = as_dee.get(brought(as_dee, row(1, timezone="Europe/Paris", fellowship="na"))).text
    assert "names no clock" not in page
    assert "name no clock" not in page


def test_one_row_without_a_clock_among_others_is_counted(as_dee: Client) -> None:
    page = as_dee.get(brought(as_dee, row(1, timezone="Europe/Paris"), row(2))).text
    assert "One meeting names no clock" in page


@pytest.mark.parametrize("beside", [b"[]", b"", b"<html>none</html>"])
def test_meetings_come_though_their_server_gives_no_formats_or_bodies(beside: bytes) -> None:
    read: Read = read_whole((json.dumps([row(1)]).encode(), beside, b"[]"), a_source())
    assert len(read.listings) == 1
    assert [one.row for one in read.noted if "service bodies" in one.field] == [0, 0]
