"""The safety desk: who gets in, what is noted, who may not handle what, the answer."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.test import Client

from porch.people.models import Member
from porch.record.models import Entry
from porch.safety import actions
from porch.safety.models import Report
from porch.safety.queries import open_reports
from porch.safety.rules import EVIDENCE_KEPT
from porch.talk.actions import open_between, say
from porch.wire.models import Notice


@pytest.fixture(autouse=True)
def _staff_without_a_second_factor(settings: object) -> None:
    settings.DEMO = True  # type: ignore[attr-defined]


@pytest.fixture
def report(alice: Member, bob: Member, now: datetime) -> Report:
    return about(alice, bob, now)


def about(alice: Member, bob: Member, now: datetime, category: str = "spam") -> Report:
    conversation = open_between([alice, bob], now=now)
    say(conversation, "buy this", by=bob, client_id=uuid4(), now=now)
    return actions.report(
        "conversation",
        str(conversation.pk),
        category=category,
        by=alice,
        now=now,
        words="help",
        with_evidence=True,
    )


def test_for_everyone_else_there_is_nothing_here(
    report: Report, client: Client, as_alice: Client, as_bob: Client, as_frank: Client
) -> None:
    for address in ("/desk/safety/", f"/desk/safety/{report.pk}/"):
        for outsider in (client, as_alice, as_bob, as_frank):
            assert outsider.get(address).status_code == 404
    for verb in ("read", "answer"):
        assert as_alice.post(f"/desk/safety/{report.pk}/{verb}/", {"words": "x"}).status_code == 404
    report.refresh_from_db()
    assert report.state == Report.State.NEW


def test_the_most_pressing_comes_first(alice: Member, bob: Member, carol: Member, now: datetime) -> None:
    spam, danger = about(alice, bob, now), about(alice, bob, now + timedelta(hours=1), "danger")
    assert list(open_reports(carol)) == [danger, spam]
    assert list(open_reports(alice)) == []


def test_every_look_is_noted(
    report: Report, carol: Member, dee: Member, as_carol: Client, as_dee: Client
) -> None:
    for client in (as_carol, as_dee):
        page = client.get("/desk/safety/").content.decode()
        assert page.count("data-primary") == 1
        assert "buy this" not in page
    assert "buy this" in as_dee.get(f"/desk/safety/{report.pk}/").content.decode()
    noted = [
        (entry.act, entry.actor_id, entry.subject_id) for entry in Entry.objects.exclude(act="report.made")
    ]
    assert noted == [
        ("desk.safety.viewed", carol.pk, None),
        ("desk.safety.viewed", dee.pk, None),
        ("report.viewed", dee.pk, report.pk),
    ]


def test_nobody_handles_what_is_about_them_or_from_them(
    alice: Member, carol: Member, dee: Member, now: datetime, as_carol: Client, as_dee: Client
) -> None:
    from_carol, about_carol = about(carol, alice, now), about(alice, carol, now)
    assert as_carol.get(f"/desk/safety/{from_carol.pk}/").status_code == 404
    assert as_carol.get(f"/desk/safety/{about_carol.pk}/").status_code == 404
    assert set(open_reports(dee)) == {from_carol, about_carol}


def test_read_then_answered_and_the_reporter_learns_each(
    report: Report, alice: Member, carol: Member, as_carol: Client, as_alice: Client
) -> None:
    assert "I am reading this" in as_carol.get(f"/desk/safety/{report.pk}/").content.decode()
    as_carol.post(f"/desk/safety/{report.pk}/read/")
    assert "A person has read this" in as_alice.get(f"/reports/{report.pk}/").content.decode()
    as_carol.post(f"/desk/safety/{report.pk}/answer/", {"words": "We talked with them."})
    assert Notice.objects.filter(member=alice, kind="report-answered", seen_at=None).exists()
    assert "We talked with them." in as_alice.get(f"/reports/{report.pk}/").content.decode()
    assert not Notice.objects.filter(member=alice, kind="report-answered", seen_at=None).exists()
    assert list(open_reports(carol)) == []
    report.refresh_from_db()
    assert b"talked" not in bytes(report.sealed_answer)


def test_an_answer_needs_words_and_a_reader(report: Report, as_carol: Client) -> None:
    early = as_carol.post(f"/desk/safety/{report.pk}/answer/", {"words": "too soon"}, follow=True)
    assert "moved on already" in early.content.decode()
    as_carol.post(f"/desk/safety/{report.pk}/read/")
    empty = as_carol.post(f"/desk/safety/{report.pk}/answer/", {"words": "  "})
    assert empty.status_code == 422
    assert "Write a line" in empty.content.decode()
    report.refresh_from_db()
    assert report.state == Report.State.READ


def test_two_people_do_not_both_take_one_report(
    report: Report, carol: Member, dee: Member, now: datetime
) -> None:
    actions.read(report, by=carol, now=now)
    with pytest.raises(actions.TakenBySomeoneElse):
        actions.read(report, by=dee, now=now)
    report.refresh_from_db()
    assert report.read_by == carol


def test_words_go_half_a_year_after_the_answer(report: Report, carol: Member, now: datetime) -> None:
    actions.read(report, by=carol, now=now)
    actions.answer(report, "done", by=carol, now=now)
    actions.let_go_of_evidence(now + EVIDENCE_KEPT)
    report.refresh_from_db()
    assert report.evidence != ""
    actions.let_go_of_evidence(now + EVIDENCE_KEPT + timedelta(seconds=1))
    report.refresh_from_db()
    assert (report.words, report.evidence, report.answer) == ("", "", "")
    assert report.category == "spam"
