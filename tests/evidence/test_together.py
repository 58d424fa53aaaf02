"""Studies are put together only where they counted the same thing alike; what comes of it says how little it tells."""

import json
import re
from datetime import datetime
from html import unescape
from importlib.resources import files
from math import log
from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from porch.evidence.actions import together as acting
from porch.evidence.models import PutTogether
from porch.evidence.models import Study as Row
from porch.evidence.pictures.studies import Beside, block
from porch.evidence.queries.together import kept
from porch.evidence.rules.heaps import Heap, digest, heaps
from porch.evidence.rules.studies import Design, Study, brought
from porch.evidence.rules.together import put_together
from tests.house.source import SRC

COUNTS = st.fixed_dictionaries(
    {
        "outcome": st.sampled_from(["overdose", "not-using"]),
        "kind": st.just("counts"),
        "a": st.integers(0, 40),
        "n1": st.integers(40, 60),
        "c": st.integers(0, 40),
        "n2": st.integers(40, 60),
    }
)
ESTIMATES = st.fixed_dictionaries(
    {
        "outcome": st.sampled_from(["overdose", "not-using"]),
        "kind": st.just("estimate"),
        "scale": st.sampled_from(["rr", "or"]),
        "estimate": st.floats(-2, 2),
        "se": st.floats(0.05, 2),
    }
)
FACTS = st.fixed_dictionaries(
    {
        "title": st.just("A study"),
        "design": st.sampled_from([one.value for one in Design]),
        "direction": st.sampled_from(["difference", "none", "unclear"]),
        "results": st.lists(COUNTS | ESTIMATES, max_size=2),
    }
)


def studies_of(told: list[dict[str, Any]]) -> list[Study]:
    return [Study.of(f"s-{at}", facts) for at, facts in enumerate(told)]


def trial(code: str, a: int, n1: int, c: int, n2: int, design: str = "randomised") -> Study:
    one = {"outcome": "overdose", "kind": "counts", "a": a, "n1": n1, "c": c, "n2": n2}
    return Study.of(code, {"title": code, "design": design, "results": [one]})


def worked_out(there: list[Heap]) -> list[dict[str, Any]]:
    return put_together([heap.as_json() for heap in there])


def test_what_comes_with_the_program_is_what_the_engine_says() -> None:
    """After a change of the data file: ``together.json`` is made anew from it."""
    there = heaps(Study.of(code, facts) for code, facts in brought().items())
    told = json.loads(files("porch.evidence").joinpath("data", "together.json").read_text())
    assert told == {"of": digest(there), "result": worked_out(there)}
    assert kept(digest(there)) == told["result"]


@given(st.lists(FACTS, max_size=8))
def test_chance_is_never_in_one_heap_with_no_chance_and_no_review_in_any(told: list[dict[str, Any]]) -> None:
    studies = {one.code: one for one in studies_of(told)}
    there = heaps(studies.values())
    for heap in there:
        assert {studies[code].design for code, _ in heap.rows} == {heap.design} != {Design.REVIEW}
        assert {(one.outcome, one.scale) for _, one in heap.rows} == {(heap.outcome, heap.scale)}
        codes = [code for code, _ in heap.rows]
        assert len(codes) == len(set(codes))
    assert digest(heaps(reversed(list(studies.values())))) == digest(there)


@given(st.lists(FACTS, max_size=6))
def test_every_study_of_a_heap_is_in_a_row_or_said_to_be_left_out(told: list[dict[str, Any]]) -> None:
    there = heaps(studies_of(told))
    for heap, made in zip(there, worked_out(there), strict=True):
        rows = [row["code"] for row in made["rows"]]
        assert sorted([*rows, *made["dropped"]]) == sorted(code for code, _ in heap.rows)
        assert [code for code, _ in heap.rows if code in rows] == rows
        assert (made["pooled"] is not None) is (len(rows) >= 2)
        assert (made["pooled"] or {}).get("predicted") is None or len(rows) >= 3
        json.dumps(made, allow_nan=False)


def test_one_study_is_not_put_together_and_the_page_says_so() -> None:
    (made,) = worked_out(heaps([trial("alone", 5, 40, 13, 40)]))
    assert made["pooled"] is None
    assert made["rows"][0]["estimate"] == pytest.approx(log(5 / 13), abs=1e-6)
    assert "nothing to put together" in block(made, {"alone": "Alone"}).picture.sentence


def test_two_say_little_and_three_say_where_a_further_one_would_lie() -> None:
    two = [trial("one", 81, 323, 95, 325), trial("two", 5, 40, 13, 40)]
    (made,) = worked_out(heaps(two))
    said = block(made, {"one": "One", "two": "Two"})
    assert "do not tell" in said.picture.sentence
    assert any("nobody can say where a further one" in line for line in said.lines)
    (made,) = worked_out(heaps([*two, trial("three", 20, 100, 30, 100)]))
    said = block(made, {})
    assert any("Where a further study would likely lie" in line for line in said.lines)
    assert [one["code"] for one in made["without"]] == [row["code"] for row in made["rows"]]
    assert sum(line.startswith("Without") for line in said.lines) == 3


def test_an_estimate_of_a_risk_ratio_goes_with_counts_and_an_odds_ratio_does_not() -> None:
    given_ = {"outcome": "overdose", "kind": "estimate", "estimate": -0.3, "se": 0.2}
    as_rr = Study.of("given", {"design": "randomised", "results": [given_ | {"scale": "rr"}]})
    as_or = Study.of("given", {"design": "randomised", "results": [given_ | {"scale": "or"}]})
    counts = trial("counts", 81, 323, 95, 325)
    (made,) = worked_out(heaps([counts, as_rr]))
    assert made["pooled"]["k"] == 2
    assert {row["code"]: row["estimate"] for row in made["rows"]}["given"] == -0.3
    assert all(one["pooled"] is None for one in worked_out(heaps([counts, as_or])))


@given(st.integers(1, 39), st.integers(1, 39))
def test_counts_of_a_site_stand_beside_and_change_no_sum(a: int, c: int) -> None:
    (made,) = worked_out(heaps([trial("one", 81, 323, 95, 325), trial("two", 5, 40, 13, 40)]))
    plain = block(made, {}).picture
    beside = block(made, {}, [Beside("Not randomised, sent by Hill house", a, 40, c, 40)]).picture
    assert beside.sentence == plain.sentence
    assert beside.rows[:2] == plain.rows[:2]
    assert beside.rows[-1] == plain.rows[-1]
    row = beside.rows[2]
    assert row[0].words == "Not randomised, sent by Hill house"
    assert row[-1].words == "in no sum"
    assert float(row[1].value) == pytest.approx(a / c, abs=0.006, rel=0.05)


def test_nothing_that_a_page_reads_loads_the_engine() -> None:
    text = "rules.together import"
    assert [path.name for path in SRC.joinpath("evidence").rglob("*.py") if text in path.read_text()] == []


@pytest.mark.django_db
def test_a_changed_library_is_put_together_once_and_what_was_there_goes(
    now: datetime, client: Client
) -> None:
    facts = dict(brought()["navigator"])
    counts = facts["results"][0] | {"a": 80}
    Row.objects.create(code="navigator", facts=facts | {"results": [counts]}, program_facts=facts)
    PutTogether.objects.create(of="what was", at=now, result=[])
    assert acting.is_due()
    assert "This is being worked out" in client.get("/does-it-help/").text
    assert acting.put_together(now, apart=False)
    assert not acting.put_together(now, apart=False)
    assert PutTogether.objects.count() == 1
    assert not acting.is_due()
    assert "This is being worked out" not in client.get("/does-it-help/").text


@pytest.mark.django_db
def test_words_alone_change_no_sum(client: Client) -> None:
    facts = dict(brought()["navigator"])
    Row.objects.create(code="navigator", facts=facts | {"found": "Other words."}, program_facts=facts)
    assert not acting.is_due()
    assert "Other words." in client.get("/does-it-help/").text


@pytest.mark.django_db
def test_the_page_shows_each_heap_as_a_picture_with_its_table(client: Client) -> None:
    page = unescape(client.get("/does-it-help/").text)
    assert len(re.findall(r'id="picture-together-[\w-]+"', page)) == 1
    alone = page[page.index("Counted by one study alone") : page.index("“Nine studies proved it”")]
    assert (
        "0.93 times as often with peers as without (likely range 0.74 to 1.17). A coach met in hospital."
        in alone
    )
    assert alone.count("<dt>") == 3
    assert "2 studies together: 0.65 times as often with peers as without" in page
    assert (
        "“Peers after an overdose: Navigator” was set against: A social worker; counted after 18 months."
        in page
    )
    assert page.index("It is not proven.") < page.index("studies together")
