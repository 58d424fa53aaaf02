"""Who reported is said nowhere that the reported person can look: on no page, in nothing they take away."""

import zipfile
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from porch.people.models import Member
from porch.people.parcel import parcel_of
from porch.safety import actions, looking
from porch.safety.models import Measure
from porch.wire.models import Notice
from tests.safety.desk import case_of, thing_of, told


@pytest.fixture(autouse=True)
def _staff_without_a_second_factor(settings: object) -> None:
    settings.DEMO = True  # type: ignore[attr-defined]


def plain_addresses(resolver: URLResolver | None = None, prefix: str = "") -> Iterator[str]:
    """Every address without a place-holder that can be looked at."""
    for pattern in (resolver or get_resolver()).url_patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from plain_addresses(pattern, route)
        elif isinstance(pattern, URLPattern) and "<" not in route and "live" not in route:
            yield f"/{route}"


@pytest.fixture
def acted_on(erin: Member, bob: Member, carol: Member, dee: Member, now: datetime) -> tuple[Measure, str]:
    """erin reported bob; carol read it, held his message, reminded him of a rule, and answered."""
    report = told(erin, bob, now, "harassment", words="lantern-quarry")
    case = case_of(report)
    actions.take(case, by=carol, now=now)
    looking.evidence_opened(report, by=carol, now=now)
    actions.leave_note(case, "harvest-moon", by=carol, now=now)
    actions.act(case, "hold", rule=1, by=carol, now=now, thing=thing_of(report))
    made = actions.act(case, "warn", rule=1, by=carol, now=now, words="Please be kind.")
    actions.close(case, "acted", by=carol, now=now)
    return made, str(report.pk)


def test_no_page_of_the_reported_says_who_reported_or_that_it_is_read(
    acted_on: tuple[Measure, str], bob: Member, erin: Member, as_bob: Client
) -> None:
    _, report = acted_on
    secrets = ("lantern-quarry", "harvest-moon", report, "part in a report")
    read = 0
    for address in plain_addresses():
        answer = as_bob.get(address)
        if answer.status_code != 200 or answer.streaming:
            continue
        read += 1
        page = answer.content.decode(errors="replace")
        for secret in secrets:
            assert secret not in page, f"{address} says {secret}"
        if address == "/standing/":
            assert "Please be kind." in page
            assert erin.handle not in page
            assert "Carol" not in page, "nor who decided it"
    assert read > 20


def test_what_the_reported_takes_away_does_not_say_it_either(
    acted_on: tuple[Measure, str], bob: Member, now: datetime
) -> None:
    _, report = acted_on
    with zipfile.ZipFile(BytesIO(parcel_of(bob, now=now))) as parcel:
        everything = "".join(parcel.read(name).decode(errors="replace") for name in parcel.namelist())
    assert "Please be kind." in everything
    for secret in ("lantern-quarry", "harvest-moon", report, "part in a report", "Carol Stone"):
        assert secret not in everything


def test_what_the_reported_is_told_of_is_what_was_decided(acted_on: tuple[Measure, str], bob: Member) -> None:
    told_of = Notice.objects.filter(member=bob).exclude(kind="new-message")
    assert {(one.kind, one.path) for one in told_of} == {("standing", "/standing/")}


def test_the_reporter_reads_at_once_that_what_they_sent_was_read(
    acted_on: tuple[Measure, str], as_erin: Client
) -> None:
    assert "part in a report" in as_erin.get("/consent/").content.decode()


def test_a_message_goes_along_with_five_on_each_side_and_never_more(
    alice: Member, bob: Member, erin: Member, now: datetime, as_erin: Client
) -> None:
    from tests.safety.desk import said

    messages = [said((alice, bob)[n % 2], (bob, alice)[n % 2], f"words {n:02}", now) for n in range(20)]
    middle = next(one for one in messages[9:] if one.author_id == bob.pk)
    ident = f"{middle.conversation_id}.{middle.seq}"
    made = actions.report("message", ident, category="harassment", by=alice, now=now, with_evidence=True)
    n = messages.index(middle)
    lines = made.evidence.splitlines()
    assert [line[-8:] for line in lines] == [f"words {one:02}" for one in range(n - 5, n + 6)]
    assert [line for line in lines if line.startswith("→")] == [lines[5]]
    assert actions.report("message", ident, category="spam", by=alice, now=now).evidence == ""
    assert as_erin.get(f"/report/message/{ident}/").status_code == 404, "only who reads it can report it"
    own = f"{messages[0].conversation_id}.{messages[0].seq}"
    assert Client().get(f"/report/message/{own}/").status_code == 302
    with pytest.raises(actions.NothingToReport):
        actions.report("message", own, category="spam", by=alice, now=now)
