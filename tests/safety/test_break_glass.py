"""Breaking the glass: one asks, another says yes, it is open for an hour, and whoever it concerns is told."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.test import Client

from porch.people.actions import block
from porch.people.models import Member
from porch.people.queries import consents
from porch.people.registries import belongings
from porch.record.models import Disclosure, Entry
from porch.safety.actions import break_glass as glass
from porch.safety.models import BrokenGlass
from porch.safety.queries import break_glass as queries
from porch.safety.rules.cases import NotDoable
from porch.talk import actions as talk
from porch.talk.models import Conversation
from porch.wire.models import Notice
from tests.conftest import NOON, person, signed_in

WHY = "Alice wrote that she may hurt herself tonight."
HOUR = timedelta(hours=1)


@pytest.fixture
def conversation(alice: Member, bob: Member, now: datetime) -> Conversation:
    begun = talk.open_between([alice, bob], now=now)
    talk.say(begun, "the kettle is on", by=bob, now=now, client_id=uuid4())
    return begun


@pytest.fixture
def asked(conversation: Conversation, carol: Member, dee: Member, now: datetime) -> BrokenGlass:
    return glass.ask_to_open("conversation", "Alice Fern", WHY, other="bob harbour", by=carol, now=now)


@pytest.fixture
def opened(asked: BrokenGlass, dee: Member, now: datetime) -> BrokenGlass:
    glass.say_yes(asked, by=dee, now=now)
    return asked


def looks(member: Member) -> list[str]:
    return [look.what for look in consents.in_words(consents.looks_at(member))]


def test_it_is_open_to_whoever_asked_and_to_nobody_else(
    opened: BrokenGlass, alice: Member, carol: Member, dee: Member, now: datetime
) -> None:
    lines = glass.look_into(opened, by=carol, now=now)
    assert lines == [f"{now:%Y-%m-%d %H:%M} UTC, Bob Harbour: the kettle is on"]
    for other in (dee, alice, person("Max Rowan", "moderator")):
        with pytest.raises(NotDoable):
            glass.look_into(opened, by=other, now=now)


def test_after_an_hour_it_is_shut_without_anybodys_doing(
    opened: BrokenGlass, carol: Member, now: datetime
) -> None:
    assert glass.look_into(opened, by=carol, now=now + HOUR - timedelta(seconds=1))
    with pytest.raises(NotDoable):
        glass.look_into(opened, by=carol, now=now + HOUR)
    glass.shut_what_is_over(now + HOUR)
    opened.refresh_from_db()
    assert (opened.state, opened.ended_at) == ("over", now + HOUR)


def test_whoever_no_longer_holds_the_part_sees_nothing(
    opened: BrokenGlass, carol: Member, now: datetime
) -> None:
    carol.roles.update(until=now)
    carol.forget_roles()
    with pytest.raises(NotDoable):
        glass.look_into(opened, by=carol, now=now)


def test_nothing_is_open_before_a_second_person_says_yes(
    asked: BrokenGlass, carol: Member, now: datetime
) -> None:
    with pytest.raises(NotDoable):
        glass.look_into(asked, by=carol, now=now)
    with pytest.raises(NotDoable):
        glass.say_yes(asked, by=carol, now=now)


def test_a_no_keeps_it_shut_and_its_owners_hear_nothing(
    asked: BrokenGlass, alice: Member, carol: Member, dee: Member, now: datetime
) -> None:
    glass.say_no(asked, by=dee, now=now)
    with pytest.raises(NotDoable):
        glass.look_into(asked, by=carol, now=now)
    assert not Notice.objects.filter(member=alice, kind="opened").exists()
    assert not queries.told_to(alice).exists()


def test_nobody_answers_for_people_of_theirs(
    asked: BrokenGlass, alice: Member, bob: Member, dee: Member, now: datetime
) -> None:
    assert queries.waiting_for(dee) == [asked]
    block(alice, by=dee, now=now)
    assert queries.waiting_for(dee) == []
    with pytest.raises(NotDoable):
        glass.say_yes(asked, by=dee, now=now)
    bob.roles.create(role="operator", since=NOON)
    bob.forget_roles()
    assert queries.waiting_for(bob) == [], "it is his own conversation"


def test_one_answer_for_whatever_cannot_be_asked(
    conversation: Conversation,
    alice: Member,
    bob: Member,
    carol: Member,
    dee: Member,
    erin: Member,
    now: datetime,
) -> None:
    own = talk.open_between([carol, bob], now=now)
    assert own
    dees = talk.open_between([alice, erin], now=now)
    assert dees
    person("Max Rowan", "moderator")
    block(carol, by=erin, now=now)
    for name, other in (
        ("Nobody Here", "Bob Harbour"),
        ("Bob Harbour", "Erin Willow"),  # no conversation
        ("Bob Harbour", "Carol Stone"),  # her own
        ("Alice Fern", "Erin Willow"),  # who has blocked her
        ("Alice Fern", "Alice Fern"),
    ):
        with pytest.raises(NotDoable) as said:
            glass.ask_to_open("conversation", name, WHY, other=other, by=carol, now=now)
        assert str(said.value) == glass.NOTHING, name


def test_nobody_puts_themselves_out_of_reach_by_blocking_everyone(
    conversation: Conversation, alice: Member, carol: Member, dee: Member, now: datetime
) -> None:
    block(carol, by=alice, now=now)
    block(dee, by=alice, now=now)
    assert glass.ask_to_open("contact", "Alice Fern", WHY, by=carol, now=now).state == "asked"


def test_with_nobody_to_answer_it_is_not_asked(
    conversation: Conversation, carol: Member, now: datetime
) -> None:
    with pytest.raises(NotDoable, match="Nobody else here"):
        glass.ask_to_open("contact", "Alice Fern", WHY, by=carol, now=now)
    assert not BrokenGlass.objects.exists()


def test_a_reason_is_a_sentence(
    conversation: Conversation, carol: Member, dee: Member, now: datetime
) -> None:
    for words in ("", "because", "x" * 1001):
        with pytest.raises(NotDoable):
            glass.ask_to_open("contact", "Alice Fern", words, by=carol, now=now)


def test_both_whose_it_is_are_told_at_once_and_read_who_and_why(
    opened: BrokenGlass, alice: Member, bob: Member, as_alice: Client
) -> None:
    for member in (alice, bob):
        assert Notice.objects.filter(member=member, kind="opened").count() == 1
    page = as_alice.get("/consent/").content.decode()
    assert "Carol Stone and Dee Lantern opened your conversation with Bob Harbour" in page
    assert WHY in page
    page = as_alice.get(f"/consent/opened/{opened.pk}/").content.decode()
    assert "Carol Stone" in page
    assert WHY in page


def test_every_look_is_on_the_chain_and_in_the_ledger_of_both(
    opened: BrokenGlass, alice: Member, bob: Member, carol: Member, now: datetime
) -> None:
    glass.look_into(opened, by=carol, now=now)
    glass.look_into(opened, by=carol, now=now + timedelta(minutes=20))
    for member in (alice, bob):
        assert Entry.objects.filter(act="glass.looked-into", subject_id=member.pk).count() == 2
        row = Disclosure.objects.get(subject_id=member.pk, viewer_id=carol.pk)
        assert row.right == "opened-talk"
        assert looks(member) == ["conversation with one person"]


def test_a_notice_put_off_comes_within_three_days_with_its_reason(
    asked: BrokenGlass, alice: Member, carol: Member, dee: Member, now: datetime
) -> None:
    why = "The one she fears reads her screen until Sunday."
    for hours, words in ((24, ""), (73, why), (-1, why)):
        with pytest.raises(NotDoable):
            glass.say_yes(asked, by=dee, now=now, hours=hours, why_later=words)
    glass.say_yes(asked, by=dee, now=now, hours=72, why_later=why)
    glass.look_into(asked, by=carol, now=now)
    as_alice = signed_in(alice)
    before = now + timedelta(hours=72, seconds=-1)
    glass.tell_those_due(before)
    assert looks(alice) == []
    assert not Notice.objects.filter(member=alice, kind="opened").exists()
    assert as_alice.get(f"/consent/opened/{asked.pk}/").status_code == 404
    for belonging in belongings:
        assert "Carol Stone" not in str(belonging.export(alice)), belonging.title
    glass.tell_those_due(now + timedelta(hours=72))
    glass.tell_those_due(now + timedelta(hours=73))
    assert looks(alice) == ["conversation with one person"]
    assert Notice.objects.filter(member=alice, kind="opened").count() == 1
    assert why in as_alice.get(f"/consent/opened/{asked.pk}/").content.decode()


def test_what_nobody_answered_for_a_day_falls_away(asked: BrokenGlass, dee: Member, now: datetime) -> None:
    with pytest.raises(NotDoable):
        glass.say_yes(asked, by=dee, now=now + timedelta(hours=24))
    glass.shut_what_is_over(now + timedelta(hours=24))
    asked.refresh_from_db()
    assert asked.state == "withdrawn"


def test_how_to_reach_someone_is_the_address_they_gave(
    alice: Member, carol: Member, dee: Member, now: datetime
) -> None:
    asked = glass.ask_to_open("contact", "Alice Fern", WHY, by=carol, now=now)
    glass.say_yes(asked, by=dee, now=now)
    assert glass.look_into(asked, by=carol, now=now) == [
        "They gave no mail address.",
        "By their clock they are in Europe/London.",
    ]


def test_words_are_sealed_and_go_with_their_owner(
    opened: BrokenGlass, alice: Member, bob: Member, carol: Member, now: datetime
) -> None:
    assert WHY.encode() not in bytes(opened.sealed_reason)
    room = belongings.get("break-glass")
    assert room is not None
    assert room.export(bob)[0]["because"] == WHY
    room.erase(alice, now)
    opened.refresh_from_db()
    assert (opened.reason, opened.member, opened.thing) == ("", None, "")
    with pytest.raises(NotDoable):
        glass.look_into(opened, by=carol, now=now)
    assert room.export(bob)[0]["what"] == "your conversation with someone who has left"


def test_the_whole_way_on_pages(
    conversation: Conversation,
    carol: Member,
    as_alice: Client,
    make_person: Callable[..., Member],
    settings: object,
) -> None:
    settings.DEMO = True  # type: ignore[attr-defined]  # no second factor in this test
    as_carol, as_olu = signed_in(carol), signed_in(make_person("Olu Spring", "operator"))
    told = {"kind": "conversation", "name": "Alice Fern", "other": "Bob Harbour", "reason": "short"}
    page = as_carol.post("/desk/break-glass/ask/", told)
    assert page.status_code == 422
    assert "at least 20 characters" in page.content.decode()
    assert as_carol.post("/desk/break-glass/ask/", told | {"reason": WHY}).status_code == 302
    pk = BrokenGlass.objects.get().pk
    assert as_olu.get("/desk/break-glass/ask/").status_code == 404
    assert WHY in as_olu.get("/desk/break-glass/").content.decode()
    assert as_carol.get(f"/desk/break-glass/{pk}/").status_code == 404
    assert as_carol.post(f"/desk/break-glass/{pk}/answer/", {"say": "yes", "when": 0}).status_code == 404
    assert as_olu.post(f"/desk/break-glass/{pk}/answer/", {"say": "yes", "when": 24}).status_code == 422
    assert as_olu.post(f"/desk/break-glass/{pk}/answer/", {"say": "yes", "when": 0}).status_code == 302
    assert "the kettle is on" in as_carol.get(f"/desk/break-glass/{pk}/").content.decode()
    assert as_olu.get(f"/desk/break-glass/{pk}/").status_code == 404
    assert as_carol.post(f"/desk/break-glass/{pk}/withdraw/").status_code == 302
    assert as_carol.get(f"/desk/break-glass/{pk}/").status_code == 404
    assert WHY in as_alice.get("/consent/").content.decode()
