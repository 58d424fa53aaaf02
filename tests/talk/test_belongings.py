"""What talking keeps of someone: given to them in full, and erased."""

from datetime import datetime

from porch.people.actions import block
from porch.people.models import Member
from porch.people.registries import Belonging, belongings
from porch.talk import actions
from porch.talk.models import Conversation, Membership, Message
from porch.talk.queries import lines_for, stance
from tests.talk.conftest import Say


def mine() -> Belonging:
    found = belongings.get("talk")
    assert found is not None
    return found


def test_the_export_has_my_words_and_what_i_can_read_of_others(
    say: Say, conversation: Conversation, alice: Member, bob: Member, now: datetime
) -> None:
    say("mine", by=alice, note="home")
    say("theirs", by=bob)
    (given,) = mine().export(alice)
    assert given["with"] == "Bob Harbour"
    assert [(line["by"], line["words"], line["content_note"]) for line in given["messages"]] == [
        ("me", "mine", "home"),
        ("Bob Harbour", "theirs", ""),
    ]


def test_the_export_never_shows_what_was_withheld(
    say: Say, conversation: Conversation, alice: Member, bob: Member, now: datetime
) -> None:
    block(bob, by=alice, now=now)
    say("into silence", by=bob)
    assert mine().export(alice)[0]["messages"] == []
    assert [line["words"] for line in mine().export(bob)[0]["messages"]] == ["into silence"]


def test_erasing_empties_my_words_and_ends_talks_between_two(
    say: Say, conversation: Conversation, alice: Member, bob: Member, now: datetime
) -> None:
    say("mine", by=alice, note="home")
    say("theirs", by=bob)
    mine().erase(alice, now)
    lines, _ = lines_for(conversation, bob, now=now)
    assert [(line.message.body, line.message.taken_back_at is not None) for line in lines[:2]] == [
        ("", True),
        ("theirs", False),
    ]
    conversation.refresh_from_db()
    assert stance(conversation, bob) == "closed"
    assert not Membership.objects.filter(member=alice).exists()
    alice.delete()
    assert Message.objects.count() == 3
    assert {line.name for line in lines_for(conversation, bob, now=now)[0]} == {
        "Someone who has left",
        "Bob Harbour",
    }


def test_a_group_goes_on_without_them(
    say: Say, alice: Member, bob: Member, erin: Member, now: datetime
) -> None:
    group = actions.open_between([alice, bob, erin], kind="group", now=now)
    say("hello all", by=alice, within=group)
    mine().erase(alice, now)
    assert say("take care", by=bob, within=group).seq == 2
