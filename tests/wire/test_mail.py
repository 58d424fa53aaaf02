"""Discreet mail: one bland line, rarely, never at night, only while something is unseen."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django_tasks_db.models import DBTaskResult

from porch.kit import vault
from porch.people.models import Member
from porch.wire.actions import say_when, seen, tell
from porch.wire.mail import post, send_discreet_mail
from porch.wire.models import Bell
from porch.wire.quiet import ALWAYS, BETWEEN, GRACE, NEVER, USUAL


@pytest.fixture
def reachable(alice: Member) -> Member:
    alice.sealed_email = vault.seal("a@example.org", about=alice.about_email)
    alice.mail_wanted = True
    alice.save()
    return alice


def queued() -> list[datetime]:
    return list(DBTaskResult.objects.order_by("run_after").values_list("run_after", flat=True))


def test_one_mail_is_queued_for_later_and_no_second(reachable: Member, now: datetime) -> None:
    tell(reachable, kind="offer", path="/people/", now=now)
    tell(reachable, kind="new-message", path="/talk/1/", now=now)
    assert queued() == [now + GRACE]


def test_who_did_not_ask_for_mail_gets_none(
    alice: Member, reachable: Member, bob: Member, now: datetime
) -> None:
    Member.objects.filter(pk=reachable.pk).update(mail_wanted=False)
    tell(Member.objects.get(pk=reachable.pk), kind="offer", path="/people/", now=now)
    tell(bob, kind="offer", path="/people/", now=now)
    assert queued() == []


def test_it_says_nothing(reachable: Member, now: datetime) -> None:
    tell(reachable, kind="new-message", path="/talk/secret/", now=now)
    assert post(reachable.pk, now=now) == "sent"
    (letter,) = mail.outbox
    assert letter.subject == "You have something new"
    assert letter.to == ["a@example.org"]
    assert (
        letter.body == "http://127.0.0.1:8000/today/\n\nTo stop these: http://127.0.0.1:8000/settings/told/\n"
    )
    assert "Alice" not in str(letter.message())


def test_what_was_seen_meanwhile_needs_no_mail(reachable: Member, now: datetime) -> None:
    tell(reachable, kind="offer", path="/people/", now=now)
    seen(reachable, "/people/", now)
    assert post(reachable.pk, now=now) == "not needed"
    assert mail.outbox == []
    tell(reachable, kind="offer", path="/people/", now=now)
    assert len(queued()) == 2, "the next news asks again"


def test_at_most_one_in_thirty_minutes(reachable: Member, now: datetime) -> None:
    tell(reachable, kind="offer", path="/people/", now=now)
    post(reachable.pk, now=now + GRACE)
    tell(reachable, kind="new-message", path="/talk/1/", now=now + timedelta(minutes=5))
    assert queued()[-1] == now + GRACE + BETWEEN


def test_at_night_it_waits_for_the_morning_there(reachable: Member) -> None:
    night = datetime(2026, 11, 20, 22, 30, tzinfo=UTC)
    tell(reachable, kind="offer", path="/people/", now=night)
    assert queued() == [datetime(2026, 11, 21, 8, 0, tzinfo=UTC)]
    assert post(reachable.pk, now=night) == "later"
    assert mail.outbox == []


def test_a_post_office_that_is_closed_is_tried_again(
    reachable: Member, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> int:
        raise ConnectionRefusedError

    monkeypatch.setattr(EmailBackend, "send_messages", refuse)
    tell(reachable, kind="offer", path="/people/", now=now)
    assert post(reachable.pk, now=now) == "will retry"
    assert queued()[-1] == now + timedelta(minutes=10)
    with pytest.raises(ConnectionRefusedError):
        post(reachable.pk, now=now, tries=5)
    assert Bell.objects.get().mail_due_at is None


def test_the_task_runs_by_its_name(reachable: Member, now: datetime) -> None:
    assert send_discreet_mail.call(str(reachable.pk)) == "not needed"


def test_nothing_is_queued_when_the_news_is_rolled_back(
    reachable: Member, now: datetime, django_capture_on_commit_callbacks: Callable[..., object]
) -> None:
    from django.db import transaction

    with pytest.raises(RuntimeError), transaction.atomic():
        tell(reachable, kind="offer", path="/people/", now=now)
        raise RuntimeError
    assert queued() == []


def wishes(member: Member, told_of: list[str], kind: str = USUAL.kind) -> None:
    say_when(member, told_of=told_of, quiet_kind=kind, quiet_since=USUAL.since, quiet_until=USUAL.until)


def test_only_of_what_was_asked(reachable: Member, now: datetime) -> None:
    wishes(reachable, ["offers"])
    tell(reachable, kind="new-message", path="/talk/1/", now=now)
    assert queued() == []
    tell(reachable, kind="offer", path="/people/", now=now)
    assert queued() == [now + GRACE]
    wishes(reachable, ["people"])
    seen(reachable, "/talk/1/", now)
    assert post(reachable.pk, now=now + GRACE) == "not needed", "a wish counts at the last moment too"


def test_quiet_all_day_means_no_mail(reachable: Member, now: datetime) -> None:
    tell(reachable, kind="offer", path="/people/", now=now)
    wishes(reachable, ["offers"], ALWAYS)
    assert post(reachable.pk, now=now + GRACE) == "not needed"
    tell(reachable, kind="new-message", path="/talk/1/", now=now)
    assert len(queued()) == 1
    assert mail.outbox == []


def test_whoever_wants_mail_at_any_hour_gets_it_at_night(reachable: Member) -> None:
    night = datetime(2026, 11, 20, 22, 30, tzinfo=UTC)
    wishes(reachable, ["offers"], NEVER)
    tell(reachable, kind="offer", path="/people/", now=night)
    assert queued() == [night + GRACE]
    assert post(reachable.pk, now=night + GRACE) == "sent"
