"""Who may read a report: staff each one, a lead their programme's, a group its own, everybody what was made public."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from porch.evidence.models import Decision, Report
from porch.groups.actions.belonging import let_belong
from porch.groups.models import Group
from porch.people.models import Member
from porch.programmes.models import Cohort, Programme, Worker
from porch.record.models import Entry
from tests.conftest import signed_in
from tests.evidence.conftest import CUT, NOON

FILES = ("report.json", "report.csv", "codebook.csv", "datapackage.json", "report.zip")


@pytest.fixture
def keep(db: None) -> Callable[..., Report]:
    def kept(kind: str, about: object = None, **more: object) -> Report:
        result = {
            "kind": kind,
            "title": "Of many",
            "cut": CUT.isoformat(),
            "definitions": "1",
            "n": None,
            "finding": {"words": "Too few to say."},
            "sections": [],
            "counts": {},
            "figures": {},
            "sure": [],
            "method": [],
            "shape": 1,
        }
        given = {"state": "done", "title": "Of many", "result": result, **more}
        return Report.objects.create(kind=kind, about=about, asked_at=NOON, cut=CUT, **given)

    return kept


def reads(browser: Client, row: Report) -> bool:
    """The page, every file and the list say the same."""
    page = browser.get(f"/evidence/{row.pk}/").status_code == 200
    files = {browser.get(f"/evidence/{row.pk}/{name}").status_code == 200 for name in FILES}
    listed = f"/evidence/{row.pk}/" in browser.get("/evidence/").text
    assert {page, listed} == files | {page}
    return page


def test_whoever_is_here_for_somebody_else_is_offered_no_report_of_their_own(alice: Member) -> None:
    browser = signed_in(alice)
    assert "/evidence/mine/" in browser.get("/evidence/").text
    Member.objects.filter(pk=alice.pk).update(in_recovery=False)
    assert "/evidence/mine/" not in browser.get("/evidence/").text


def test_members_of_a_group_read_its_report_and_nobody_else_does(
    keep: Callable[..., Report], alice: Member, erin: Member, dee: Member
) -> None:
    group = Group.objects.create(slug="tea", name="Tea", state="open", asked_at=NOON, opened_at=NOON)
    let_belong(group, alice, NOON)
    row = keep("group", group.pk)
    assert reads(signed_in(alice), row)
    assert reads(signed_in(dee), row)
    assert not reads(signed_in(erin), row)
    assert not reads(Client(), row)


def test_a_lead_reads_the_reports_of_their_programme_and_its_cohorts(
    keep: Callable[..., Report], programme: Programme, cohort: Cohort, alice: Member, bob: Member
) -> None:
    lead = Worker.objects.create(programme=programme, member=alice, part="lead", since=NOON)
    Worker.objects.create(programme=programme, member=bob, part="facilitator", since=NOON)
    whole, part, other = keep("programme", programme.pk), keep("programme", cohort.pk), keep("network")
    assert [reads(signed_in(alice), row) for row in (whole, part, other)] == [True, True, False]
    assert not reads(signed_in(bob), whole)
    Worker.objects.filter(pk=lead.pk).update(until=NOON)
    assert not reads(signed_in(alice), whole)


def test_everybody_reads_what_was_made_public_until_it_is_not(
    keep: Callable[..., Report], dee: Member
) -> None:
    row, anyone, desk = keep("network"), Client(), signed_in(dee)
    address = f"/desk/evidence/{row.pk}/public/"
    assert desk.post(address, {}).status_code == 422
    assert not reads(anyone, row)
    assert desk.post(address, {"because": "Our members asked for it."}).status_code == 302
    assert reads(anyone, row)
    page = " ".join(anyone.get(f"/evidence/{row.pk}/").text.split())
    assert "Public since 20 November 2026: Our members asked for it." in page
    assert "Our members asked for it." in desk.get(address).text
    assert desk.post(address, {"because": "It is old."}).status_code == 302
    assert not reads(anyone, row)
    assert list(Decision.objects.order_by("pk").values_list("is_public", flat=True)) == [True, False]
    acts = list(Entry.objects.order_by("seq").values_list("act", "detail"))
    assert acts[-2:] == [
        ("report-public", {"report": str(row.pk)}),
        ("report-no-longer-public", {"report": str(row.pk)}),
    ]


def test_what_is_not_done_is_read_by_nobody_but_staff(keep: Callable[..., Report], dee: Member) -> None:
    row = keep("network", state="failed", public_at=NOON, trouble="It was cut off.")
    assert Client().get(f"/evidence/{row.pk}/").status_code == 404
    page = signed_in(dee).get(f"/evidence/{row.pk}/")
    assert "It was cut off." in page.text
    assert "Make it again" in page.text
    assert signed_in(dee).get(f"/evidence/{row.pk}/report.json").status_code == 404


def test_somebody_who_is_leaving_reads_what_everybody_reads(
    keep: Callable[..., Report], alice: Member
) -> None:
    group = Group.objects.create(slug="tea", name="Tea", state="open", asked_at=NOON, opened_at=NOON)
    let_belong(group, alice, NOON)
    own, public = keep("group", group.pk), keep("network", public_at=NOON - timedelta(days=1))
    Member.objects.filter(pk=alice.pk).update(state="leaving")
    browser = signed_in(Member.objects.get(pk=alice.pk))
    assert not reads(browser, own)
    assert reads(browser, public)
