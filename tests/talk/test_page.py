"""The conversation's page, as each of those who ask for it sees it."""

from collections.abc import Callable
from datetime import datetime, timedelta
from html.parser import HTMLParser
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from porch.people.actions import block
from porch.people.models import Block, LivedExperience, Member
from porch.talk import actions
from porch.talk.models import Conversation, Membership, Message
from porch.wire.models import Notice
from tests.talk.conftest import Say

POSTS = ["say", "take-back", "seen", "accept", "not-now", "mute", "retention", "block"]


def page(client: Client, conversation: Conversation, query: str = "") -> str:
    answer = client.get(f"/talk/{conversation.pk}/{query}")
    assert answer.status_code == 200
    html = answer.content.decode()
    assert html.count("data-primary") == 1
    assert '<main id="main" tabindex="-1" class="" data-page="talk">' in html
    HTMLParser().feed(html)
    return html


def test_words_in_order_with_author_and_time_for_who_listens(
    say: Say, conversation: Conversation, alice: Member, bob: Member, as_alice: Client
) -> None:
    say("Good luck today.\nSee you.", by=bob)
    say("Thanks.", by=alice)
    html = page(as_alice, conversation)
    assert "Bob Harbour" in html
    assert html.index("Good luck today.\nSee you.") < html.index("Thanks.")
    assert '<span data-who>Bob Harbour</span>, <time datetime="2026-11-20T12:00:00+00:00">noon</time>' in html
    assert "<span data-who>You</span>" in html
    assert "online" not in html.split("<main")[1].lower()


def test_a_content_note_closes_the_words(
    say: Say, conversation: Conversation, bob: Member, as_alice: Client
) -> None:
    say("Nearly stopped at the shop.", by=bob, note="using")
    assert "<details><summary>About: using. Show?</summary>" in page(as_alice, conversation)


def test_what_people_write_is_never_markup(
    say: Say, conversation: Conversation, bob: Member, as_alice: Client
) -> None:
    say("<script>alert(1)</script>", by=bob, note="<b>x</b>")
    html = page(as_alice, conversation)
    assert "<script>alert" not in html
    assert "<b>x</b>" not in html


def test_fifty_at_a_time(say: Say, conversation: Conversation, alice: Member, as_alice: Client) -> None:
    for number in range(1, 61):
        say(f"word {number}.", by=alice)
    html = page(as_alice, conversation)
    assert "word 10." not in html
    assert "word 11." in html
    assert 'href="?before=11"' in html
    earlier = page(as_alice, conversation, "?before=11")
    assert "word 10." in earlier
    assert "word 11." not in earlier
    assert "?before=" not in earlier
    assert "word 60." in page(as_alice, conversation, "?before=nonsense")


def test_the_page_costs_the_same_for_one_line_and_for_many(
    say: Say, conversation: Conversation, alice: Member, bob: Member, as_alice: Client
) -> None:
    def queries() -> int:
        page(as_alice, conversation)
        with CaptureQueriesContext(
            connection,
        ) as seen:
            page(as_alice, conversation)
        return len(seen)

    say("one", by=bob)
    one = queries()
    for number in range(20):
        say(f"word {number}", by=(alice, bob)[number % 2])
    assert queries() == one


def test_usual_hours_are_in_the_viewers_time(
    conversation: Conversation, alice: Member, bob: Member, as_alice: Client
) -> None:
    hours = [f"{day}-{hour}" for day in ("mon", "tue", "wed", "thu", "fri") for hour in range(18, 22)]
    LivedExperience.objects.filter(member=bob).update(hours=hours)
    assert "Bob Harbour is usually around 6 p.m. to 10 p.m. Monday to Friday, in your time." in page(
        as_alice, conversation
    )
    Member.objects.filter(pk=alice.pk).update(time_zone="Asia/Kolkata")
    assert "11:30 p.m. to midnight" in page(as_alice, conversation)


def test_in_a_group_names_are_seen_and_blocked_words_are_not(
    say: Say, alice: Member, bob: Member, erin: Member, now: datetime, as_alice: Client, as_erin: Client
) -> None:
    group = actions.open_between([alice, bob, erin], kind="group", now=now)
    say("hello all", by=bob, within=group)
    assert "<span data-name>Bob Harbour, </span>" in page(as_alice, group)
    block(bob, by=alice, now=now)
    assert "hello all" not in page(as_alice, group)
    assert "hello all" in page(as_erin, group)


def test_opening_it_is_kept_to_oneself(
    say: Say, conversation: Conversation, alice: Member, bob: Member, as_alice: Client, as_bob: Client
) -> None:
    before = page(as_bob, conversation)
    say("hello", by=bob)
    assert Notice.objects.filter(seen_at=None).count() == 1
    page(as_alice, conversation)
    assert not Notice.objects.filter(seen_at=None).exists()
    assert Membership.objects.get(member=alice).opened_seq == 1
    after = page(as_bob, conversation)
    assert "seen" not in after.split("<main")[1].replace("/seen/", "").replace("data-seen", "")
    assert before.count("<li") + 1 == after.count("<li"), "nothing but the new line and its day is new"


def test_a_request_is_answered_before_anything_else(
    say: Say, alice: Member, erin: Member, now: datetime, as_alice: Client, as_erin: Client
) -> None:
    asked = actions.ask(alice, by=erin, now=now)
    say("Hello, I am Erin.", by=erin, within=asked)
    hers = page(as_alice, asked)
    assert "Erin Willow would like to talk with you" in hers
    assert "<textarea" not in hers
    assert "has not answered yet" in page(as_erin, asked)
    assert as_alice.post(f"/talk/{asked.pk}/accept/").status_code == 302
    assert "<textarea" in page(as_alice, asked)


def test_being_blocked_changes_nothing_on_the_page(
    say: Say,
    conversation: Conversation,
    alice: Member,
    bob: Member,
    now: datetime,
    as_bob: Client,
    as_alice: Client,
) -> None:
    say("hello", by=bob)
    before = page(as_bob, conversation)
    block(bob, by=alice, now=now)
    after = page(as_bob, conversation)
    assert without_tokens(before) == without_tokens(after)
    assert "You have blocked Bob Harbour" in page(as_alice, conversation)
    Block.objects.all().delete()
    assert "<textarea" in page(as_alice, conversation)


def without_tokens(html: str) -> str:
    return "\n".join(
        line for line in html.splitlines() if "csrfmiddlewaretoken" not in line and "X-CSRFToken" not in line
    )


def test_an_end_leaves_it_to_read(
    say: Say, conversation: Conversation, alice: Member, now: datetime, as_alice: Client, as_bob: Client
) -> None:
    say("hello", by=alice)
    actions.close(conversation, now=now, parting="Go well.", by=alice)
    html = page(as_bob, conversation)
    assert "Go well." in html
    assert "<textarea" not in html
    assert "Messages can be read for 90 days" in html


def test_strangers_and_visitors_find_nothing(
    conversation: Conversation, as_erin: Client, client: Client, make_person: Callable[..., Member]
) -> None:
    assert as_erin.get(f"/talk/{conversation.pk}/").status_code == 404
    assert as_erin.get(f"/talk/{uuid4()}/").status_code == 404
    assert client.get(f"/talk/{conversation.pk}/").status_code == 302
    for name in POSTS:
        assert as_erin.post(f"/talk/{conversation.pk}/{name}/", {"seq": "1"}).status_code == 404, name
        assert as_erin.get(f"/talk/{conversation.pk}/{name}/").status_code == 405, name
    assert not Message.objects.exists()


@pytest.mark.parametrize("name", POSTS)
def test_a_change_is_never_made_by_a_link(conversation: Conversation, as_alice: Client, name: str) -> None:
    assert as_alice.get(f"/talk/{conversation.pk}/{name}/").status_code == 405


def test_an_old_take_back_button_explains_itself(
    say: Say, conversation: Conversation, alice: Member, as_alice: Client
) -> None:
    message = say("long ago", by=alice, now=datetime.fromisoformat("2026-01-01T12:00:00+00:00"))
    answer = as_alice.post(f"/talk/{conversation.pk}/take-back/", {"seq": message.seq}, follow=True)
    assert "That time has passed." in answer.content.decode()
    fresh = say("just now", by=alice, now=datetime.now().astimezone() - timedelta(minutes=1))
    assert "Take back" in page(as_alice, conversation)
    as_alice.post(f"/talk/{conversation.pk}/take-back/", {"seq": fresh.seq})
    html = page(as_alice, conversation)
    assert "You took a message back." in html
    assert "just now" not in html
