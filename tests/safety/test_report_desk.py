"""The safety desk: who gets in, what is noted, what comes first, the answer, and what goes after half a year."""

from datetime import datetime, timedelta

import pytest
from django.test import Client

from porch.people.models import Member
from porch.record.models import Entry
from porch.safety import actions, queries
from porch.safety.models import Report
from porch.safety.rules import EVIDENCE_KEPT
from porch.safety.rules.cases import NotDoable
from porch.wire.models import Notice
from tests.safety.desk import case_of, told


@pytest.fixture(autouse=True)
def _staff_without_a_second_factor(settings: object) -> None:
    settings.DEMO = True  # type: ignore[attr-defined]


@pytest.fixture
def report(alice: Member, bob: Member, now: datetime) -> Report:
    return told(alice, bob, now)


def test_for_everyone_else_there_is_nothing_here(
    report: Report, client: Client, as_alice: Client, as_bob: Client, as_frank: Client
) -> None:
    case = case_of(report)
    for address in (
        "/desk/safety/",
        f"/desk/safety/{case.pk}/",
        f"/desk/safety/{case.pk}/act/",
        f"/desk/safety/{case.pk}/along/{report.pk}/",
        "/desk/safety/rota/",
        "/desk/safety/appeals/",
    ):
        for outsider in (client, as_alice, as_bob, as_frank):
            assert outsider.get(address).status_code == 404
    for verb in ("take", "note", "close", "act"):
        assert as_alice.post(f"/desk/safety/{case.pk}/{verb}/", {"words": "x"}).status_code == 404
    assert case_of(report).state == "waiting"


def test_what_is_past_its_time_comes_first_then_danger(
    alice: Member, bob: Member, erin: Member, frank: Member, carol: Member, now: datetime
) -> None:
    late = case_of(told(alice, bob, now - timedelta(hours=30), "spam"))
    calm = case_of(told(bob, erin, now, "spam"))
    danger = case_of(told(erin, frank, now, "danger"))
    rows = queries.queue(carol, now=now)
    assert [row.case for row in rows] == [late, danger, calm]
    assert [row.overdue for row in rows] == [True, False, False]
    assert queries.queue(alice, now=now) == []


def test_reports_about_one_person_come_into_one_case_and_the_most_pressing_leads(
    alice: Member, bob: Member, erin: Member, now: datetime
) -> None:
    calm, danger = told(alice, bob, now, "spam"), told(erin, bob, now, "danger")
    assert calm.case == danger.case
    case = case_of(calm)
    assert (case.category, case.aim_at) == ("danger", now + timedelta(minutes=15))
    assert case.about_member == bob
    for _ in range(8):
        told(erin, bob, now, "spam")
    assert not case.measures.exists(), "nothing is ever decided from how many there are"
    assert queries.standing_of(bob, now).may_write


def test_every_look_is_noted_and_nothing_is_shown_unasked(
    report: Report, carol: Member, as_carol: Client
) -> None:
    case = case_of(report)
    for address in ("/desk/safety/", f"/desk/safety/{case.pk}/"):
        page = as_carol.get(address).content.decode()
        assert page.count("data-primary") == 1
        assert "buy this" not in page
    assert "it scared me" in page
    assert page.index("<details>") < page.index("it scared me"), "their words open by a tap"
    assert "buy this" in as_carol.get(f"/desk/safety/{case.pk}/along/{report.pk}/").content.decode()
    noted = [(one.act, one.actor_id, one.subject_id) for one in Entry.objects.exclude(act="report.made")]
    assert noted == [
        ("desk.safety.viewed", carol.pk, None),
        ("case.viewed", carol.pk, case.pk),
        ("report.evidence-opened", carol.pk, report.pk),
    ]


def test_taken_then_answered_and_the_reporter_learns_each_in_general_words(
    report: Report, alice: Member, bob: Member, as_carol: Client, as_alice: Client
) -> None:
    case = case_of(report)
    assert "Take it in hand" in as_carol.get(f"/desk/safety/{case.pk}/").content.decode()
    as_carol.post(f"/desk/safety/{case.pk}/take/")
    assert "A person has read this" in as_alice.get(f"/reports/{report.pk}/").content.decode()
    as_carol.post(f"/desk/safety/{case.pk}/close/", {"outcome": "acted", "words": "We are sorry."})
    assert Notice.objects.filter(member=alice, kind="report-answered", seen_at=None).exists()
    receipt = as_alice.get(f"/reports/{report.pk}/").content.decode()
    assert "We looked at it and did something about it." in receipt
    assert "We are sorry." in receipt
    assert not Notice.objects.filter(member=alice, kind="report-answered", seen_at=None).exists()
    assert case_of(report).state == "closed"
    report.refresh_from_db()
    assert b"sorry" not in bytes(report.sealed_answer)


def test_an_answer_needs_the_case_in_hand_and_an_outcome(report: Report, as_carol: Client) -> None:
    case = case_of(report)
    early = as_carol.post(f"/desk/safety/{case.pk}/close/", {"outcome": "acted"}, follow=True)
    assert "not have this case in hand" in early.content.decode()
    as_carol.post(f"/desk/safety/{case.pk}/take/")
    assert as_carol.post(f"/desk/safety/{case.pk}/close/", {"words": "x"}).status_code == 422
    assert case_of(report).state == "taken"


def test_after_it_was_answered_a_new_report_opens_a_new_case(
    report: Report, alice: Member, bob: Member, carol: Member, now: datetime
) -> None:
    case = case_of(report)
    actions.take(case, by=carol, now=now)
    actions.close(case, "nothing", by=carol, now=now)
    assert told(alice, bob, now).case != case


def test_words_go_half_a_year_after_the_case_was_closed(report: Report, carol: Member, now: datetime) -> None:
    case = case_of(report)
    actions.take(case, by=carol, now=now)
    actions.leave_note(case, "ask them on Monday", by=carol, now=now)
    actions.close(case, "nothing", by=carol, now=now, words="done")
    actions.let_go_of_evidence(now + EVIDENCE_KEPT)
    report.refresh_from_db()
    assert "buy this" in report.evidence
    actions.let_go_of_evidence(now + EVIDENCE_KEPT + timedelta(seconds=1))
    report.refresh_from_db()
    assert (report.words, report.evidence, report.answer) == ("", "", "")
    assert not case.notes.exists()
    assert report.category == "spam"


def test_an_open_case_keeps_its_words_however_old(report: Report, now: datetime) -> None:
    actions.let_go_of_evidence(now + 3 * EVIDENCE_KEPT)
    report.refresh_from_db()
    assert report.words == "it scared me"


def test_a_note_is_for_whoever_comes_next_and_lies_sealed(
    report: Report, carol: Member, dee: Member, now: datetime, as_dee: Client
) -> None:
    case = case_of(report)
    actions.take(case, by=carol, now=now)
    with pytest.raises(NotDoable, match="Write a line"):
        actions.leave_note(case, "  ", by=carol, now=now)
    actions.hand_over(case, "waits for a call", by=carol, now=now)
    (note,) = case.notes.all()
    assert b"call" not in bytes(note.sealed_words)
    assert "waits for a call" in as_dee.get(f"/desk/safety/{case.pk}/").content.decode()
    actions.take(case, by=dee, now=now)
    assert case.holder == dee
