"""Telling the safety desk: what goes along, who learns of it, what the reporter sees."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.test import Client

from porch.people.models import Member
from porch.people.registries import belongings
from porch.record.models import Entry
from porch.safety import actions
from porch.safety.models import Report
from porch.safety.rules import CATEGORIES, NotReportable
from porch.talk.actions import open_between, say
from porch.talk.models import Conversation
from porch.wire.models import Notice


@pytest.fixture
def conversation(alice: Member, bob: Member, now: datetime) -> Conversation:
    made = open_between([alice, bob], now=now)
    for number in range(8):
        words = f"word {number}"
        say(
            made,
            words,
            by=(alice, bob)[number % 2],
            client_id=uuid4(),
            now=now,
            note="" if number < 7 else "money",
        )
    return made


def told(conversation: Conversation, by: Member, now: datetime, **given: object) -> Report:
    given = {"category": "harassment", **given}
    return actions.report("conversation", str(conversation.pk), by=by, now=now, **given)  # type: ignore[arg-type]


def test_two_taps_and_a_receipt(conversation: Conversation, alice: Member, as_alice: Client) -> None:
    page = as_alice.get(f"/report/conversation/{conversation.pk}/").content.decode()
    assert "your conversation with Bob Harbour" in page
    assert page.count('name="category"') == len(CATEGORIES)
    assert page.count("data-primary") == 1
    assert 'name="along" value="1">' in page, "nothing goes along unless ticked"
    sent = as_alice.post(f"/report/conversation/{conversation.pk}/send/", {"category": "spam"}, follow=True)
    html = sent.content.decode()
    assert "A person will read this by" in html
    assert "/help-now/" in html
    assert html.count("data-primary") == 1


def test_the_last_words_go_along_only_when_ticked(
    conversation: Conversation, alice: Member, now: datetime
) -> None:
    assert told(conversation, alice, now).evidence == ""
    along = told(conversation, alice, now, with_evidence=True)
    assert along.evidence.splitlines() == [
        "2026-11-20 12:00 UTC, Alice Fern: word 2",
        "2026-11-20 12:00 UTC, Bob Harbour: word 3",
        "2026-11-20 12:00 UTC, Alice Fern: word 4",
        "2026-11-20 12:00 UTC, Bob Harbour: word 5",
        "2026-11-20 12:00 UTC, Alice Fern: word 6",
        "2026-11-20 12:00 UTC, Bob Harbour [money]: word 7",
    ]
    along.refresh_from_db()
    assert b"word" not in bytes(along.sealed_evidence)
    assert along.about_member is not None
    assert along.about_member.handle == "Bob Harbour"


def test_the_desk_is_told_and_the_reported_person_is_not(
    conversation: Conversation, alice: Member, bob: Member, carol: Member, dee: Member, now: datetime
) -> None:
    Notice.objects.all().delete()
    told(conversation, alice, now)
    assert {notice.member for notice in Notice.objects.all()} == {carol, dee}
    assert {notice.kind for notice in Notice.objects.all()} == {"needs-a-person"}
    (entry,) = Entry.objects.filter(act="report.made")
    assert entry.detail == {"category": "harassment"}
    assert str(bob.pk) not in (str(entry.subject_id), str(entry.actor_id))


def test_how_soon_is_promised_is_what_people_can_keep(
    conversation: Conversation, alice: Member, now: datetime
) -> None:
    danger = told(conversation, alice, now, category="danger")
    assert danger.promised_by == now + timedelta(hours=24)
    assert danger.aim_at == now + timedelta(minutes=15)


@pytest.mark.parametrize(
    ("given", "says"), [({"category": "nonsense"}, "Choose"), ({"words": "x" * 2001}, "2,000")]
)
def test_a_wrong_report_is_one_sentence(
    conversation: Conversation, alice: Member, now: datetime, given: dict[str, str], says: str
) -> None:
    with pytest.raises(NotReportable, match=says):
        told(conversation, alice, now, **given)
    assert not Report.objects.exists()


def test_a_wrong_form_comes_back_with_its_words(conversation: Conversation, as_alice: Client) -> None:
    answer = as_alice.post(
        f"/report/conversation/{conversation.pk}/send/", {"words": "my words", "along": "1"}
    )
    assert answer.status_code == 422
    html = answer.content.decode()
    assert "Choose what it is about." in html
    assert "my words" in html
    assert 'name="along" value="1" checked' in html


def test_what_one_cannot_see_one_cannot_report(
    conversation: Conversation, erin: Member, as_erin: Client, now: datetime
) -> None:
    with pytest.raises(actions.NothingToReport):
        told(conversation, erin, now)
    for address in (
        f"conversation/{conversation.pk}",
        f"conversation/{uuid4()}",
        "conversation/x",
        "house/1",
    ):
        assert as_erin.get(f"/report/{address}/").status_code == 404
        assert as_erin.post(f"/report/{address}/send/", {"category": "spam"}).status_code == 404


def test_a_receipt_is_the_reporters_alone(
    conversation: Conversation,
    alice: Member,
    now: datetime,
    as_bob: Client,
    as_carol: Client,
    as_alice: Client,
) -> None:
    made = told(conversation, alice, now, words="it scared me")
    for other in (as_bob, as_carol):
        assert other.get(f"/reports/{made.pk}/").status_code == 404
    assert "it scared me" in as_alice.get(f"/reports/{made.pk}/").content.decode()


def test_reports_are_given_to_who_made_them_and_lose_their_name(
    conversation: Conversation, alice: Member, bob: Member, now: datetime
) -> None:
    made = told(conversation, alice, now, words="it scared me")
    mine = belongings.get("safety")
    assert mine is not None
    assert [line["my_words"] for line in mine.export(alice)["what_i_told_the_desk"]] == ["it scared me"]
    assert not any(mine.export(bob).values())
    mine.erase(alice, now)
    made.refresh_from_db()
    assert (made.reporter, made.words) == (None, "it scared me"), "an open report is still read"
    Report.objects.update(state=Report.State.ANSWERED, reporter=alice)
    mine.erase(alice, now)
    made.refresh_from_db()
    assert made.words == ""
