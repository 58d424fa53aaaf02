"""``porch meetings import``: a list from the command line, on a bare folder too."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from porch.config.cli import app
from porch.config.start import Refused
from porch.meetings.models import Meeting, Source
from porch.meetings.queries import mark_of_the_list, on_the_list

pytestmark = pytest.mark.django_db
SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "meetings"


def row(slug: str, **told: Any) -> dict[str, Any]:
    usual = {
        "name": "Tea and talk",
        "day": 3,
        "time": "19:00",
        "timezone": "Europe/London",
        "location": "The hall",
    }
    return {"slug": slug, **usual, "formatted_address": "1 Mill Lane, Leeds, LS1, UK", **told}


ROWS = [row("one"), row("two", day=4), row("three", name="By phone", conference_phone="+442079460000")]


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    path = tmp_path / "valley.json"
    path.write_text(json.dumps(ROWS))
    return path


def told(*words: str) -> Any:
    answer = CliRunner().invoke(app, ["meetings", "import", *words, "--json"], catch_exceptions=False)
    assert answer.exit_code == 0, answer.output
    return json.loads(answer.stdout)


def refused(*words: str) -> str:
    with pytest.raises(Refused) as why:
        CliRunner().invoke(app, ["meetings", "import", *words], catch_exceptions=False)
    return str(why.value)


def test_a_file_is_applied_at_once_and_twice_changes_nothing(feed: Path) -> None:
    first = told(str(feed))
    assert (first["source"], [one["key"] for one in first["added"]]) == ("valley", ["one", "two", "three"])
    before, mark = list(Meeting.objects.order_by("pk").values()), mark_of_the_list()
    again = told(str(feed))
    assert (again["added"], again["changed"], again["gone"], again["same"]) == ([], [], [], 3)
    assert (list(Meeting.objects.order_by("pk").values()), mark_of_the_list()) == (before, mark)


def test_one_change_and_one_deletion_are_told_as_those(feed: Path) -> None:
    told(str(feed))
    feed.write_text(json.dumps([row("one", time="20:00"), ROWS[1]]))
    looked = told(str(feed), "--dry-run")
    done = told(str(feed))
    for answer in (looked, done):
        assert [(one["key"], one["fields"]) for one in answer["changed"]] == [("one", ["time"])]
        assert [one["key"] for one in answer["gone"]] == ["three"]
    assert (looked["dry_run"], done["dry_run"], on_the_list().count()) == (True, False, 2)


def test_rows_that_cannot_be_taken_are_named_and_the_others_come(feed: Path) -> None:
    feed.write_text(json.dumps([*ROWS, {"slug": "four"}]))
    answer = told(str(feed), "--source", "The valley", "--zone", "Europe/Paris", "--fellowship", "na")
    [one] = answer["refused"]
    assert (one["row"], bool(one["field"]), bool(one["reason"])) == (4, True, True)
    source = Source.objects.get()
    assert (source.name, source.zone, source.fellowship, source.kind) == (
        "The valley",
        "Europe/Paris",
        "na",
        "meeting-guide",
    )


def test_what_cannot_be_read_is_said_in_one_line_and_changes_nothing(feed: Path, tmp_path: Path) -> None:
    told(str(feed))
    before = list(Meeting.objects.values())
    for content in ("", "[]", "<html><title>Attention Required! | Cloudflare</title></html>", "{"):
        feed.write_text(content)
        said = refused(str(feed))
        assert said.startswith(str(feed))
        assert "\n" not in said
    assert refused(str(tmp_path / "none.json")).endswith("there is no such file")
    assert "is a folder" in refused(str(tmp_path))
    assert "private network" in refused("http://127.0.0.1:9999/feed.json")
    assert "--zone" in refused(str(feed), "--zone", "Mars/Base")
    assert "--country" in refused(str(feed), "--country", "Great Britain")
    assert list(Meeting.objects.values()) == before


def test_a_table_is_a_sheet_and_what_somebody_says_it_is_must_be_so(feed: Path, tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_text("Name,Day,Time,Location,Timezone\nTea,Monday,7:30 pm,The hall,Europe/London\n")
    assert len(told(str(table), "--format", "sheet")["added"]) == 1
    assert "not a sheet" in refused(str(feed), "--format", "sheet")
    assert "not bmlt" in refused(str(feed), "--format", "bmlt")


def test_when_most_would_go_it_asks_first(feed: Path) -> None:
    feed.write_text(json.dumps([row(f"n-{number}", day=number % 7) for number in range(20)]))
    told(str(feed))
    feed.write_text(json.dumps([row("n-0", day=0)]))
    assert "--most-may-go" in refused(str(feed))
    assert on_the_list().count() == 20
    assert len(told(str(feed), "--most-may-go")["gone"]) == 19
    feed.write_text(json.dumps([row(f"n-{number}", day=number % 7) for number in range(20)]))
    told(str(feed))
    feed.write_text(json.dumps([row(f"n-{number}", day=number % 7, time="06:15") for number in range(20)]))
    assert "--most-may-change" in refused(str(feed))
    assert len(told(str(feed), "--most-may-change")["changed"]) == 20


def test_a_list_without_a_clock_is_said_to_have_none_and_one_thing_is_one(feed: Path) -> None:
    feed.write_text(json.dumps([row("one", timezone=""), row("two", timezone="")]))
    said = CliRunner().invoke(app, ["meetings", "import", str(feed), "--dry-run"], catch_exceptions=False)
    first = said.stdout.splitlines()[0]
    assert "2 meetings name no time zone and would be read by the clock of" in first
    assert "--zone" in first
    assert "1 small thing was mended" in said.stdout
    said = CliRunner().invoke(app, ["meetings", "import", str(feed), "--zone", "Europe/Paris"])
    assert "no time zone and" not in said.stdout


@pytest.mark.skipif(not SHARED.exists(), reason="the real lists are not here: ../shared/data/meetings")
@pytest.mark.parametrize(
    ("name", "rows"),
    [
        *(("meeting-guide/aasanjose-670.json", 670), ("meeting-guide/edmonton-315.json", 315)),
        *(("meeting-guide/al-anon-360.json", 360), ("other/12sml-import-template.csv", 36)),
    ],
)
def test_real_lists_come_whole_and_come_again_unchanged(name: str, rows: int) -> None:
    first = told(str(SHARED / name))
    assert first["counts"]["rows"] == rows
    before = list(Meeting.objects.order_by("pk").values())
    again = told(str(SHARED / name))
    assert (again["counts"]["added"], again["counts"]["changed"], again["counts"]["gone"]) == (0, 0, 0)
    assert list(Meeting.objects.order_by("pk").values()) == before
