"""What waited on a phone while there was no signal: kept once, as told when it was written, for its writer alone."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from urllib.parse import urlencode
from uuid import uuid4

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from porch.diary.models import Entry, Note
from porch.diary.queries.sending import mark_of
from porch.diary.rules.sending import as_written
from porch.kit.posted import opening_key, point_of, seal_box
from porch.kit.webpush import from_text, to_text
from porch.people.models import Member
from tests.conftest import NOON

SEND = "/progress/send/"
type Letter = dict[str, str]


def letter(
    member: Member,
    *,
    at: datetime = NOON,
    day: date | None = None,
    zone: str = "Europe/London",
    **fields: str,
) -> Letter:
    """What a browser puts together, sealed as a browser does."""
    said = fields or {"mood": "ok"}
    sent = {
        "mine": mark_of(member),
        "id": str(uuid4()),
        "day": (day or at.date()).isoformat(),
        "at": at.isoformat(),
        "zone": zone,
    }
    about = "|".join(sent[name] for name in ("mine", "id", "day", "at", "zone"))
    box = seal_box(urlencode(said).encode(), point_of(opening_key()), about=about, nonce=b"n" * 12)
    return {**sent, "box": to_text(box)}


def send(client: Client, sent: Letter) -> tuple[int, dict[str, str]]:
    answer = client.post(SEND, json.dumps(sent), content_type="application/json")
    return answer.status_code, answer.json()


def test_it_is_kept_as_the_page_would_have_kept_it(as_alice: Client, alice: Member) -> None:
    status, said = send(as_alice, letter(alice, mood="hard", craving="6", note="At the bus stop."))
    assert status == 200
    entry = Entry.objects.get(member=alice)
    assert (entry.day, entry.lag) == (NOON.date(), 0)
    assert (entry.body["mood"], entry.body["craving"], entry.body["zone"]) == ("hard", 6, "Europe/London")
    assert Note.objects.filter(entry=entry).exists()
    assert said["says"] == "What waited on this phone is sent."


def test_the_same_again_gets_the_same_answer_and_is_kept_once(as_alice: Client, alice: Member) -> None:
    sent = letter(alice)
    assert send(as_alice, sent) == send(as_alice, sent)
    assert Entry.objects.count() == 1


def test_what_the_page_sent_before_the_answer_was_lost_is_not_kept_again(
    as_alice: Client, alice: Member
) -> None:
    sent = letter(alice, mood="ok")
    as_alice.post("/progress/", {"day": NOON.date().isoformat(), "sent_as": sent["id"], "mood": "ok"})
    assert send(as_alice, sent)[0] == 200
    assert Entry.objects.count() == 1


def test_written_yesterday_and_sent_today_it_was_told_yesterday(as_alice: Client, alice: Member) -> None:
    evening = NOON - timedelta(hours=16)
    send(as_alice, letter(alice, at=evening))
    entry = Entry.objects.get()
    assert (entry.day, entry.lag, entry.at) == (evening.date(), 0, evening)


def test_it_counts_for_the_day_it_was_where_it_was_written(as_alice: Client, alice: Member) -> None:
    at = datetime(2026, 11, 20, 11, 30, tzinfo=UTC)  # half past midnight of the 21st in Auckland
    send(as_alice, letter(alice, at=at, day=date(2026, 11, 21), zone="Pacific/Auckland"))
    entry = Entry.objects.get()
    assert (entry.day, entry.lag) == (date(2026, 11, 21), 0)


def test_a_clock_that_is_ahead_is_not_believed(as_alice: Client, alice: Member) -> None:
    status, said = send(as_alice, letter(alice, at=NOON + timedelta(days=400)))
    entry = Entry.objects.get()
    assert status == 200
    assert (entry.day, entry.lag) == (NOON.date(), 0)
    assert "clock of this phone was wrong" in said["says"]


def test_what_waited_for_more_than_a_month_is_kept_as_told_now(as_alice: Client, alice: Member) -> None:
    send(as_alice, letter(alice, at=NOON - timedelta(days=40)))
    entry = Entry.objects.get()
    assert (entry.day, entry.lag) == (NOON.date() - timedelta(days=40), 40)


def test_it_is_never_sent_as_somebody_else(as_bob: Client, alice: Member, bob: Member) -> None:
    assert send(as_bob, letter(alice))[0] == 409
    forged = {**letter(alice), "mine": mark_of(bob)}
    assert send(as_bob, forged)[0] == 422  # what it is bound to does not fit any more
    assert Entry.objects.count() == 0


@pytest.mark.parametrize(
    "change",
    [
        {"box": ""},
        {"box": "AAAA"},
        {"box": "%%%"},
        {"day": "soon"},
        {"at": "2026-11-20T12:00"},
        {"id": "x"},
        {"zone": "Mars"},
    ],
)
def test_what_is_broken_changes_nothing(as_alice: Client, alice: Member, change: Letter) -> None:
    assert send(as_alice, {**letter(alice), **change})[0] == 422
    assert Entry.objects.count() == 0


@pytest.mark.parametrize("body", ["", "[]", "null", "{}", '{"mine": 1}', "x" * 70_000, "[" * 50_000])
def test_what_is_no_letter_is_refused(as_alice: Client, body: str) -> None:
    assert as_alice.post(SEND, body, content_type="application/json").status_code == 422


def test_what_is_refused_says_why_and_gives_the_words_back(as_alice: Client, alice: Member) -> None:
    status, said = send(as_alice, letter(alice, mood="no such word", note="Two lines."))
    assert (status, said["why"], said["note"]) == (422, "Pick how it is going, or skip it.", "Two lines.")
    assert Entry.objects.count() == 0


def test_signed_out_nothing_is_taken(client: Client, alice: Member) -> None:
    answer = client.post(SEND, json.dumps(letter(alice)), content_type="application/json")
    assert answer.status_code == 302
    assert Entry.objects.count() == 0


def test_it_needs_the_pages_own_token(alice: Member) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(alice)
    told = strict.get(SEND).json()
    body = json.dumps(letter(alice))
    assert strict.post(SEND, body, content_type="application/json").status_code == 403
    with_token = strict.post(
        SEND, body, content_type="application/json", headers={"x-csrftoken": told["csrf"]}
    )
    assert with_token.status_code == 200


def test_what_a_page_learns_names_nobody(as_alice: Client, alice: Member, as_bob: Client) -> None:
    told = as_alice.get(SEND).json()
    assert set(told) == {"mine", "keeps", "point", "csrf"}
    assert told["mine"] != as_bob.get(SEND).json()["mine"]
    assert str(alice.pk) not in json.dumps(told)
    assert told["keeps"] is True
    assert len(from_text(told["point"])) == 65


def test_on_a_device_that_others_use_nothing_is_kept(make_person: Callable[..., Member]) -> None:
    make_person("Nell Brook")
    client = Client()
    client.post("/sign-in/", {"login": "Nell Brook", "password": "nell brook lamp kettle", "shared": "on"})
    assert client.get(SEND).json()["keeps"] is False


moments = st.integers(-60 * 24 * 60, 60 * 24 * 60).map(lambda minutes: NOON + timedelta(minutes=minutes))
zones = st.sampled_from(
    ["Europe/London", "Pacific/Auckland", "America/New_York", "Pacific/Honolulu", "", "Mars"]
)


@settings(suppress_health_check=[HealthCheck.too_slow])  # a first draw on a busy machine takes its time
@given(moments, st.integers(-3, 3), zones)
def test_nothing_ever_counts_as_told_later_than_now_or_about_a_day_to_come(
    at: datetime, days: int, zone: str
) -> None:
    written = as_written(at.date() + timedelta(days=days), at, zone, home="Europe/London", now=NOON)
    assert written.at <= NOON
    assert written.at == at or written.clock_was_wrong or at > NOON
    assert written.day <= (NOON + timedelta(hours=14)).date()
