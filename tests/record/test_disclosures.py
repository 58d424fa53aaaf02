"""The ledger of who looked names the first row that is not as it was written, and waits for nothing else."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import transaction
from typer.testing import CliRunner

from porch.config.cli import app
from porch.record.actions import note
from porch.record.looks import Look, disclose
from porch.record.models import Disclosure, Entry
from porch.record.queries import disclosures_of, first_bad_look, first_bad_row

pytestmark = pytest.mark.django_db
WHO, VIEWER = uuid4(), uuid4()


def look(**more: Any) -> Look:
    return Look(
        **({"subject": WHO, "viewer": VIEWER, "scope": "hours", "purpose": "walking", "right": "x"} | more)
    )


@pytest.fixture
def five(now: datetime) -> None:
    for n in range(5):
        disclose([look(scope=f"scope-{n}")], now=now)


def test_looks_as_written_are_whole_and_numbered(five: None) -> None:
    assert list(Disclosure.objects.order_by("seq").values_list("seq", flat=True)) == [1, 2, 3, 4, 5]
    assert first_bad_look() is None
    assert first_bad_row() is None


@pytest.mark.parametrize(
    "change",
    [
        {"viewer_id": uuid4()},
        {"subject_id": uuid4()},
        {"scope": "recovery"},
        {"item": "0" * 16},
        {"purpose": "reports"},
        {"right": "y"},
        {"origin": "elsewhere"},
        {"how": "export"},
        {"at": datetime.fromisoformat("2020-01-01T00:00:00+00:00")},
    ],
)
def test_a_changed_row_shows(five: None, change: dict[str, Any]) -> None:
    Disclosure.objects.filter(seq=3).update(**change)
    assert first_bad_look() == 3


@pytest.mark.parametrize("seq", [2, 5])
def test_a_removed_row_shows(five: None, seq: int) -> None:
    Disclosure.objects.filter(seq=seq).delete()
    assert first_bad_look() == seq


def test_a_list_is_one_append_in_order(now: datetime) -> None:
    people = [uuid4() for _ in range(30)]
    assert disclose([look(subject=pk) for pk in people], now=now) == 30
    assert list(Disclosure.objects.order_by("seq").values_list("subject_id", flat=True)) == people
    assert first_bad_look() is None


def test_the_same_look_twice_at_once_is_one_row(now: datetime) -> None:
    assert disclose([look(), look()], now=now) == 1


@pytest.mark.parametrize(
    "other",
    [{"item": "one"}, {"viewer": uuid4()}, {"purpose": "reports"}, {"scope": "door"}, {"how": "live"}],
)
def test_another_look_within_the_hour_is_a_row_of_its_own(other: dict[str, Any], now: datetime) -> None:
    disclose([look()], now=now)
    assert disclose([look(**other)], now=now + timedelta(minutes=5)) == 1


def test_a_single_things_name_is_not_kept(now: datetime) -> None:
    disclose([look(item="the third of May")], now=now)
    row = Disclosure.objects.get()
    assert len(row.item) == 16
    assert "May" not in row.item


def test_a_look_that_is_rolled_back_leaves_no_hole(now: datetime) -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        disclose([look()], now=now)
        _ = 1 / 0
    assert disclose([look()], now=now) == 1
    assert first_bad_look() is None


def test_everyone_reads_their_own_looks_newest_first(five: None, now: datetime) -> None:
    disclose([look(subject=VIEWER, viewer=WHO)], now=now)
    assert [row.scope for row in disclosures_of(WHO)] == [f"scope-{n}" for n in (4, 3, 2, 1, 0)]


def test_audit_verify_names_the_first_bad_row_of_either_chain(
    five: None, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("porch.config.start.ready", lambda: None)
    said = verify()
    assert (said.exit_code, "whole" in said.output) == (0, True)
    Disclosure.objects.filter(seq=4).update(purpose="reports")
    said = verify()
    assert (said.exit_code, said.output.strip()) == (1, "Look 4 is not as it was written.")
    note("looked", by=None, about=None, now=now)
    Entry.objects.update(act="overlooked")
    assert "Row 1 is not as it was written. Look 4 is not as it was written." in verify().output


def verify() -> Any:
    invoke: Callable[..., Any] = CliRunner().invoke
    return invoke(app, ["audit", "verify"])
