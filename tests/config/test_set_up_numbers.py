"""Crisis numbers, one by one: confirmed, put right, left out, added; and nothing half-made at the end."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.test import Client

from porch.config.setup import actions
from porch.config.setup.queries.numbers import packaged
from porch.config.setup.rules import numbers
from porch.config.setup.rules.answers import Answers
from porch.people.models import Community, Member
from porch.people.queries import suggest_names
from porch.record.models import Entry
from tests.config.setting_up import PASSWORD, answer_all, begin, confirm_every_number

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


def finish(client: Client) -> str:
    """From the numbers to the end; then what Get help now says."""
    for slug, said in (
        ("numbers", {}),
        ("supports", {"supports": ["peers"]}),
        ("joining", {"joining": "open"}),
        ("phones", {"push": "no"}),
    ):
        assert client.post(f"/set-up/{slug}/", said).status_code == 302
    assert begin(client).status_code == 302
    return client.get("/help-now/").content.decode()


def test_a_corrected_number_is_dialled_a_line_left_out_is_gone_and_an_added_one_is_there(
    let_in: Client, bare: Path
) -> None:
    answer_all(let_in, until="numbers")
    right = {"say": "different", "name": "Samaritans", "call": "020 7946 0018", "when": "evenings"}
    assert let_in.post("/set-up/numbers/1/", right).status_code == 302
    assert let_in.post("/set-up/numbers/2/", {"say": "out"}).status_code == 302
    confirm_every_number(let_in)
    more = {"about": "use", "name": "Riverside desk", "call": "+44 20 7946 0019", "when": "9 to 5"}
    assert let_in.post("/set-up/numbers/new/", more).status_code == 302
    page = finish(let_in)
    assert 'href="tel:02079460018"' in page
    assert "116123" not in page
    assert "85258" not in page
    assert 'href="tel:+442079460019"' in page
    kept = json.loads((bare / "crisis.json").read_text())
    assert kept["checked"] is not None
    assert all(line["checked"] for line in kept["lines"])
    assert not any("left_out" in line for line in kept["lines"])


def test_the_emergency_number_cannot_be_left_out(let_in: Client) -> None:
    answer_all(let_in, until="numbers")
    assert let_in.post("/set-up/numbers/0/", {"say": "out"}).status_code == 422
    assert let_in.get("/set-up/numbers/")["Location"] == "/set-up/numbers/0/"


@pytest.mark.parametrize("call", ["", "nine nine nine", "0800 RING", "1"])
def test_what_nobody_could_dial_is_refused_on_the_page(let_in: Client, call: str) -> None:
    answer_all(let_in, until="numbers")
    wrong = let_in.post("/set-up/numbers/1/", {"say": "different", "name": "Samaritans", "call": call})
    assert wrong.status_code == 422
    assert let_in.get("/set-up/numbers/1/").content.decode().count("116 123") >= 1


def test_a_place_without_a_number_is_absent(let_in: Client) -> None:
    answer_all(let_in, until="numbers")
    assert let_in.get("/set-up/numbers/99/").status_code == 404


def test_the_next_question_waits_until_every_number_is_settled(let_in: Client) -> None:
    answer_all(let_in, until="numbers")
    let_in.post("/set-up/numbers/0/", {"say": "right"})
    assert let_in.get("/set-up/supports/")["Location"] == "/set-up/numbers/"
    assert let_in.post("/set-up/numbers/")["Location"] == "/set-up/numbers/1/"


def test_a_country_without_a_file_enters_its_own(let_in: Client, bare: Path) -> None:
    answer_all(let_in, until="time-zone", country={"country": "CH"})
    let_in.post("/set-up/time-zone/", {"time_zone": "Europe/Zurich"})
    assert let_in.get("/set-up/numbers/0/").content.decode().count("112") >= 1
    let_in.post("/set-up/numbers/0/", {"say": "different", "call": "144", "when": "112 works as well"})
    line = {"about": "die", "name": "Die dargebotene Hand", "call": "143", "when": "day and night"}
    let_in.post("/set-up/numbers/new/", line)
    page = finish(let_in)
    assert 'href="tel:144"' in page
    assert 'href="tel:143"' in page
    assert "Checked by this community on" in page


def test_another_country_brings_its_own_numbers_and_the_same_one_keeps_what_was_settled(
    let_in: Client,
) -> None:
    answer_all(let_in, until="supports")
    let_in.post("/set-up/country/", {"country": "GB"})
    assert let_in.get("/set-up/")["Location"] == "/set-up/supports/"
    let_in.post("/set-up/country/", {"country": "US"})
    assert "911" in let_in.get("/set-up/numbers/0/").content.decode()
    assert let_in.get("/set-up/")["Location"] == "/set-up/numbers/"


def answers(**other: object) -> Answers:
    told = numbers.all_tried(packaged("GB"), NOON.date())
    usual = {"name": "River", "public_name": "Lamplight", "country": "GB", "time_zone": "Europe/London"}
    return Answers(**{**usual, "numbers": told, **other})  # type: ignore[arg-type]


def test_when_the_last_file_cannot_be_written_nothing_has_begun(bare: Path) -> None:
    (bare / "community.half").mkdir()  # where the file would be written first
    with pytest.raises(OSError, match="directory"):
        actions.begin(answers(), suggest_names(1)[0], PASSWORD, now=NOON)
    assert not Member.objects.exists()
    assert not Community.objects.exists()
    assert not Entry.objects.exists()
    assert not (bare / "crisis.json").exists()
    (bare / "community.half").rmdir()
    assert actions.begin(answers(), suggest_names(1)[0], PASSWORD, now=NOON).holds("operator")


def test_numbers_written_by_hand_before_stay_as_they_were_when_beginning_fails(bare: Path) -> None:
    (bare / "crisis.json").write_text(json.dumps(packaged("IE")))
    before = (bare / "crisis.json").read_bytes()
    (bare / "community.half").mkdir()
    with pytest.raises(OSError, match="directory"):
        actions.begin(answers(), suggest_names(1)[0], PASSWORD, now=NOON)
    assert (bare / "crisis.json").read_bytes() == before


def test_a_number_nobody_looked_at_stops_the_beginning(bare: Path) -> None:
    with pytest.raises(actions.NotSettled):
        actions.begin(answers(numbers=packaged("GB")), suggest_names(1)[0], PASSWORD, now=NOON)
    assert not Member.objects.exists()
