"""The page of one's own report, and its files: for its owner, with no permission given, and for nobody else."""

import csv
import hashlib
import io
import json
import zipfile
from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from porch.bonds.models import Pair
from porch.days import actions as threads
from porch.diary import actions
from porch.diary.rules.told import Said
from porch.measures.told import Used
from porch.people.models import Grant, Member

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 20)
MINE = "/evidence/mine/"


@pytest.fixture
def days(alice: Member, now: datetime) -> list[date]:
    """Fifty days Alice told of: two of three without use, each with a craving."""
    told = [TODAY - timedelta(days=n) for n in range(1, 51)]
    for n, day in enumerate(told):
        said = Said(day, craving=n % 10, used=Used.YES if n % 3 == 0 else Used.NO, sleep=6.5)
        actions.tell(alice, said, sent_as=uuid4(), now=now - timedelta(days=n + 1))
    return told


def test_it_needs_no_permission(days: list[date], as_alice: Client) -> None:
    assert not Grant.objects.exists()
    page = as_alice.get(f"{MINE}?since=2026-10-21").text
    assert 'data-page="evidence-mine"' in page
    assert page.count("data-primary") == 1
    assert "you told of 30 days, and 20 of them were without use" in page


def test_the_day_it_begins_with_is_the_day_they_first_had_somebody(
    days: list[date], alice: Member, bob: Member, as_alice: Client, now: datetime
) -> None:
    assert "(1 June 2026 to" in as_alice.get(MINE).text
    two = {"mode": "mentors", "first": bob, "second": alice, "state": "active"}
    Pair.objects.create(between=f"{bob.pk} {alice.pk}", started_at=now - timedelta(days=30), **two)
    page = as_alice.get(MINE).text
    assert "(21 October 2026 to" in page
    assert "The day you first had somebody to walk with, 21 October 2026" in page


def test_a_day_to_come_or_no_day_is_said_in_one_line(days: list[date], as_alice: Client) -> None:
    for typed, line in (
        ("2026-11-20", "Pick a day that is over."),
        ("soon", "Write the day like 2026-11-20."),
    ):
        answer = as_alice.get(MINE, {"since": typed})
        assert answer.status_code == 422
        assert line in answer.text
        assert answer.text.count("data-primary") == 1
        assert as_alice.get(f"{MINE}days.csv", {"since": typed}).status_code == 404


def test_somebody_who_told_of_nothing_is_not_told_off(as_alice: Client) -> None:
    page = as_alice.get(MINE).text
    assert "Too early to say" in page
    assert page.count("data-primary") == 1


def test_it_shows_nobody_elses_days(days: list[date], as_bob: Client) -> None:
    assert "Too early to say" in as_bob.get(MINE).text
    assert as_bob.get(f"{MINE}days.csv").text.count("\n") == 1


def test_on_the_day_of_a_return_to_use_nothing_is_counted(
    days: list[date], alice: Member, as_alice: Client, now: datetime
) -> None:
    threads.open_thread(alice, "alcohol", goal="stop", since=date(2026, 10, 4), now=now)
    threads.told_use(alice, ["alcohol"], TODAY, now=now)
    page = as_alice.get(MINE).text
    assert "Nothing is counted here today" in page
    assert "days without use" not in page.lower()
    assert '<svg class="chart"' not in page
    assert as_alice.get(f"{MINE}days.csv").text.count("\n") == 51


def test_the_files_agree_and_say_what_their_columns_mean(days: list[date], as_alice: Client) -> None:
    answer = as_alice.get(f"{MINE}my-report.zip?since=2026-10-21")
    parcel = zipfile.ZipFile(io.BytesIO(answer.content))
    files = {name: parcel.read(name) for name in parcel.namelist()}
    assert set(files) == {
        *("report.json", "days.csv", "codebook.csv", "datapackage.json"),
        *("redcap.csv", "redcap-dictionary.csv", "fhir.json"),
    }
    package = json.loads(files["datapackage.json"])
    for one in (*package["resources"], *package["x-files"]):
        content = files[one["path"]]
        assert one["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        assert one["bytes"] == len(content)
    rows = list(csv.DictReader(io.StringIO(files["days.csv"].decode())))
    book = list(csv.DictReader(io.StringIO(files["codebook.csv"].decode())))
    assert [row["column"] for row in book] == list(rows[0])
    assert [field["name"] for field in package["resources"][0]["schema"]["fields"]] == list(rows[0])
    since = [row for row in rows if "2026-10-21" <= row["date"] <= "2026-11-19"]
    report = json.loads(files["report.json"])
    first = next(part for part in report["parts"] if part["when"] == "first")
    assert first["days_without_use"] == sum(row["used"] == "0" for row in since) == 20
    assert report["kind"] == "person"


def test_two_years_cost_no_more_questions_than_a_month(
    days: list[date], alice: Member, as_alice: Client, now: datetime
) -> None:
    as_alice.get(MINE)
    with CaptureQueriesContext(connection) as few:
        as_alice.get(MINE)
    for n in range(60, 120):
        said = Said(TODAY - timedelta(days=n), used=Used.NO)
        actions.tell(alice, said, sent_as=uuid4(), now=now - timedelta(days=n))
    with CaptureQueriesContext(connection) as more:
        as_alice.get(MINE)
    assert len(more) == len(few)


def test_progress_leads_to_it(as_alice: Client) -> None:
    assert MINE in as_alice.get("/progress/").text
