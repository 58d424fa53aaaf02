"""A query that is put together once answers as one that is put together each time."""

from datetime import UTC, datetime, timedelta
from threading import Thread
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from porch.kit.prepared import A_MOMENT, AN_ID, Prepared
from porch.people.models import Block, Member

pytestmark = pytest.mark.django_db


def blocks(by: UUID, since: datetime, handle: str) -> object:
    return Block.objects.filter(by=by, since__gte=since, whom__handle=handle).values_list(
        "by_id", "since", "whom__handle"
    )


prepared = Prepared(blocks, by=AN_ID, since=A_MOMENT, handle="nobody has this name")


def test_it_answers_the_same_with_every_value(
    alice: Member, bob: Member, dave: Member, now: datetime
) -> None:
    for by in (alice.pk, bob.pk, uuid4()):
        for since in (now - timedelta(days=1), now, now + timedelta(days=1)):
            for handle in ("Dave Gate", "Bob Harbour", "%'\"--"):
                given = {"by": by, "since": since, "handle": handle}
                assert prepared.rows(**given) == list(blocks(**given)), given  # type: ignore[call-overload]
    ((by, since, handle),) = prepared.rows(by=alice.pk, since=now, handle="Dave Gate")
    assert (by, since, handle) == (alice.pk, now, "Dave Gate")
    assert since.tzinfo == UTC


def test_it_is_one_query_with_the_values_apart_from_the_words(alice: Member, now: datetime) -> None:
    with CaptureQueriesContext(connection) as asked:
        prepared.rows(by=alice.pk, since=now, handle="x' OR 1=1 --")
    assert len(asked) == 1


def test_each_thread_has_its_own(alice: Member, now: datetime) -> None:
    seen: list[object] = []

    def ask() -> None:
        seen.append(getattr(prepared._known, "compiled", None))

    prepared.rows(by=alice.pk, since=now, handle="x")
    other = Thread(target=ask)
    other.start()
    other.join()
    assert seen == [None]


def test_a_value_that_goes_nowhere_is_a_mistake(db: None) -> None:
    lost = Prepared(lambda handle: Member.objects.values_list("pk"), handle="nowhere")
    with pytest.raises(AssertionError, match="goes nowhere"):
        lost.rows(handle="x")
