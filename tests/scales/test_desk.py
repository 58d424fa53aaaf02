"""What a community offers: words that are supplied, sets that are put away."""

import json
from copy import deepcopy
from datetime import datetime
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from porch.people.models import Member
from porch.scales import actions, queries
from porch.scales.models import Offered, Sitting
from porch.scales.queries.sheets import FOLDER
from porch.scales.rules.sheets import NotASheet
from tests.conftest import person, signed_in

pytestmark = pytest.mark.django_db
SEVENTEEN: dict[str, Any] = json.loads((FOLDER / "seventeen.json").read_text())


@pytest.fixture(autouse=True)
def demo(settings: Settings) -> None:
    settings.DEMO = True  # staff of the demo open their desks without a second factor


@pytest.fixture
def olive(db: None) -> Member:
    return person("Olive Reed", "operator")


def with_words() -> dict[str, Any]:
    told = deepcopy(SEVENTEEN)
    for item in told["items"]:
        item["words"] = f"Made-up question {item['code']}?"
    return told


def test_one_without_words_says_so_and_cannot_be_begun(as_alice: Client) -> None:
    page = as_alice.get("/progress/questions/seventeen/").text
    assert "The words of these questions did not come with this program." in page
    assert as_alice.post("/progress/questions/seventeen/begin/").status_code == 404
    assert "Questionnaires without their words" in as_alice.get("/progress/questions/").text


def test_once_its_words_are_supplied_it_is_asked(
    olive: Member, as_alice: Client, alice: Member, now: datetime
) -> None:
    text = json.dumps(with_words())
    assert signed_in(olive).post("/desk/questions/", {"text": text}).status_code == 302
    begun = as_alice.post("/progress/questions/seventeen/begin/", follow=True)
    assert "Made-up question 1?" in begun.text
    sitting = queries.answered_by(alice, done=False)[0]
    for number in range(1, 18):
        actions.answer(sitting.id, str(number), 4, by=alice, now=now)
    assert queries.answered_by(alice)[0].sums == {"use": 12, "risk": 24, "protective": 24}


def test_an_answer_that_no_one_can_give_is_refused_by_the_verb_too(
    olive: Member, alice: Member, now: datetime
) -> None:
    from porch.measures.scoring import NotAnAnswer

    actions.supply(json.dumps(with_words()), by=olive, now=now)
    sitting = actions.begin("seventeen", by=alice, now=now)
    with pytest.raises(NotAnAnswer):
        actions.answer(sitting.pk, "14", 2, by=alice, now=now)  # yes is 4 and no is 0


def test_other_numbers_under_a_known_code_are_refused(olive: Member, now: datetime) -> None:
    told = with_words()
    told["sums"][0]["items"] = ["4", "5"]
    with pytest.raises(NotASheet, match="its questions, numbers and sums are set"):
        actions.supply(json.dumps(told), by=olive, now=now)


@pytest.mark.parametrize("text", ["", "{", "[1]", "null", '{"code": "x"}', "[" * 5000])
def test_what_is_no_questionnaire_is_refused_in_sentences(olive: Member, text: str) -> None:
    answer = signed_in(olive).post("/desk/questions/", {"text": text})
    assert answer.status_code == 422
    assert not Offered.objects.exists()


def test_what_was_put_away_is_begun_by_nobody_and_answers_stay(
    olive: Member, alice: Member, as_alice: Client, now: datetime
) -> None:
    sitting = actions.begin("two-a", by=alice, now=now)
    for item in ("1", "2"):
        actions.answer(sitting.pk, item, 1, by=alice, now=now)
    half = actions.begin("two-b", by=alice, now=now)
    desk = signed_in(olive)
    for code in ("two-a", "two-b"):
        desk.post(f"/desk/questions/{code}/put-away/")
    assert as_alice.post("/progress/questions/two-a/begin/").status_code == 404
    assert as_alice.get(f"/progress/questions/one/{half.pk}/").status_code == 404
    assert "20 November 2026" in as_alice.get("/progress/questions/two-a/").text
    assert as_alice.get(f"/progress/questions/came-to/{sitting.pk}/").status_code == 200
    desk.post("/desk/questions/two-a/offer/")
    assert as_alice.post("/progress/questions/two-a/begin/").status_code == 302
    assert Sitting.objects.count() == 3


def test_one_of_ones_own_is_offered_and_taken_out_again(
    olive: Member, alice: Member, as_alice: Client, now: datetime
) -> None:
    told = with_words() | {"code": "ours", "title": "Our own questions"}
    actions.supply(json.dumps(told), by=olive, now=now)
    assert "Our own questions" in as_alice.get("/progress/questions/").text
    desk = signed_in(olive)
    assert json.loads(desk.get("/desk/questions/ours/sheet.json").text)["title"] == "Our own questions"
    desk.post("/desk/questions/ours/take-out/")
    assert as_alice.get("/progress/questions/ours/").status_code == 404


def test_the_desk_shows_nothing_of_anybody(olive: Member, alice: Member, now: datetime) -> None:
    before = signed_in(olive).get("/desk/questions/").text.split("<main", 1)[1]
    sitting = actions.begin("two-a", by=alice, now=now)
    for item in ("1", "2"):
        actions.answer(sitting.pk, item, 3, by=alice, now=now)
    after = signed_in(olive).get("/desk/questions/").text.split("<main", 1)[1]
    assert "Alice" not in after
    assert len(before) == len(after)
