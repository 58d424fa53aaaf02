"""A window from its letters to its end, on the pages of whoever opens it."""

import re
from datetime import datetime, timedelta

import pytest
import time_machine
from django.test import Client

from porch.family.actions import windows
from porch.family.models import Letter, Person, Window
from porch.family.rules.windows import DAYS, PRESETS
from porch.people.models import Grant, Member
from porch.people.rules.letters import digest_of
from porch.record.models import Disclosure
from tests.conftest import NOON, signed_in
from tests.family.windows.conftest import again

LETTERS = re.compile(r"\b[0-9a-z]{4}(?:-[0-9a-z]{4}){3}\b")


def told(page: str) -> str:
    """What stands between the heading of a window and whatever comes after it."""
    found = re.search(
        r'<h3>In their own words</h3><ul class="plain list">.*?</ul>(?=\s*(?:</section>|</div>))', page, re.S
    )
    return found.group() if found else ""


def test_from_letters_to_a_window_that_is_read(
    as_alice: Client, alice: Member, as_rosa: Client, rosa: Member
) -> None:
    shown = as_alice.post("/windows/new/", {"called": "my sister", "shows": ["line", "week"]})
    letters = LETTERS.findall(shown.text)[0]
    assert Letter.objects.get().digest == digest_of(letters, 16)
    page = as_rosa.post("/family/people/new/", {"called": "my brother", "letters": letters})
    window = Window.objects.get(giver=alice, viewer=rosa)
    assert not Letter.objects.exists()
    assert "No update." in as_rosa.get(page["Location"]).text

    as_alice.post(f"/windows/{window.pk}/line/", {"line": "Soup on Sunday?"})
    preview = as_alice.get(f"/windows/{window.pk}/").text
    assert "It waits for your yes" in preview
    assert rosa.handle in preview
    asked = as_alice.post(f"/windows/{window.pk}/open/", {"length": "month"})
    assert asked["Location"].startswith("/settings/sign-in/again/")
    again(as_alice, alice)
    as_alice.post(f"/windows/{window.pk}/open/", {"length": "month"})
    assert "Soup on Sunday?" in as_rosa.get("/family/").text
    assert "Soup on Sunday?" in as_rosa.get(page["Location"]).text


def test_the_preview_is_what_rosa_reads_to_the_letter(
    opened: Window, kept: Person, as_alice: Client, as_rosa: Client
) -> None:
    theirs = told(as_rosa.get(f"/family/people/{kept.pk}/").text)
    assert theirs == told(as_alice.get(f"/windows/{opened.pk}/").text) != ""
    assert "It helps: Sit with me." in theirs


def test_each_look_stands_in_the_ledger_and_a_look_at_nothing_does_not(
    opened: Window, kept: Person, as_rosa: Client, as_alice: Client, alice: Member, now: datetime
) -> None:
    windows.pause(opened.pk, by=alice, now=now)
    as_rosa.get("/family/")
    assert not Disclosure.objects.filter(subject_id=alice.pk).exists()
    windows.go_on(opened.pk, by=alice, now=now)
    as_rosa.get("/family/")
    looks = Disclosure.objects.filter(subject_id=alice.pk)
    assert {look.scope for look in looks} == {
        "family-line",
        "family-cards",
    }  # there was no check-in to look at
    assert {look.purpose for look in looks} == {"family"}
    assert "through a window you opened" in as_alice.get("/consent/looked/").text


def test_the_preview_is_no_look(opened: Window, as_alice: Client, alice: Member) -> None:
    as_alice.get(f"/windows/{opened.pk}/")
    assert not Disclosure.objects.filter(subject_id=alice.pk).exists()


def test_it_is_paused_gone_on_with_and_ended(
    opened: Window, kept: Person, as_alice: Client, as_rosa: Client
) -> None:
    at = f"/windows/{opened.pk}/say/"
    for word, reads in (("pause", False), ("go-on", True), ("end", False)):
        as_alice.post(at, {"say": word})
        assert ("Soup on Sunday?" in as_rosa.get("/family/").text) is reads, word
    assert as_alice.get(f"/windows/{opened.pk}/").status_code == 404
    assert Window.objects.get().line == ""


def test_another_word_changes_nothing(opened: Window, as_alice: Client) -> None:
    assert as_alice.post(f"/windows/{opened.pk}/say/", {"say": "tell-her"}).status_code == 422
    assert not Grant.objects.exclude(paused_at=None, revoked_at=None).exists()


def test_a_line_goes_by_itself_after_a_week(
    opened: Window, kept: Person, rosa: Member, as_rosa: Client, alice: Member
) -> None:
    with time_machine.travel(NOON + timedelta(days=6, hours=23)):
        assert "Soup on Sunday?" in as_rosa.get("/family/").text
    with time_machine.travel(NOON + timedelta(days=7)):
        assert "Soup on Sunday?" not in as_rosa.get("/family/").text


def test_a_window_ends_by_itself_and_can_be_opened_again_for_longer(
    opened: Window, alice: Member, rosa: Member
) -> None:
    with time_machine.travel(NOON + timedelta(days=31)):
        as_alice, as_rosa = signed_in(alice), signed_in(rosa)
        assert "Sit with me." not in as_rosa.get("/family/").text
        assert "Over" in as_alice.get("/windows/").text
        again(as_alice, alice)
        as_alice.post(f"/windows/{opened.pk}/open/", {"length": "year"})
        assert "Sit with me." in as_rosa.get("/family/").text
        assert max(Grant.objects.values_list("until", flat=True)) <= NOON + timedelta(days=31 + 366)


def test_letters_open_nothing_after_a_week_or_a_second_time(
    alice: Member, rosa: Member, erin: Member, now: datetime
) -> None:
    late = windows.make_letters("my aunt", ["cards"], by=alice, now=now - timedelta(days=7))
    windows.keep_person("her", digest_of(late, 16), by=rosa, now=now)
    once = windows.make_letters("my aunt", ["cards"], by=alice, now=now)
    for viewer in (rosa, erin):
        windows.keep_person("her", digest_of(once, 16), by=viewer, now=now)
    assert Window.objects.get().viewer == rosa


def test_letters_typed_by_somebody_blocked_are_used_and_open_nothing(
    alice: Member, dave: Member, now: datetime
) -> None:
    letters = windows.make_letters("my aunt", ["cards"], by=alice, now=now)
    windows.keep_person("her", digest_of(letters, 16), by=dave, now=now)
    assert not Window.objects.exists()
    assert not Letter.objects.exists()


def test_when_rosa_takes_alice_off_her_page_nothing_looks_different_to_alice(
    opened: Window, kept: Person, as_rosa: Client, as_alice: Client
) -> None:
    at = f"/windows/{opened.pk}/"
    before = re.sub(r'(csrfmiddlewaretoken" value="|X-CSRFToken": ")[^"]*', "", as_alice.get(at).text)
    as_rosa.post(f"/family/people/{kept.pk}/away/")
    after = re.sub(r'(csrfmiddlewaretoken" value="|X-CSRFToken": ")[^"]*', "", as_alice.get(at).text)
    assert before == after
    assert "Soup on Sunday?" not in as_rosa.get("/family/").text


def test_two_of_the_family_never_see_each_other(
    opened: Window, alice: Member, erin: Member, as_rosa: Client, as_erin: Client, now: datetime
) -> None:
    letters = windows.make_letters("my aunt", ["cards"], by=alice, now=now)
    windows.keep_person("my niece", digest_of(letters, 16), by=erin, now=now)
    windows.open_window(Window.objects.get(viewer=erin).pk, "week", by=alice, now=now)
    assert "Sit with me." in as_erin.get("/family/").text
    assert "Rosa" not in as_erin.get("/family/").text
    assert "Soup on Sunday?" not in as_erin.get("/family/").text
    assert "Erin" not in as_rosa.get("/family/").text


def test_nobody_elses_window_can_be_opened_or_ended(opened: Window, as_erin: Client, as_rosa: Client) -> None:
    for client in (as_erin, as_rosa):
        for what, said in (("open", {"length": "week"}), ("say", {"say": "end"}), ("line", {"line": "x"})):
            assert client.post(f"/windows/{opened.pk}/{what}/", said).status_code == 404
    opened.refresh_from_db()
    assert opened.ended_at is None


def test_cards_are_written_and_taken_away(as_alice: Client, alice: Member) -> None:
    assert as_alice.post("/windows/cards/", {"kind": "hurts", "words": ""}).status_code == 422
    as_alice.post("/windows/cards/", {"kind": "hurts", "words": "Counting my glasses."})
    page = as_alice.get("/windows/cards/").text
    assert "Counting my glasses." in page
    away = re.search(r'action="(/windows/cards/[^"]+/away/)"', page)
    assert away is not None
    as_alice.post(away.group(1))
    assert "Counting my glasses." not in as_alice.get("/windows/cards/").text


def ticked(page: str) -> list[str]:
    """The boxes that are ticked, in their order."""
    return [
        found[1]
        for box in re.findall(r"<input[^>]*type=\"checkbox\"[^>]*>", page)
        if " checked" in box and (found := re.search(r'value="([^"]*)"', box))
    ]


@pytest.mark.parametrize(
    ("preset", "boxes"),
    [
        ("", []),
        ("line", ["line"]),
        ("line-week", ["line", "week"]),
        ("line-cards", ["line", "cards"]),
        ("days", []),
    ],
)
def test_somebody_may_begin_from_a_named_choice_and_none_is_made_for_them(
    as_alice: Client, preset: str, boxes: list[str]
) -> None:
    page = as_alice.get("/windows/new/", {"preset": preset}).text
    assert ticked(page) == boxes
    assert page.count('href="?preset=') == 3


def test_no_named_choice_holds_a_number_of_days() -> None:
    assert all(not code.startswith(DAYS) for codes in PRESETS.values() for code in codes)
