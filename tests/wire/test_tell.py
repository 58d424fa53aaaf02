"""Telling someone: one fixed sentence, once, in the house; the clock's marks."""

import threading
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test import Client

from porch.people.models import Member
from porch.people.registries import belongings
from porch.wire import actions
from porch.wire.models import Bell, Mark, Notice
from porch.wire.queries import bell_heads, may_hear, news_card, notices_for, rings_since, sentence_of
from porch.wire.rules import SENTENCES


def test_a_notice_is_a_fixed_sentence_and_a_path(alice: Member, now: datetime) -> None:
    notice = actions.tell(alice, kind="offer", path="/people/", now=now)
    assert sentence_of(notice) == "There is someone we think you could meet."
    assert list(notices_for(alice)) == [notice]


def test_the_same_news_not_yet_seen_is_moved_up_not_doubled(alice: Member, now: datetime) -> None:
    first = actions.tell(alice, kind="new-message", path="/talk/1/", now=now)
    actions.tell(alice, kind="offer", path="/people/", now=now)
    again = actions.tell(alice, kind="new-message", path="/talk/1/", now=now + timedelta(minutes=5))
    assert (again.pk, again.seq, again.at) == (first.pk, 3, now + timedelta(minutes=5))
    assert [notice.kind for notice in notices_for(alice)] == ["new-message", "offer"]


def test_news_after_a_look_is_new_again(alice: Member, now: datetime) -> None:
    actions.tell(alice, kind="new-message", path="/talk/1/", now=now)
    actions.tell(alice, kind="new-message", path="/talk/2/", now=now)
    assert actions.seen(alice, "/talk/1/", now) == 1
    assert [notice.path for notice in notices_for(alice)] == ["/talk/2/"]
    actions.tell(alice, kind="new-message", path="/talk/1/", now=now)
    assert notices_for(alice).count() == 2


def test_only_fixed_sentences_can_be_told(alice: Member, now: datetime) -> None:
    with pytest.raises(actions.UnknownKind):
        actions.tell(alice, kind="Sam used again", path="/talk/1/", now=now)
    assert not Bell.objects.exists()


def test_sentences_tell_nothing_of_what_this_is_for() -> None:
    for sentence in SENTENCES.values():
        assert not any(word in sentence.lower() for word in ("recover", "sober", "support", "mentor", "drug"))
        assert "!" not in sentence


def test_a_bell_is_heard_by_its_owner_alone(alice: Member, bob: Member, now: datetime) -> None:
    actions.tell(alice, kind="offer", path="/people/", now=now)
    actions.tell(alice, kind="something-new", path="/today/", now=now)
    assert may_hear(alice, str(alice.pk))
    assert not may_hear(bob, str(alice.pk))
    assert [event.seq for event in rings_since(str(alice.pk), 0)] == [1, 2]
    assert [event.seq for event in rings_since(str(alice.pk), 1)] == [2]
    assert bell_heads([str(alice.pk), str(bob.pk)]) == {str(alice.pk): 2}


def test_listeners_are_woken_when_it_is_committed_and_not_before(
    alice: Member,
    now: datetime,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Callable[..., object],
) -> None:
    woken: list[tuple[object, ...]] = []
    monkeypatch.setattr("porch.wire.hub.bus.publish", lambda news: woken.append((news.topic, news.seq)))
    with django_capture_on_commit_callbacks() as waiting:  # type: ignore[attr-defined]
        actions.tell(alice, kind="offer", path="/people/", now=now)
        assert woken == []
    for call in waiting:
        call()
    assert woken == [(f"me:{alice.pk}", 1)]


def test_today_shows_news_that_no_other_card_shows(alice: Member, now: datetime) -> None:
    actions.tell(alice, kind="new-message", path="/talk/1/", now=now)
    assert news_card(alice, now) is None
    actions.tell(alice, kind="report-answered", path="/reports/1/", now=now)
    assert news_card(alice, now) == {"rows": [("/reports/1/", "There is an answer to what you told us.")]}


def test_news_is_told_on_today(alice: Member, as_alice: Client, now: datetime) -> None:
    actions.tell(alice, kind="report-answered", path="/reports/1/", now=now)
    page = as_alice.get("/today/").text
    assert "There is an answer to what you told us." in page
    assert 'href="/reports/1/"' in page


def test_old_notices_go_and_fresh_ones_stay(alice: Member, now: datetime) -> None:
    for path in ("/a/", "/b/", "/c/"):
        actions.tell(alice, kind="offer", path=path, now=now)
    actions.seen(alice, "/a/", now - timedelta(days=31))
    actions.seen(alice, "/b/", now)
    actions.forget_old_notices(now)
    assert set(Notice.objects.values_list("path", flat=True)) == {"/b/", "/c/"}


def test_notices_are_given_to_their_owner_and_erased(alice: Member, bob: Member, now: datetime) -> None:
    actions.tell(alice, kind="offer", path="/people/", now=now)
    actions.tell(bob, kind="offer", path="/people/", now=now)
    mine = belongings.get("wire")
    assert mine is not None
    assert [line["says"] for line in mine.export(alice)["waiting"]] == [SENTENCES["offer"]]
    mine.erase(alice, now)
    assert [notice.member for notice in Notice.objects.all()] == [bob]
    assert [bell.member for bell in Bell.objects.all()] == [bob]


def test_a_job_is_claimed_once_and_again_when_it_is_due(db: None, now: datetime) -> None:
    hour = timedelta(hours=1)
    assert actions.claim("tidy", hour, now=now)
    assert not actions.claim("tidy", hour, now=now + timedelta(minutes=59))
    assert actions.claim("tidy", hour, now=now + hour)
    assert Mark.objects.get().ran_at == now + hour


@pytest.mark.django_db(transaction=True)
def test_of_several_clocks_one_runs_the_job(now: datetime) -> None:
    start, told = threading.Barrier(4), list[bool]()

    def ask() -> None:
        start.wait()
        told.append(actions.claim("tidy", timedelta(hours=1), now=now))
        connection.close()

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(told) == [False, False, False, True]
