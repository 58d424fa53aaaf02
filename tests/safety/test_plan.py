"""My plan for a hard hour: sealed under my own key or on my device, read by nobody else, given and erased with me."""

import json
from datetime import datetime
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from porch.people.models import Member
from porch.record.models import Entry
from porch.safety import hard_hour
from porch.safety.models import HardHour
from porch.safety.queries.hard_hour import plan_of
from porch.safety.rules.plan import LONGEST, UnreadableSteps, steps_in
from porch.safety.steps import steps

WORDS = "Ring Marigold, walk to the river"


@pytest.fixture
def browser(alice: Member) -> Client:
    client = Client()
    client.force_login(alice)
    return client


def test_it_is_kept_sealed_and_shown_to_its_owner_alone(
    browser: Client, alice: Member, bob: Member, dee: Member
) -> None:
    browser.post("/plan/", {"myself": WORDS, "here": "on"})
    assert WORDS in browser.get("/plan/").content.decode()
    assert WORDS.encode() not in bytes(HardHour.objects.get(member=alice).sealed_plan)
    for other in (bob, dee):
        client = Client()
        client.force_login(other)
        assert WORDS not in client.get("/plan/").content.decode()


def test_that_someone_has_a_plan_is_noted_nowhere(browser: Client) -> None:
    before = Entry.objects.count()
    browser.post("/plan/", {"myself": WORDS, "here": "on"})
    assert Entry.objects.count() == before


def test_what_is_not_to_be_kept_with_us_goes(browser: Client, alice: Member) -> None:
    browser.post("/plan/", {"myself": WORDS, "here": "on"})
    browser.post("/plan/", {"myself": "words that were sent all the same"})
    assert plan_of(alice) == {}
    assert bytes(HardHour.objects.get(member=alice).sealed_plan) == b""


def test_too_many_words_come_back_whole_with_one_sentence(browser: Client, alice: Member) -> None:
    browser.post("/plan/", {"myself": WORDS, "here": "on"})
    answer = browser.post("/plan/", {"myself": "a" * (LONGEST + 1), "here": "on"})
    assert answer.status_code == 422
    assert "What I can do by myself" in answer.content.decode()
    assert "1,001 characters; 1,000 fit" in answer.content.decode()
    assert plan_of(alice) == {"myself": WORDS}


def test_it_is_given_under_its_headings_and_erased(browser: Client, alice: Member, now: datetime) -> None:
    browser.post("/plan/", {"myself": WORDS, "here": "on"})
    assert hard_hour.export(alice)["my_plan"] == {"What I can do by myself": WORDS}
    hard_hour.erase(alice, now)
    assert plan_of(alice) == {}
    assert hard_hour.export(alice) == {"my_plan": {}, "cards_may_come_beside_my_words": True}


def test_headings_may_be_the_operators_own(browser: Client, settings: Settings, tmp_path: Path) -> None:
    settings.PORCH_DATA = tmp_path
    own = {"steps": [{"key": "myself", "heading": "Things that help me", "hint": ""}]}
    (tmp_path / "plan-steps.json").write_text(json.dumps(own))
    page = browser.get("/plan/").content.decode()
    assert "Things that help me" in page
    assert "How I notice" not in page
    (tmp_path / "plan-steps.json").write_text("{")
    assert "How I notice" in browser.get("/plan/").content.decode()


@pytest.mark.parametrize(
    "told",
    [
        [],
        {"steps": []},
        {"steps": [{"key": "a b", "heading": "A", "hint": ""}]},
        {"steps": [{"key": "a", "heading": " ", "hint": ""}]},
        {"steps": [{"key": "a", "heading": "A", "hint": 1}]},
        {"steps": [{"key": "a", "heading": "A"}, {"key": "a", "heading": "B"}]},
        {"steps": ["a"]},
    ],
)
def test_a_file_nobody_could_draw_a_page_from_is_refused(told: object) -> None:
    with pytest.raises(UnreadableSteps):
        steps_in(told)


def test_headings_name_no_illness_and_praise_nobody() -> None:
    ours = steps(Path("/nowhere"))
    assert len(ours) == 6
    text = " ".join(f"{step.heading} {step.hint}" for step in ours).lower()
    assert not any(word in text for word in ("suicid", "crisis", "relapse", "warning", "!"))
