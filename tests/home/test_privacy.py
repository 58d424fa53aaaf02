"""The page about privacy, the document and the program say one thing."""

import json
import re
from html import unescape

import pytest
from django.test import Client

from porch.config import keeping
from porch.home.rules.privacy import FILE, privacy
from porch.meetings.rules.working_days import UNTIL_OFF
from porch.people.actions.inviting import KEPT_AFTER
from porch.people.actions.knocking import UNTIL_ERASED
from porch.people.actions.leaving import GRACE
from porch.people.actions.names import RESTS_FOR
from porch.people.rules import visits, way_back
from porch.safety.rules import EVIDENCE_KEPT
from porch.talk.rules import KEEP_CHOICES, KEPT_AFTER_THE_END
from tests.house.source import ROOT

pytestmark = pytest.mark.django_db


def words(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def every_line() -> list[str]:
    told = privacy()
    sections = [line for one in told["sections"] for line in (one["title"], *one["text"], *one["points"])]
    return [*sections, told["kept_title"], *(cell for row in told["kept"] for cell in row), told["end"]]


def test_members_and_operators_read_the_same_words(client: Client) -> None:
    page = words(unescape(client.get("/privacy/").content.decode()))
    document = words((ROOT / "docs/privacy.md").read_text())
    assert len(every_line()) > 40
    for line in every_line():
        assert line in page
        assert line in document


def test_every_number_of_the_table_is_the_programs_own() -> None:
    kept = dict(json.loads(FILE.read_text())["kept"])
    hours = {row: [int(n) for n in re.findall(r"(\d+) hours", text)] for row, text in kept.items()}
    days = {row: [int(n) for n in re.findall(r"(\d+) days", text)] for row, text in kept.items()}
    assert days["A message"] == [*KEEP_CHOICES[:2], KEPT_AFTER_THE_END, 90]
    assert days["Being signed in"] == [visits.KEPT.days]
    assert hours["Being signed in"] == [visits.SHARED.total_seconds() / 3600]
    assert f"{visits.IDLE.total_seconds() / 60:.0f} minutes" in kept["Being signed in"]
    assert days["A report's words and notes"] == [EVIDENCE_KEPT.days]
    assert days["What anyone wrote about a listing that is wrong"] == [UNTIL_OFF.days]
    assert hours["A way back into an account"] == [
        one.total_seconds() / 3600 for one in (way_back.DELAY, way_back.USABLE)
    ]
    assert days["An invitation"] == [KEPT_AFTER.days]
    assert days["Someone who was not let in"] == [UNTIL_ERASED.days]
    assert days['An account after "leave"'] == [GRACE.days]
    assert days["A name nobody holds any more"] == [RESTS_FOR.days]
    assert hours["A backup"] == [keeping.HOURLY.total_seconds() / 3600]
    assert days["A backup"] == [keeping.DAILY.days]
    assert days["A backup of the keys"] == [keeping.KEYS_DAILY.days]


def test_it_is_one_link_from_the_door_and_needs_no_account(client: Client) -> None:
    assert 'href="/privacy/"' in client.get("/").content.decode()
    assert 'data-page="privacy"' in client.get("/privacy/").content.decode()
