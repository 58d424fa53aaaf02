"""A card beside heavy words: to their writer alone, in the moment, with nothing kept of it anywhere."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.apps import apps
from django.test import Client

from porch.kit import clock
from porch.people.models import Member
from porch.talk.actions import open_between
from porch.talk.models import Conversation, Message

HEAVY = "I want to die"
PLAIN = "Made soup, there is plenty"
ASKS = "Would you like company, or quiet?"


@pytest.fixture
def talk(alice: Member, bob: Member) -> Conversation:
    return open_between([alice, bob], now=clock.now())


@pytest.fixture
def browser(alice: Member) -> Client:
    client = Client()
    client.force_login(alice)
    return client


def send(client: Client, talk: Conversation, words: str, **more: str) -> str:
    told = {"body": words, "note": "", "client_id": str(uuid4())}
    return client.post(f"/talk/{talk.pk}/say/", told, follow=True, **more).content.decode()  # type: ignore[arg-type]


def by_script(client: Client, talk: Conversation, words: str) -> str:
    return send(client, talk, words, headers={"X-Requested-With": "fetch"})  # type: ignore[arg-type]


def test_heavy_words_bring_a_card_on_the_page_after_sending(browser: Client, talk: Conversation) -> None:
    page = send(browser, talk, HEAVY)
    assert ASKS in page
    assert page.count("data-primary") == 1
    assert 'href="/help-now/"' in page
    assert ASKS not in browser.get(f"/talk/{talk.pk}/").content.decode()


def test_a_script_gets_the_card_with_its_line(browser: Client, talk: Conversation) -> None:
    answer = by_script(browser, talk, HEAVY)
    assert answer.count('<li class="bubble me"') == 1
    assert "data-beside" in answer
    assert "data-beside" not in by_script(browser, talk, PLAIN)


def test_the_message_goes_out_as_always(browser: Client, talk: Conversation, bob: Member) -> None:
    send(browser, talk, HEAVY)
    other = Client()
    other.force_login(bob)
    page = other.get(f"/talk/{talk.pk}/?said=1").content.decode()
    assert HEAVY in page
    assert ASKS not in page


def test_an_overdose_now_says_to_call_first(browser: Client, talk: Conversation) -> None:
    page = send(browser, talk, "she used and she won't wake up")
    assert "Is this happening now?" in page
    card = page[page.index("data-beside aria") :]
    assert (
        card.index('href="tel:') < card.index("naloxone") < card.index("on their side") < card.index("Stay.")
    )


def test_nothing_is_kept_of_it(browser: Client, talk: Conversation) -> None:
    """Heavy words leave the very rows that any words leave."""

    def rows() -> dict[str, int]:
        return {model._meta.label: model._default_manager.count() for model in apps.get_models()}

    def left_by(words: str) -> dict[str, int]:
        before = rows()
        send(browser, talk, words)
        return {name: count - before[name] for name, count in rows().items() if count != before[name]}

    send(browser, talk, PLAIN)  # the first message of all also makes a notice
    assert left_by(HEAVY) == left_by(PLAIN)


def test_old_words_bring_no_card_and_nobody_elses_do(browser: Client, talk: Conversation) -> None:
    send(browser, talk, HEAVY)
    assert ASKS in browser.get(f"/talk/{talk.pk}/?said=1").content.decode()
    assert ASKS not in browser.get(f"/talk/{talk.pk}/?said=99").content.decode()
    assert browser.get(f"/talk/{talk.pk}/?said=x").status_code == 200
    long_ago = Message.objects.get(seq=1).sent_at - timedelta(hours=1)
    Message.objects.filter(seq=1).update(sent_at=long_ago)
    assert ASKS not in browser.get(f"/talk/{talk.pk}/?said=1").content.decode()


def test_words_that_wait_for_a_look_bring_the_card_too(
    browser: Client, talk: Conversation, alice: Member
) -> None:
    Member.objects.filter(pk=alice.pk).update(joined_on=clock.now().date())
    words = "I want to die, ring me on 07700 900123"
    page = send(browser, talk, words)
    assert "Your message waits." in page
    assert ASKS in page
    assert "data-beside" in by_script(browser, talk, words)


def test_a_content_note_is_read_too(browser: Client, talk: Conversation) -> None:
    told = {"body": "you know", "note": "suicidal tonight", "client_id": str(uuid4())}
    assert ASKS in browser.post(f"/talk/{talk.pk}/say/", told, follow=True).content.decode()


def test_whoever_wants_no_cards_gets_none(browser: Client, talk: Conversation) -> None:
    assert "checked" in browser.get("/settings/card/").content.decode()
    browser.post("/settings/card/", {})
    assert ASKS not in send(browser, talk, HEAVY)
    browser.post("/settings/card/", {"on": "on"})
    assert ASKS in send(browser, talk, HEAVY)


def test_words_are_read_in_the_writers_language_and_in_english(
    browser: Client, talk: Conversation, alice: Member
) -> None:
    assert ASKS not in send(browser, talk, "quiero morir")
    Member.objects.filter(pk=alice.pk).update(language="es")
    assert ASKS in send(browser, talk, "quiero morir")
    assert ASKS in send(browser, talk, HEAVY)
