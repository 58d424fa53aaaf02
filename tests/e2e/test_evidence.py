"""A report from the asking to a visitor who reads it; and one's own, which nobody else opens."""

import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

NO_PROOF = "This is not proof that peer support caused the change."


def test_an_evaluator_makes_a_report_and_a_visitor_reads_it(
    as_person: Callable[..., Page], window: Callable[..., Page], tmp_path: Path
) -> None:
    eli = as_person("Eli")
    eli.goto("/desk/evidence/")
    eli.get_by_label("What it is about").select_option(label="Everyone here")
    eli.get_by_role("button", name="Make this report").click()
    expect(eli.get_by_role("link", name="Download this report")).to_be_visible(timeout=60_000)
    finding = eli.locator(".finding").inner_text()
    assert "not known" in finding
    expect(eli.get_by_text(NO_PROOF)).to_be_visible()
    report = eli.url

    with eli.expect_download() as taken:
        eli.get_by_role("link", name="Download this report").click()
    taken.value.save_as(tmp_path / "report.zip")
    with zipfile.ZipFile(tmp_path / "report.zip") as parcel:
        kept = json.loads(parcel.read("report.json"))
    assert kept["sure"][0]["words"] == NO_PROOF

    visitor = window()
    answer = visitor.goto(report)
    assert answer is not None
    assert answer.status == 404
    eli.goto("/desk/evidence/")
    eli.get_by_role("link", name="Let everybody read it").first.click()
    eli.get_by_label("Why").fill("Whoever asks may see how people fare here.")
    eli.get_by_role("button", name="Let everybody read it").click()
    visitor.goto("/evidence/")
    visitor.get_by_role("link", name="Everyone here").first.click()
    expect(visitor.locator(".finding")).to_have_text(finding)
    expect(visitor.get_by_text(NO_PROOF)).to_be_visible()


def test_sam_reads_what_their_own_days_show_and_takes_them_along(
    as_person: Callable[..., Page], tmp_path: Path
) -> None:
    sam = as_person("Sam")
    sam.goto("/progress/")
    sam.get_by_role("link", name="Before and since").click()
    expect(sam.get_by_text("Only you see this page")).to_be_visible()
    expect(sam.get_by_text(re.compile(r"you told of \d+ days")).first).to_be_visible()
    sam.get_by_role("link", name=re.compile("The day you came here")).click()
    sam.get_by_text("What the days you did not tell of could change").click()
    expect(sam.get_by_text("No day is guessed")).to_be_visible()
    with sam.expect_download() as taken:
        sam.get_by_role("link", name="Take it with me").click()
    taken.value.save_as(tmp_path / "mine.zip")
    with zipfile.ZipFile(tmp_path / "mine.zip") as parcel:
        assert {"report.json", "days.csv", "codebook.csv", "datapackage.json"} <= set(parcel.namelist())
        assert len(parcel.read("days.csv").splitlines()) > 100


def test_without_a_script_a_day_is_picked_and_a_wrong_one_is_said(as_person: Callable[..., Page]) -> None:
    sam = as_person("Sam", java_script_enabled=False)
    sam.goto("/evidence/mine/?since=2999-01-01")
    expect(sam.get_by_text("Pick a day that is over.").first).to_be_visible()
    sam.goto("/evidence/mine/")
    sam.get_by_label("Since which day").fill("2026-10-01")
    sam.get_by_role("button", name="Look from this day").click()
    expect(sam).to_have_url(re.compile("since=2026-10-01"))
