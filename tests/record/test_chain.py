"""The audit chain names the first row that is not as it was written."""

from datetime import datetime
from uuid import uuid4

import pytest
from django.db import transaction

from porch.record import actions, queries
from porch.record.models import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def five(now: datetime) -> list[Entry]:
    who = uuid4()
    return [actions.note("looked", by=who, about=uuid4(), now=now, detail={"n": n}) for n in range(5)]


def test_a_chain_as_written_is_whole(five: list[Entry]) -> None:
    assert [entry.seq for entry in five] == [1, 2, 3, 4, 5]
    assert queries.first_bad_row() is None


def test_an_empty_chain_is_whole() -> None:
    assert queries.first_bad_row() is None


def test_a_changed_row_shows(five: list[Entry]) -> None:
    Entry.objects.filter(seq=3).update(detail={"n": 99})
    assert queries.first_bad_row() == 3


def test_a_removed_row_shows(five: list[Entry]) -> None:
    Entry.objects.filter(seq=2).delete()
    assert queries.first_bad_row() == 2


def test_a_removed_last_row_shows(five: list[Entry]) -> None:
    Entry.objects.filter(seq=5).delete()
    assert queries.first_bad_row() == 5


def test_a_changed_actor_shows(five: list[Entry]) -> None:
    Entry.objects.filter(seq=4).update(actor_id=uuid4())
    assert queries.first_bad_row() == 4


def test_an_act_that_is_rolled_back_leaves_no_row(now: datetime) -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        actions.note("looked", by=None, about=None, now=now)
        _ = 1 / 0
    assert queries.first_bad_row() is None
    assert not Entry.objects.exists()
    assert actions.note("looked", by=None, about=None, now=now).seq == 1


def test_what_is_about_someone_is_found_in_order(five: list[Entry], now: datetime) -> None:
    subject = five[1].subject_id
    assert subject
    actions.note("looked again", by=None, about=subject, now=now)
    assert [entry.act for entry in queries.entries_about(subject)] == ["looked", "looked again"]
