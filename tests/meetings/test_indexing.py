"""After a change only what has changed is read again; what comes of it is as if all of it had been."""

from datetime import UTC, datetime, time

import pytest
from django.db import transaction
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from porch.listings.wanted import Wanted
from porch.meetings import actions
from porch.meetings.models import Change, Meeting
from porch.meetings.queries import indexing
from porch.meetings.queries.indexing import index_of_the_list
from porch.meetings.rules.told import Told

pytestmark = pytest.mark.django_db(transaction=True)
NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def nothing_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexing, "_kept", indexing._Kept())


def add(name: str) -> Meeting:
    return actions.add(Told(name, 5, time(19), 60, "Europe/London", location="Hall"), by=None, now=NOW)


def changed(meeting: Meeting, **fields: object) -> None:
    with transaction.atomic():
        Meeting.objects.filter(pk=meeting.pk).update(**fields, seq=actions.turned())


def names(text: str = "") -> list[str]:
    """As the index that was kept says, and as one says that was made from nothing."""
    found = [_names(index_of_the_list(), text)]
    with transaction.atomic():
        found.append(_names(index_of_the_list(), text))
    assert found[0] == found[1]
    return found[0]


def _names(index: object, text: str) -> list[str]:
    rows = index.search(Wanted(now=NOW, text=text)).rows  # type: ignore[attr-defined]
    return [one.slug for one in rows]


def test_what_is_added_changed_taken_off_and_put_back_is_found_so() -> None:
    tea, walk = add("Tea"), add("Walk")
    assert names() == ["tea", "walk"]
    add("Early")
    changed(tea, name="Zen", more={"city": "Otley"})
    assert names() == ["early", "walk", "tea"]
    assert (names("otley"), names("zen"), names("tea")) == (["tea"], ["tea"], [])
    changed(walk, active=False)
    assert names() == ["early", "tea"]
    changed(walk, active=True)
    assert names() == ["early", "walk", "tea"]


def test_a_row_that_is_gone_without_a_word_is_noticed_too() -> None:
    tea = add("Tea")
    add("Walk")
    assert names() == ["tea", "walk"]
    tea.delete()
    add("Early")
    assert names() == ["early", "walk"]


def test_a_list_that_was_put_back_to_an_earlier_state_is_read_anew() -> None:
    tea = add("Tea")
    changed(tea, name="Zen")
    assert names("zen") == ["tea"]
    Change.objects.update(seq=1)
    Meeting.objects.update(name="Tea", seq=1)
    assert names("tea") == ["tea"]


def test_only_what_changed_is_read(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for number in range(5):
        add(f"Meeting {number}")
    index_of_the_list()
    changed(Meeting.objects.get(slug="meeting-3"), name="Other")
    with django_assert_num_queries(5) as asked:
        index_of_the_list()
    assert "seq" in asked.captured_queries[-1]["sql"].split("WHERE")[1]


def test_what_is_read_within_a_transaction_is_not_kept() -> None:
    tea = add("Tea")
    assert names() == ["tea"]
    with transaction.atomic():
        changed(tea, name="Zen")
        assert _names(index_of_the_list(), "zen") == ["tea"]
        transaction.set_rollback(True)
    assert (names("zen"), names("tea")) == ([], ["tea"])


def test_a_rule_that_leads_nowhere_takes_nothing_else_off_the_page(client: Client) -> None:
    tea, walk = add("Tea"), add("Walk")
    changed(tea, recurrence={"every": 1_000_000, "since": "2026-01-05"})
    changed(walk, recurrence={"moved": [["2026-12-04", "9999-12-31", "23:59"]]})
    add("Early")
    assert sorted(names()) == ["early", "tea", "walk"]
    for slug in ("", "tea/", "walk/"):
        assert client.get(f"/meetings/{slug}").status_code == 200
