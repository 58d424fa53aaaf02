"""What another site sent is taken in when it is fresh and from somebody known, and not at all otherwise."""

import json
import re
from collections.abc import Callable
from datetime import datetime, timedelta
from html import unescape
from pathlib import Path
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from typer.testing import CliRunner

from porch.config.commands.evidence import app
from porch.config.start import Refused
from porch.evidence.actions import sums as acting
from porch.evidence.models import Received, Report, Site
from porch.evidence.queries.sums import report_to_tell, sent
from porch.evidence.rules.report import made
from porch.evidence.rules.sums import (
    LEAST,
    NotSums,
    Sums,
    canonical,
    compared,
    digits,
    key_words,
    of_report,
    public_key,
    read,
    signed,
)
from porch.kit.ids import new_id
from porch.people.models import Member
from porch.programmes.models import Cohort, Programme
from tests.conftest import signed_in
from tests.evidence import made_up
from tests.evidence.hill import CUT, HILL_KEY, PEERS, hill


@pytest.fixture
def site(now: datetime) -> Site:
    return Site.objects.create(name="Hill house", public_key=HILL_KEY, added_at=now)


@pytest.fixture
def eli(make_person: Callable[..., Member]) -> Member:
    return make_person("Eli Slate", "evaluator")


def why(file: bytes, now: datetime) -> str:
    before = list(Received.objects.values_list("pk", flat=True))
    with pytest.raises(NotSums) as no:
        acting.take_in(file, by=None, now=now)
    assert list(Received.objects.values_list("pk", flat=True)) == before
    return no.value.why


@pytest.mark.django_db
def test_what_a_trusted_site_sent_is_kept_with_its_signature(site: Site, now: datetime) -> None:
    file = hill()
    row = acting.take_in(file, by=None, now=now)
    assert (row.site, row.cut) == (site, CUT)
    assert canonical({"signature": row.signature, "sums": row.sums}) + b"\n" == file


@pytest.mark.django_db
def test_nothing_is_taken_twice_or_from_before(site: Site, now: datetime) -> None:
    acting.take_in(hill(), by=None, now=now)
    assert why(hill(), now) == "sent-before"
    assert why(hill(peers=((61, 20), (40, None))), now) == "two-of-one-day"
    assert why(hill(CUT - timedelta(days=1)), now) == "older"
    acting.take_in(hill(CUT + timedelta(days=1)), by=None, now=now)
    assert [sums.cut for _, sums in sent()] == [CUT + timedelta(days=1)]


@pytest.mark.django_db
def test_nothing_is_taken_from_somebody_unknown_or_no_longer_trusted(
    site: Site, eli: Member, now: datetime
) -> None:
    other = Ed25519PrivateKey.generate()
    key = key_words(other.public_key().public_bytes_raw())
    forged = signed(Sums("Hill house", key, CUT, "1", {"peers": PEERS}), other)
    assert why(forged, now) == "not-trusted"
    wrong = signed(Sums("Hill house", HILL_KEY, CUT, "1", {"peers": PEERS}), other)
    assert why(wrong, now) == "changed"
    assert why(hill(now.date()), now) == "not-over"
    acting.end(site, by=eli, now=now)
    assert why(hill(), now) == "not-trusted"


@pytest.mark.django_db
def test_a_site_is_trusted_only_with_the_digits_of_its_key(eli: Member, now: datetime) -> None:
    number = digits(public_key(HILL_KEY))
    assert re.fullmatch(r"(\d{5} ){5}\d{5}", number)
    for heard in ("", number[:-1], "0" * 30):
        with pytest.raises(NotSums, match="other-digits"):
            acting.trust("Hill house", HILL_KEY, heard, by=eli, now=now)
    for key in ("", "abc", HILL_KEY[:-1], HILL_KEY.replace("=", "")):
        with pytest.raises(NotSums, match="not-a-key"):
            acting.trust("Hill house", key, number, by=eli, now=now)
    assert not Site.objects.exists()
    site = acting.trust("Hill house", HILL_KEY, number.replace(" ", ""), by=eli, now=now)
    with pytest.raises(NotSums, match="known-already"):
        acting.trust("Hill", HILL_KEY, number, by=eli, now=now)
    acting.end(site, by=eli, now=now)
    assert acting.trust("Hill", HILL_KEY, number, by=eli, now=now) == site


@pytest.fixture
def report(db: None, now: datetime) -> Report:
    gathered = made_up.gathered(400, seed=3, stays=True)
    return Report.objects.create(
        kind="network",
        title="Everyone here",
        asked_at=now,
        cut=CUT,
        definitions="porch-evidence/1",
        state=Report.State.DONE,
        done_at=now,
        result=made(gathered).as_json(),
    )


def test_a_report_on_everyone_has_no_stays_so_the_newest_with_sums_is_told(
    report: Report, now: datetime
) -> None:
    Report.objects.filter(pk=report.pk).update(kind="programme")
    whole = made(made_up.gathered(400, seed=3, stays=False)).as_json()
    Report.objects.create(
        kind="network", title="Everyone here", asked_at=now, cut=CUT, state=Report.State.DONE, result=whole
    )
    found = report_to_tell()
    assert found is not None
    assert found.pk == report.pk
    assert report_to_tell(public=True) is None
    Report.objects.filter(pk=report.pk).update(public_at=now)
    assert report_to_tell(public=True) is not None


def test_a_site_goes_on_telling_of_the_programme_it_told_of_first(
    report: Report, programme: Programme, cohort: Cohort, eli: Member, now: datetime
) -> None:
    day = timedelta(days=1)
    Report.objects.filter(pk=report.pk).update(kind="programme", about=programme.pk, title="Mornings")

    def later(about: UUID, title: str, days: int) -> None:
        more = {"state": Report.State.DONE, "result": report.result, "done_at": now + days * day}
        Report.objects.create(
            kind="programme", about=about, title=title, asked_at=now, cut=CUT + days * day, **more
        )

    later(new_id(), "Evenings", 9)
    acting.make_key(now)
    assert "From the report on Mornings until" in signed_in(eli).get("/desk/sites/").text
    assert str(report_to_tell()) == "Mornings"
    later(cohort.pk, "Mornings, Spring", 4)
    assert str(report_to_tell()) == "Mornings, Spring"
    Report.objects.filter(title="Evenings").update(public_at=now)
    assert str(report_to_tell()) == str(report_to_tell(public=True)) == "Evenings"


def test_our_sums_are_the_counts_of_the_report_and_no_more(report: Report, now: datetime) -> None:
    with pytest.raises(NotSums, match="no-key"):
        acting.own_file(report, now)
    acting.make_key(now)
    tables = of_report(report.result)
    small = [n for rows in tables.values() for row in rows for n in row if n is not None and 0 < n < LEAST]
    hidden = {
        code: tuple(tuple(None if n is not None and 0 < n < LEAST else n for n in row) for row in rows)
        for code, rows in tables.items()
    }
    if small:  # a report that was not looked through at the door is never sent
        with pytest.raises(NotSums, match="too-small"):
            acting.own_file(report, now)
    for code, kept in (("peers", "peers-stood"), ("retained", "retained")):
        report.result["counts"][kept]["counts"] = hidden[code]
    sums, _ = read(acting.own_file(report, now))
    assert sums.tables == hidden
    assert sums.cut == CUT
    told = compared(sums)
    assert told is None or told[1] >= told[0] >= LEAST
    assert why(acting.own_file(report, now), now) == "our-own"


def test_the_counts_of_both_groups_are_those_on_day_seven(report: Report) -> None:
    there = report.result["counts"]
    both = there["peers-by-day-7"]["counts"][0][:2]
    assert [sum(row) for row in there["peers-stood"]["counts"]] == both


def test_nobody_finds_our_sums_before_the_report_is_public(
    report: Report, client: Client, eli: Member, now: datetime
) -> None:
    for rows in report.result["counts"].values():
        rows["counts"] = [
            [n if n is None or n == 0 or n >= LEAST else None for n in row] for row in rows["counts"]
        ]
    report.save()
    assert client.get("/evidence/sums.json").status_code == 404
    signed_in(eli).post("/desk/sites/key/")
    assert client.get("/evidence/sums.json").status_code == 404
    Report.objects.update(public_at=now)
    answer = client.get("/evidence/sums.json")
    assert read(answer.content)[0].tables == of_report(Report.objects.get().result)
    assert "public" in answer["Cache-Control"]
    mine = signed_in(eli).get("/desk/sites/sums.json")
    assert mine.content == answer.content


@pytest.mark.django_db
def test_at_the_desk_a_file_is_taken_in_and_stands_beside_the_studies(
    site: Site, eli: Member, client: Client
) -> None:
    desk = signed_in(eli)
    file = hill(peers=((60, 20), (40, 40)))
    answer = desk.post("/desk/sites/", {"file": SimpleUploadedFile("sums.json", file)})
    assert answer.status_code == 302
    page = unescape(client.get("/does-it-help/").text)
    assert "Not randomised: Hill house" in page
    assert "nobody was put into a group by chance" in page
    assert "Hill house: 60 of 80 with a peer by day 7 had not left" in page
    assert "40 of 80 without" in page
    assert "2 studies together: 0.65" in page
    again = desk.post("/desk/sites/", {"file": SimpleUploadedFile("sums.json", file)})
    assert again.status_code == 422
    assert "These sums are here already." in again.text
    desk.post(f"/desk/sites/{site.pk}/end/")
    assert "Hill house" not in client.get("/does-it-help/").text


@pytest.mark.django_db
def test_a_site_with_a_hidden_count_has_no_line(site: Site, client: Client, now: datetime) -> None:
    acting.take_in(hill(peers=((60, 20), (40, None))), by=None, now=now)
    assert "Hill house" not in client.get("/does-it-help/").text


@pytest.mark.django_db
def test_the_page_is_cheap_for_whoever_is_not_signed_in(
    site: Site, client: Client, now: datetime, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    acting.take_in(hill(), by=None, now=now)
    with django_assert_max_num_queries(4):  # what was changed of studies, our report, what sites sent
        assert client.get("/does-it-help/").status_code == 200


@pytest.mark.django_db
def test_the_desk_refuses_in_one_sentence(eli: Member) -> None:
    desk = signed_in(eli)
    refused = desk.post("/desk/sites/new/", {"name": "Hill", "key": HILL_KEY, "digits": "12345"})
    assert refused.status_code == 422
    assert "These are not the digits of this key." in refused.text
    refused = desk.post("/desk/sites/", {"file": SimpleUploadedFile("sums.json", b"{}")})
    assert refused.status_code == 422
    assert "This is no file of sums" in unescape(refused.text)


@pytest.mark.django_db
def test_the_command_takes_in_looks_and_refuses(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("porch.config.commands.evidence_sums.ready", lambda: None)
    monkeypatch.setattr("porch.config.commands.evidence_sums.begun", lambda: None)
    file = tmp_path / "sums.json"
    file.write_bytes(hill())
    looked = CliRunner().invoke(app, ["sums", "verify", str(file), "--json"])
    assert (looked.exit_code, json.loads(looked.output)["known_as"]) == (0, "Hill house")
    taken = CliRunner().invoke(app, ["sums", "import", str(file)])
    assert (taken.exit_code, taken.output) == (0, "Taken in from Hill house, until 2026-11-01.\n")
    for said in (
        ["import", str(file)],
        ["verify", str(tmp_path / "none")],
        ["export"],
        ["export", "--report", "7"],
    ):
        refused = CliRunner().invoke(app, ["sums", *said])
        assert isinstance(refused.exception, Refused), said
    file.write_bytes(file.read_bytes().replace(b"60", b"61"))
    changed = CliRunner().invoke(app, ["sums", "verify", str(file)])
    assert "Something in this file was changed" in str(changed.exception)
    Site.objects.all().delete()
    file.write_bytes(hill())
    assert CliRunner().invoke(app, ["sums", "verify", str(file)]).exit_code == 1
