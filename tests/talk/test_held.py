"""Words that wait until one of the desk has looked: nothing of them is lost, and nothing shows to anybody else."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.test import Client
from pytest_django import Settings

from porch.people.models import Member
from porch.record.models import Disclosure, Entry
from porch.safety.models import Case
from porch.talk import actions, fragments, queries
from porch.talk.belongings import erase, export
from porch.talk.models import Conversation, HeldMessage, Likeness, Message
from porch.talk.rules import NotSayable
from porch.wire.models import Notice
from tests.conftest import signed_in
from tests.talk.conftest import Say

NUMBER = "Ring me on 07700 900123 tonight"
ADVERT = (
    "There is a wonderful place by the sea that will take you in tomorrow and it costs you nothing at all"
)


@pytest.fixture(autouse=True)
def _staff_without_a_second_factor(settings: Settings) -> None:
    settings.DEMO = True


@pytest.fixture
def heron(make_person: Callable[..., Member], now: datetime) -> Member:
    member = make_person("Quiet Heron")
    member.joined_on = now.date() - timedelta(days=3)
    member.save()
    return member


@pytest.fixture
def talk(alice: Member, heron: Member, now: datetime) -> Conversation:
    return actions.open_between([alice, heron], now=now)


def waiting(talk: Conversation) -> HeldMessage:
    return HeldMessage.objects.get(conversation=talk)


def test_a_number_to_someone_new_waits_and_reaches_nobody(
    say: Say, talk: Conversation, alice: Member, heron: Member, carol: Member
) -> None:
    held = say(NUMBER, by=alice, within=talk)
    assert isinstance(held, HeldMessage)
    assert not Message.objects.filter(conversation=talk).exists()
    assert not Notice.objects.filter(member=heron).exists()
    assert fragments.since(str(talk.pk), 0) == []
    assert b"07700" not in bytes(held.sealed_body)
    told = Notice.objects.get(member=carol)
    assert (told.kind, told.path) == ("needs-a-person", "/desk/safety/held/")


def test_words_without_a_number_pass(say: Say, talk: Conversation, alice: Member) -> None:
    assert isinstance(say("See you at 18:30 on 20.11.2026", by=alice, within=talk), Message)


def test_a_helper_gives_their_number_to_someone_new(
    say: Say, bob: Member, heron: Member, now: datetime
) -> None:
    theirs = actions.open_between([bob, heron], now=now)
    assert isinstance(say(NUMBER, by=bob, within=theirs), Message)


def test_those_who_were_here_longer_share_what_they_like(say: Say, alice: Member) -> None:
    assert isinstance(say(NUMBER, by=alice), Message)


def test_in_someones_first_five_messages_links_wait_and_later_pass(
    say: Say, heron: Member, bob: Member, now: datetime
) -> None:
    theirs = actions.open_between([bob, heron], now=now)
    for number in range(4):
        say(f"hello {number}", by=heron, within=theirs)
    assert isinstance(say("see https://example.org", by=heron, within=theirs), HeldMessage)
    say("hello again", by=heron, within=theirs)
    assert isinstance(say("see https://example.org", by=heron, within=theirs), Message)


def test_the_content_note_is_looked_at_too(say: Say, talk: Conversation, alice: Member) -> None:
    assert isinstance(say("hello", by=alice, within=talk, note="07700 900123"), HeldMessage)


def test_sending_it_again_holds_it_once(say: Say, talk: Conversation, alice: Member) -> None:
    same = uuid4()
    first = say(NUMBER, by=alice, within=talk, client_id=same)
    assert say(NUMBER, by=alice, within=talk, client_id=same) == first
    assert HeldMessage.objects.count() == 1


def test_its_writer_alone_sees_it_wait_and_takes_it_back(
    say: Say, talk: Conversation, alice: Member, heron: Member
) -> None:
    say(NUMBER, by=alice, within=talk)
    mine, theirs = signed_in(alice), signed_in(heron)
    page = mine.get(talk.get_absolute_url()).text
    assert "Your message waits" in page
    assert NUMBER in page
    assert NUMBER not in theirs.get(talk.get_absolute_url()).text
    address = f"{talk.get_absolute_url()}held/{waiting(talk).pk}/take-back/"
    theirs.post(address)
    assert HeldMessage.objects.exists()
    mine.post(address)
    assert not HeldMessage.objects.exists()


def test_posting_a_plain_form_and_a_scripts_one_say_so(talk: Conversation, alice: Member) -> None:
    client = signed_in(alice)
    address = f"{talk.get_absolute_url()}say/"
    page = client.post(address, {"body": NUMBER, "client_id": str(uuid4())}, follow=True).text
    assert "Your message waits" in page
    line = client.post(
        address, {"body": NUMBER, "client_id": str(uuid4())}, headers={"X-Requested-With": "fetch"}
    )
    assert line.status_code == 200
    assert "Your message waits" in line.text


def test_the_desk_sees_that_it_waits_and_its_words_when_they_ask(
    say: Say, talk: Conversation, alice: Member, carol: Member
) -> None:
    say(NUMBER, by=alice, within=talk)
    desk = signed_in(carol)
    listed = desk.get("/desk/safety/held/").text
    assert "Alice Fern" in listed
    assert "07700" not in listed
    shown = desk.post(f"/desk/safety/held/{waiting(talk).pk}/").text
    assert "07700" in shown
    assert "a phone number" in shown
    assert Entry.objects.filter(act="message.held-opened", actor_id=carol.pk).exists()
    look = Disclosure.objects.get(subject_id=alice.pk)
    assert (look.viewer_id, look.scope) == (carol.pk, "held-message"), "its writer reads who looked"


def test_sent_on_it_arrives_under_the_next_number(
    say: Say, talk: Conversation, alice: Member, heron: Member, carol: Member
) -> None:
    held = say(NUMBER, by=alice, within=talk)
    say("and hello", by=alice, within=talk)
    signed_in(carol).post(f"/desk/safety/held/{held.pk}/send/")
    arrived = Message.objects.get(conversation=talk, seq=2)
    assert (arrived.body, arrived.author, arrived.client_id) == (NUMBER, alice, held.client_id)
    assert not HeldMessage.objects.exists()
    assert Notice.objects.filter(member=heron, kind="new-message").exists()
    assert signed_in(carol).post(f"/desk/safety/held/{held.pk}/send/").status_code == 404
    assert say(NUMBER, by=alice, within=talk, client_id=held.client_id) == arrived, "sent twice is sent once"


def test_not_sent_on_its_writer_keeps_the_words_for_a_week(
    say: Say, talk: Conversation, alice: Member, carol: Member, heron: Member, now: datetime
) -> None:
    held = say(NUMBER, by=alice, within=talk)
    actions.do_not_send(held, by=carol, now=now)
    assert "This was not sent on" in signed_in(alice).get(talk.get_absolute_url()).text
    assert NUMBER not in signed_in(heron).get(talk.get_absolute_url()).text
    assert Notice.objects.filter(member=alice, kind="something-new").exists()
    with pytest.raises(actions.Answered):
        actions.send_on(held, by=carol, now=now)
    actions.let_go_of_held(now + timedelta(days=6))
    assert HeldMessage.objects.exists()
    actions.let_go_of_held(now + timedelta(days=8))
    assert not HeldMessage.objects.exists()


def test_after_the_end_there_is_nobody_to_send_it_to(
    say: Say, talk: Conversation, alice: Member, carol: Member, now: datetime
) -> None:
    held = say(NUMBER, by=alice, within=talk)
    actions.close(talk, now=now)
    with pytest.raises(NotSayable):
        actions.send_on(held, by=carol, now=now)
    assert HeldMessage.objects.exists(), "its writer still has it"


def test_a_block_meanwhile_is_silence_here_too(
    say: Say, talk: Conversation, alice: Member, heron: Member, carol: Member, now: datetime
) -> None:
    from porch.people.actions import block

    held = say(NUMBER, by=alice, within=talk)
    block(alice, by=heron, now=now)
    assert actions.send_on(held, by=carol, now=now).withheld


def test_nobody_looks_at_what_is_theirs_or_their_peoples(
    say: Say, heron: Member, carol: Member, now: datetime
) -> None:
    theirs = actions.open_between([carol, heron], now=now)
    held = say(NUMBER, by=heron, within=theirs)
    assert isinstance(held, HeldMessage)
    assert queries.held_for(carol) == []
    assert signed_in(carol).post(f"/desk/safety/held/{held.pk}/").status_code == 404
    assert not Notice.objects.filter(member=carol, path="/desk/safety/held/").exists()


def test_the_desk_of_waiting_messages_opens_to_those_who_moderate_alone(
    say: Say, talk: Conversation, alice: Member, heron: Member, bob: Member
) -> None:
    held = say(NUMBER, by=alice, within=talk)
    for member in (alice, heron, bob):
        client = signed_in(member)
        assert client.get("/desk/safety/held/").status_code == 404
        for step in ("", "send/", "not/"):
            assert client.post(f"/desk/safety/held/{held.pk}/{step}").status_code == 404
    assert waiting(talk).state == "waiting"
    assert Client().get("/desk/safety/held/").status_code == 404


def test_nearly_the_same_to_a_fifth_person_waits_and_someone_looks(
    say: Say, make_person: Callable[..., Member], alice: Member, now: datetime
) -> None:
    talks = [
        actions.open_between([alice, make_person(f"Person {word}")], now=now)
        for word in ("One", "Two", "Three", "Four", "Five")
    ]
    names = ("Ana", "Ben", "Cat", "Dov", "Eva")
    said = [
        say(f"Hello {who}! {ADVERT}.", by=alice, within=there)
        for who, there in zip(names, talks, strict=True)
    ]
    assert [type(one) for one in said] == [Message] * 4 + [HeldMessage]
    case = Case.objects.get(about_member=alice)
    assert case.category == "spam"
    assert "wonderful" not in case.words, "no message goes into the case"
    assert isinstance(say(ADVERT, by=alice, within=talks[0]), HeldMessage)


def test_the_same_to_one_person_is_no_advert(say: Say, alice: Member) -> None:
    assert all(isinstance(say(ADVERT, by=alice), Message) for _ in range(6))


def test_a_day_later_the_same_words_begin_anew(
    say: Say, make_person: Callable[..., Member], alice: Member, now: datetime
) -> None:
    for number, word in enumerate(("One", "Two", "Three", "Four", "Five", "Six")):
        there = actions.open_between([alice, make_person(f"Person {word}")], now=now)
        at = now + timedelta(hours=7 * number)
        assert isinstance(say(ADVERT, by=alice, within=there, now=at), Message)


def test_what_they_wrote_is_in_no_mark_and_marks_go_after_two_days(
    say: Say, alice: Member, now: datetime
) -> None:
    say(ADVERT, by=alice)
    kept = Likeness.objects.get()
    assert "sea" not in str(kept.marks)
    assert all(isinstance(mark, int) for mark in kept.marks)
    actions.let_go_of_held(now + timedelta(hours=47))
    assert Likeness.objects.exists()
    actions.let_go_of_held(now + timedelta(hours=49))
    assert not Likeness.objects.exists()


def test_what_waits_is_in_ones_parcel_and_goes_with_ones_account(
    say: Say, talk: Conversation, alice: Member, now: datetime
) -> None:
    say(NUMBER, by=alice, within=talk)
    mine = next(one for one in export(alice) if one["with"] == "Quiet Heron")
    assert mine["my_words_that_wait_or_were_not_sent"][0]["words"] == NUMBER
    erase(alice, now)
    assert not HeldMessage.objects.exists()
    assert not Likeness.objects.exists()
