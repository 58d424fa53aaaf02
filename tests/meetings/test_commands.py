"""``porch meetings search`` and ``export``: the list from the command line."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import datetime, time
from pathlib import Path
from typing import Any

import pytest
import time_machine
from icalendar import Calendar
from pytest_django import Settings
from typer.testing import CliRunner

from porch.config.cli import app
from porch.config.start import Refused
from porch.listings.reading import read
from porch.meetings import actions
from porch.meetings.models import Meeting
from porch.meetings.rules.told import Told

pytestmark = pytest.mark.django_db
WALK = Told("Sunday walk", 0, time(10), 90, "Europe/London", location="Park gates", open_to="open")
CALL = Told("Late call", 5, time(22), 60, "Europe/London", conference_phone="+44 20 7946 0000")
ROOM = Told("Kettle", 5, time(11, 30), 60, "Europe/London", "Mill Lane", "https://a.example/x")


@pytest.fixture(autouse=True)
def at_noon(now: datetime) -> Iterator[None]:
    with time_machine.travel(now, tick=False):
        yield


@pytest.fixture(autouse=True)
def three(settings: Settings, now: datetime, at_noon: None) -> list[Meeting]:
    settings.ZONE = "Europe/London"
    made = [actions.add(told, by=None, now=now) for told in (WALK, CALL, ROOM)]
    Meeting.objects.filter(slug="kettle").update(latitude=51.5, longitude=-0.1, seq=actions.turned())
    return made


def off(slug: str) -> None:
    Meeting.objects.filter(slug=slug).update(active=False, seq=actions.turned())


def told(*words: str) -> str:
    answer = CliRunner().invoke(app, ["meetings", *words], catch_exceptions=False)
    assert answer.exit_code == 0, answer.output
    return answer.stdout


def found(*words: str) -> Any:
    return json.loads(told("search", *words, "--json"))


def slugs(*words: str) -> list[str]:
    return [one["slug"] for one in found(*words)["meetings"]]


def test_it_searches_as_the_page_does() -> None:
    assert slugs() == ["kettle", "late-call", "sunday-walk"]
    assert slugs("--day", "friday", "--from", "21:00") == ["late-call"]
    assert slugs("--day", "sun") == ["sunday-walk"]
    assert slugs("--near", "51.51,-0.1", "--km", "2") == ["kettle"]
    assert slugs("--type", "open") == ["sunday-walk"]
    assert slugs("--type", "O") == ["sunday-walk"]
    assert slugs("--text", "mil") == ["kettle"]
    assert slugs("--most", "1") == ["kettle"]


def test_programs_read_when_where_and_how_far() -> None:
    [row] = found("--near", "51.51,-0.1", "--km", "2")["meetings"]
    assert (row["starts"], row["ends"]) == ("2026-11-20T11:30:00+00:00", "2026-11-20T12:30:00+00:00")
    assert (row["is_on"], row["where"], row["path"]) == (True, "Mill Lane", "/meetings/kettle/")
    assert row["km"] == pytest.approx(1.112, abs=0.001)


def test_people_read_a_line_for_each_and_the_closest_where_there_is_none() -> None:
    lines = told("search").splitlines()
    assert lines[0] == "3 meetings."
    assert lines[1] == "now  Fri 20 Nov 11:30-12:30  Kettle  Mill Lane"
    assert told("search", "--near", "52,-0.1", "--km", "2").startswith(
        "None like that. The closest:\nnow  Fri 20 Nov"
    )
    Meeting.objects.update(active=False, seq=actions.turned())
    assert told("search").startswith("None, and nothing else")


@pytest.mark.parametrize(
    "words",
    [
        ("--day", "someday"),
        ("--day", "7"),
        ("--day", "t"),
        ("--from", "25:00"),
        ("--near", "51.5"),
        ("--type", "zzz"),
    ],
)
def test_a_word_that_means_nothing_is_refused_by_name(words: tuple[str, str]) -> None:
    with pytest.raises(Refused, match=f"{words[0]} {words[1]}: "):
        CliRunner().invoke(app, ["meetings", "search", *words], catch_exceptions=False)


def test_every_meeting_is_written_and_what_is_off_the_list_says_so(tmp_path: Path) -> None:
    off("late-call")
    rows = json.loads(told("export", "--format", "meeting-guide"))
    assert [(row["slug"], row.get("attendance_option")) for row in rows] == [
        *(("kettle", None), ("late-call", "inactive"), ("sunday-walk", None)),
    ]
    rows = json.loads(told("export", "--format", "bmlt"))
    assert [(row["meeting_name"], row["published"]) for row in rows] == [
        *(("Kettle", "1"), ("Late call", "0"), ("Sunday walk", "1")),
    ]
    rows = list(csv.DictReader(io.StringIO(told("export", "--format", "csv").lstrip("\ufeff"))))
    assert [(row["Name"], row["Active"]) for row in rows] == [
        *(("Kettle", "yes"), ("Late call", "no"), ("Sunday walk", "yes")),
    ]
    events = Calendar.from_ical(told("export", "--format", "ics")).walk("VEVENT")
    assert [(str(one["SUMMARY"]), str(one.get("STATUS", ""))) for one in events] == [
        *(("Kettle", ""), ("Late call", "CANCELLED"), ("Sunday walk", "")),
    ]


@pytest.mark.parametrize("kind", ["meeting-guide", "bmlt", "csv", "ics"])
def test_what_is_written_can_be_read_again(kind: str, tmp_path: Path) -> None:
    out = tmp_path / "list"
    summary = json.loads(told("export", "--format", kind, "--out", str(out), "--json"))
    assert summary == {"out": str(out), "format": kind, "meetings": 3, "bytes": out.stat().st_size}
    again = read(out.read_bytes(), zone="Europe/London")
    assert sorted(one.name for one in again.listings) == ["Kettle", "Late call", "Sunday walk"]
    assert again.refused == []


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="cannot be written"):
        CliRunner().invoke(
            app, ["meetings", "export", "--format", "csv", "--out", str(tmp_path)], catch_exceptions=False
        )
