"""A report is asked for, made by a job that says how far it is, and found again when it was cut off."""

import json
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from porch.evidence.actions import making
from porch.evidence.exports.package import files_of
from porch.evidence.models import Report
from porch.evidence.rules import releasing
from porch.evidence.rules.gathered import Kind
from porch.people.actions.consent import revoke
from porch.people.models import Grant, Member
from porch.programmes.models import Programme
from porch.record.models import Entry
from porch.record.queries import disclosures_of
from tests.conftest import signed_in
from tests.evidence.conftest import BEGAN, CUT, DAY, NOON, Stays, says_yes, somebody, tells


@pytest.fixture
def eli(make_person: Any) -> Member:
    member: Member = make_person("Eli Beam", "evaluator")
    return member


def asked(programme: Programme, by: Member | None = None) -> Report:
    return making.ask(Kind.PROGRAMME, programme.pk, CUT, by=by, now=NOON)


def test_it_is_made_and_says_when_and_from_which_days(twenty: Programme) -> None:
    row = asked(twenty)
    assert row.state == "waits"
    assert making.work_out(row.pk, now=NOON)
    row.refresh_from_db()
    assert (row.state, row.progress, row.trouble) == ("done", 100, "")
    assert (row.result["n"], row.result["cut"], row.title) == (20, CUT.isoformat(), "Harbour mornings")
    assert row.definitions == row.result["definitions"] != ""
    assert list(Entry.objects.order_by("seq").values_list("act", flat=True))[-2:] == [
        "report-asked",
        "report-made",
    ]


def test_the_same_data_give_the_same_bytes_whenever_it_is_asked(twenty: Programme) -> None:
    first, second = (
        making.result_of(
            Kind.PROGRAMME, twenty.pk, CUT, now=NOON + n * timedelta(days=5), progress=lambda n: None
        )
        for n in (0, 1)
    )
    assert json.dumps(first) == json.dumps(second)


def test_it_is_made_once_however_often_it_is_asked(twenty: Programme) -> None:
    row = asked(twenty)
    assert asked(twenty).pk == row.pk
    assert making.work_out(row.pk, now=NOON)
    assert not making.work_out(row.pk, now=NOON)
    assert asked(twenty).pk == row.pk, "the same day comes to the same report"


def test_who_says_yes_since_waits_for_others_and_is_in_no_difference(twenty: Programme, stays: Stays) -> None:
    first = asked(twenty)
    making.work_out(first.pk, now=NOON)
    late = somebody("Somebody Late")
    stays(late)
    says_yes(late)
    tells(late, BEGAN, "yyyy")
    second = making.ask(Kind.PROGRAMME, twenty.pk, CUT + 28 * DAY, by=None, now=NOON + 40 * DAY)
    making.work_out(second.pk, now=NOON + 40 * DAY)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (second.state, second.result["n"]) == ("done", 20)
    assert second.who == first.who
    assert late.pk not in second.who[0]


def test_after_somebody_took_it_back_no_report_tells_of_them(twenty: Programme) -> None:
    first = asked(twenty)
    making.work_out(first.pk, now=NOON)
    gone = Grant.objects.filter(scope="for-reports").first()
    assert gone
    revoke(gone.pk, by=gone.subject, now=NOON)
    second = making.ask(Kind.PROGRAMME, twenty.pk, CUT + 28 * DAY, by=None, now=NOON + 40 * DAY)
    making.work_out(second.pk, now=NOON + 40 * DAY)
    second.refresh_from_db()
    assert (second.state, second.result) == ("failed", {})
    assert second.trouble.startswith("There is nothing new to report yet.")


def test_one_that_was_made_while_another_was_worked_out_is_looked_at_beside_it(
    twenty: Programme, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine, release, of = asked(twenty), releasing.release, list[str]()
    other = making.ask(Kind.NETWORK, None, CUT, by=None, now=NOON)

    def slowly(gathered: Any, before: Any) -> Any:
        of.append(gathered.kind)
        if len(of) == 1:
            making.work_out(other.pk, now=NOON)  # another process is quicker
        return release(gathered, before)

    monkeypatch.setattr(releasing, "release", slowly)
    making.work_out(mine.pk, now=NOON)
    assert of == ["programme", "network", "programme"], "it is worked out once more, with the other beside it"
    assert set(Report.objects.values_list("state", flat=True)) == {"done"}


def test_two_that_are_closer_than_four_weeks_are_one_too_many(twenty: Programme) -> None:
    making.work_out(asked(twenty).pk, now=NOON)
    for days in (-27, -1, 1):
        with pytest.raises(making.NotToBeMade, match="There is a report to 18 November 2026"):
            making.ask(Kind.PROGRAMME, twenty.pk, CUT + days * DAY, by=None, now=NOON + 40 * DAY)
    assert Report.objects.count() == 1


def test_a_programme_is_told_of_as_a_whole_or_cohort_by_cohort(twenty: Programme) -> None:
    part = twenty.cohorts.get().pk
    row = asked(twenty)
    with pytest.raises(making.NotToBeMade, match="never both"):
        making.ask(Kind.PROGRAMME, part, CUT, by=None, now=NOON)
    row.delete()
    making.ask(Kind.PROGRAMME, part, CUT, by=None, now=NOON)
    with pytest.raises(making.NotToBeMade, match="never both"):
        making.ask(Kind.PROGRAMME, twenty.pk, CUT - 60 * DAY, by=None, now=NOON)


def test_the_list_of_who_was_counted_is_sealed_and_in_no_file(twenty: Programme) -> None:
    row = asked(twenty)
    making.work_out(row.pk, now=NOON)
    row.refresh_from_db()
    assert len(row.who[0]) == 20
    assert not any(str(pk).encode() in bytes(row.sealed_who) for pk in row.who[0])
    files = files_of(row.result)
    assert "released" in row.result
    assert not [name for name, content in files.items() if b'"released"' in content]


def test_what_goes_wrong_is_said_and_it_can_be_asked_again(
    twenty: Programme, eli: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = asked(twenty)
    with monkeypatch.context() as broken:
        broken.setattr(releasing, "release", lambda gathered, before: 1 / 0)
        making.work_out(row.pk, now=NOON)
    row.refresh_from_db()
    assert (row.state, row.result) == ("failed", {})
    assert row.trouble == "It did not come to an end, and that is our fault. Nothing of it was kept."
    assert making.ask_again(row, by=eli, now=NOON)
    assert not making.ask_again(row, by=eli, now=NOON)
    making.work_out(row.pk, now=NOON)
    row.refresh_from_db()
    assert row.state == "done"


def test_one_that_was_cut_off_is_found_after_twenty_minutes(twenty: Programme) -> None:
    row = asked(twenty)
    Report.objects.filter(pk=row.pk).update(state="working", progress=40)
    assert making.fail_cut_off(NOON + timedelta(minutes=19)) == 0
    assert making.fail_cut_off(NOON + timedelta(minutes=21)) == 1
    row.refresh_from_db()
    assert (row.state, row.trouble) == (
        "failed",
        "It was cut off before it was done. Nothing of it was kept.",
    )


def test_what_is_gone_meanwhile_is_said(programme: Programme) -> None:
    row = asked(programme)
    programme.delete()
    making.work_out(row.pk, now=NOON)
    row.refresh_from_db()
    assert row.trouble == "What it is about is no longer there."


def test_there_has_to_be_something_and_its_last_day_has_to_be_over(twenty: Programme) -> None:
    for kind, pk, cut in (
        (Kind.PROGRAMME, uuid4(), CUT),
        (Kind.PERSON, None, CUT),
        (Kind.PROGRAMME, twenty.pk, NOON.date()),
    ):
        with pytest.raises(making.NotToBeMade):
            making.ask(kind, pk, cut, by=None, now=NOON)
    assert not Report.objects.exists()


def test_progress_goes_up_and_never_back(twenty: Programme) -> None:
    heard: list[int] = []
    making.result_of(Kind.PROGRAMME, twenty.pk, CUT, now=NOON, progress=heard.append)
    assert heard == sorted(heard)
    assert heard[0] > 0
    assert heard[-1] < 100


def test_an_evaluator_asks_for_one_and_sees_how_far_it_is(twenty: Programme, eli: Member) -> None:
    browser = signed_in(eli)
    said = {"about": f"programme:{twenty.pk}", "cut": CUT.isoformat()}
    there = browser.post("/desk/evidence/", said)["Location"]
    page = browser.get(there).text
    assert "It waits for its turn." in page
    assert '<meta http-equiv="refresh" content="5">' in page
    row = Report.objects.get()
    Report.objects.filter(pk=row.pk).update(state="working", progress=40)
    assert "It is being made: 40 % is done." in browser.get(there).text
    Report.objects.filter(pk=row.pk).update(state="waits")
    making.work_out(row.pk, now=NOON)
    assert "Download this report" in browser.get(there).text


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"about": "network:", "cut": "2026-11-20"}, "The last day that counts has to be over."),
        ({"about": "network:", "cut": "soon"}, "A day is said like 2026-03-31."),
        ({"about": "group:nowhere", "cut": "2026-11-01"}, "Choose one of the list."),
        ({}, "Say a day."),
    ],
)
def test_what_cannot_be_asked_is_said_in_a_sentence(eli: Member, said: dict[str, str], words: str) -> None:
    answer = signed_in(eli).post("/desk/evidence/", said)
    assert answer.status_code == 422
    assert words in answer.text
    assert not Report.objects.exists()


def test_who_did_not_make_it_waits_for_nothing(twenty: Programme, alice: Member, as_alice: Client) -> None:
    row = asked(twenty)
    assert as_alice.get(f"/evidence/{row.pk}/").status_code == 404


def test_two_asked_for_in_a_row_are_not_made_side_by_side(twenty: Programme) -> None:
    asked(twenty)
    with pytest.raises(making.NotToBeMade):
        making.ask(Kind.PROGRAMME, twenty.pk, CUT - DAY, by=None, now=NOON)


def test_whoever_only_waits_reads_nothing_in_their_ledger(twenty: Programme, stays: Stays) -> None:
    making.work_out(asked(twenty).pk, now=NOON)
    late = somebody("Somebody Late")
    stays(late)
    says_yes(late)
    second = making.ask(Kind.PROGRAMME, twenty.pk, CUT + 28 * DAY, by=None, now=NOON + 40 * DAY)
    making.work_out(second.pk, now=NOON + 40 * DAY)
    assert not disclosures_of(late.pk)
