"""A report as a page: its finding first, three readers of the same numbers, pictures that hold whatever is hidden."""

import json
import random
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from porch.evidence.models import Report
from porch.evidence.pictures.alone import page_alone
from porch.evidence.pictures.page import Page, page_of
from porch.evidence.pictures.reading import said, whole
from porch.evidence.rules.gathered import Gathered
from porch.evidence.rules.made import For, Made
from porch.evidence.rules.report import made
from tests.evidence import made_up
from tests.evidence.test_report import any_gathered

NOW = datetime(2026, 12, 1, 9, tzinfo=UTC)
few = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def kept(report: Made) -> dict[str, Any]:
    """As the database gives it back."""
    read: dict[str, Any] = json.loads(json.dumps(report.as_json()))
    return read


def some_hidden(report: Made, seed: int) -> Made:
    """Any of its counts hidden, as if they told of somebody."""
    draw = random.Random(seed)
    return report.with_counts(
        {
            table.code: tuple(
                tuple(None if draw.random() < 0.3 else count for count in row) for row in table.counts
            )
            for table in report.counts
        }
    )


def html(page: Page) -> str:
    return render_to_string("evidence/_report.html", {"page": page, "files": "/files/"})


@few
@given(any_gathered, st.integers(0, 1000), st.sampled_from(list(For)))
def test_any_report_can_be_drawn_whatever_is_hidden_in_it(there: Any, seed: int, reader: For) -> None:
    page = page_of(kept(some_hidden(made(there), seed)), reader)
    for part in (*page.parts, *page.folded):
        for picture in part.pictures:
            for drawing in (picture.narrow, picture.wide):
                assert drawing is not None
                assert drawing.outside() == []
                assert drawing.colliding() == []
            assert picture.desc.startswith(picture.sentence)
    for part in (*page.parts, *page.folded):
        titles = [table.title for table in part.tables]
        assert len(set(titles)) == len(titles), "a screen reader tells tables of a part apart by their titles"
    shown = html(page)
    assert "%(" not in shown


def test_the_three_readers_are_shown_the_same_numbers() -> None:
    result = kept(made(made_up.gathered(150, beside=80)))
    tables = [
        sorted((table.code, table.rows) for part in (*page.parts, *page.folded) for table in part.tables)
        for page in (page_of(result, reader) for reader in For)
    ]
    assert tables[0] == tables[1] == tables[2]


def test_everyone_reads_who_took_part_first_and_the_doubts_before_what_is_folded() -> None:
    page = page_of(kept(made(made_up.gathered(150))))
    assert [part.code for part in page.parts][:2] == ["who", "staying"]
    assert "weeks" in [part.code for part in page.folded]
    shown = html(page)
    assert (
        shown.index(page.finding.split(";")[0])
        < shown.index("Who took part")
        < shown.index("How sure are we?")
    )


def test_of_too_few_people_a_page_says_so_and_nothing_else() -> None:
    page = page_of(kept(made(made_up.gathered(7))))
    assert page.parts == ()
    assert "Fewer than 11 people" in html(page)
    assert "For researchers" not in html(page)


def test_a_hidden_number_is_said_to_be_hidden_and_is_not_in_the_page() -> None:
    report = made(made_up.gathered(150))
    table = next(table for table in report.counts if table.code == "harms")
    hidden = tuple((None, None) for _ in table.counts)
    page = page_of(kept(report.with_counts({"harms": hidden})))
    part = next(part for part in page.parts if part.code == "harms")
    assert part.hides
    assert [cell.words for cell in part.tables[0].rows[0]][1:] == ["not shown", "not shown"]
    assert not any("told of a return to use in their days" in line for line in part.said)
    assert any("A return to use is common" in line for line in part.said)


def test_a_report_of_a_part_that_nobody_knows_any_more_is_still_read() -> None:
    result = kept(made(made_up.gathered(60)))
    result["sections"][0]["pictures"][0]["kind"] = "painted"
    result["sections"][0]["code"] = "of-old"
    page = page_of(result)
    assert page.parts[-1].code == "of-old"
    assert page.parts[-1].pictures == ()


def test_a_day_and_a_number_are_said_as_people_write_them() -> None:
    assert (
        said({"words": "Until %(day)s", "values": {"day": {"date": "2026-11-30"}}})
        == "Until 30 November 2026"
    )
    assert said({"words": "%(n)s days", "values": {"n": 3.04}}) == "3 days"


@given(st.lists(st.floats(0.01, 10), min_size=3, max_size=3))
def test_a_hundred_signs_are_always_a_hundred(parts: list[float]) -> None:
    shares = whole([100 * part / sum(parts) for part in parts])
    assert sum(shares) == 100
    assert all(abs(n - 100 * part / sum(parts)) < 1 + 1e-9 for n, part in zip(shares, parts, strict=True))


def public(result: dict[str, Any]) -> Report:
    return Report.objects.create(
        kind="programme",
        title="A programme that is made up",
        asked_at=NOW,
        cut=date(2026, 11, 30),
        state=Report.State.DONE,
        done_at=NOW,
        public_at=NOW,
        result=result,
    )


@pytest.mark.django_db
def test_a_visitor_reads_a_public_report_and_picks_how_to_read_it() -> None:
    row = public(kept(made(made_up.gathered(150))))
    page = Client().get(f"/evidence/{row.pk}/").content.decode()
    assert 'data-page="evidence-report"' in page
    assert page.count("data-primary") == 1
    assert "not proof that peer support caused the change" in page
    researchers = Client().get(f"/evidence/{row.pk}/?for=researchers").content.decode()
    assert "Log-rank test" in researchers
    assert "<details open>" in researchers
    assert Client().get(f"/evidence/{row.pk}/?for=nobody").status_code == 404


def test_as_a_file_of_its_own_it_needs_nothing_beside_it() -> None:
    text = page_alone(kept(made(made_up.gathered(150))))
    assert "not proof that peer support caused the change" in text
    assert "<style>" in text
    assert "Log-rank test" in text
    for asks in ("<link", "<script", "src=", "href=", "url(http", "@import", "data-primary"):
        assert asks not in text.replace('href="#', "")


def without_peers(there: Gathered) -> Gathered:
    return replace(there, people=tuple(replace(one, peer_from=None) for one in there.people))


def test_a_curve_of_few_points_is_a_table() -> None:
    result = kept(made(without_peers(made_up.gathered(150))))
    figures = result["figures"]["staying"]
    assert len(figures["rows"]) >= 5
    staying = next(part for part in page_of(result).parts if part.code == "staying")
    assert [picture.title for picture in staying.pictures] == ["Still taking part, day by day"]
    figures["rows"] = figures["rows"][:4]
    staying = next(part for part in page_of(result).parts if part.code == "staying")
    assert staying.pictures == ()
    assert "staying" in [table.code for table in staying.tables]
