"""No update is one page, byte for byte: whatever the reason is, and whether there ever was anybody."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

import pytest
import time_machine
from django.test import Client

from porch.family.actions import windows
from porch.family.actions.cards import take_card_away
from porch.family.models import Card, Person, Window
from porch.people import actions as people
from porch.people.actions.blocks import block
from porch.people.models import Grant, Member
from porch.people.parcel import contents_of
from porch.safety.actions.measures import lock
from porch.wire.models import Notice
from tests.conftest import NOON, signed_in

TOKEN = re.compile(rb'(csrfmiddlewaretoken" value="|X-CSRFToken": ")[^"]*')
COST = re.compile(r"dur=\d+")


def answer(rosa: Member, path: str, pk: UUID) -> tuple[int, bytes, dict[str, str]]:
    """What a browser is given, with the one id and the token of a form made alike: status, bytes, headers."""
    page = signed_in(rosa).get(path)
    body = TOKEN.sub(rb"\1", page.content).replace(str(pk).encode(), b"ID")
    heads = {name: COST.sub("dur=", value) for name, value in page.headers.items()}
    return page.status_code, body, heads


def both(rosa: Member, person: Person) -> list[tuple[int, bytes, dict[str, str]]]:
    return [answer(rosa, path, person.pk) for path in ("/family/", f"/family/people/{person.pk}/")]


def paused(window: Window, now: datetime) -> None:
    windows.pause(window.pk, by=window.giver, now=now)


def ended(window: Window, now: datetime) -> None:
    windows.end(window.pk, by=window.giver, now=now)


def lapsed(window: Window, now: datetime) -> None:
    Grant.objects.filter(subject=window.giver).update(since=now - timedelta(days=9), until=now)


def quiet(window: Window, now: datetime) -> None:
    windows.write_line(window.pk, "", by=window.giver, now=now)
    take_card_away(Card.objects.get(member=window.giver).pk, by=window.giver)


def taken_back_at_consent(window: Window, now: datetime) -> None:
    for grant in Grant.objects.filter(subject=window.giver):
        assert signed_in(window.giver).post(f"/consent/{grant.pk}/take-back/").status_code == 302


def left(window: Window, now: datetime) -> None:
    people.leave(window.giver, by=window.giver, now=now)


def erased(window: Window, now: datetime) -> None:
    people.leave(window.giver, at_once=True, by=window.giver, now=now)


def blocked(window: Window, now: datetime) -> None:
    block(window.viewer, by=window.giver, now=now)


def blocking(window: Window, now: datetime) -> None:
    block(window.giver, by=window.viewer, now=now)


def locked(window: Window, now: datetime) -> None:
    lock(window.giver, now)


CASES = [paused, ended, lapsed, quiet, taken_back_at_consent, left, erased, blocked, blocking, locked]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.__name__)
def test_whatever_closed_a_window_the_page_is_the_one_of_letters_that_were_nobodys(
    case: Callable[[Window, datetime], None],
    opened: Window,
    kept: Person,
    rosa: Member,
    nobody: Callable[[], Person],
    now: datetime,
) -> None:
    with time_machine.travel(NOON, tick=False):
        assert b"Soup on Sunday?" in both(rosa, kept)[0][1]
        case(opened, now)
        closed = both(rosa, kept)
        Person.objects.filter(pk=kept.pk).delete()
        assert closed == both(rosa, nobody())
    assert closed[0][0] == 200
    assert closed[0][1].count(b"It only means no update.") == 1


def test_before_the_yes_it_is_that_page_too(
    window: Window, kept: Person, rosa: Member, nobody: Callable[[], Person]
) -> None:
    with time_machine.travel(NOON, tick=False):
        waits = both(rosa, kept)
        Person.objects.filter(pk=kept.pk).delete()
        assert waits == both(rosa, nobody())


def _typed(as_rosa: Client, letters: str) -> tuple[int, bytes, dict[str, str], str]:
    """Typing letters, and the page that is there then."""
    page = as_rosa.post("/family/people/new/", {"called": "my brother", "letters": letters})
    then = as_rosa.get(page["Location"])
    pk = page["Location"].split("/")[-2].encode()
    heads = {name: COST.sub("dur=", value) for name, value in page.headers.items()}
    heads["Location"] = heads["Location"].replace(pk.decode(), "ID")
    return page.status_code, TOKEN.sub(rb"\1", then.content).replace(pk, b"ID"), heads, str(then.status_code)


def test_letters_that_are_somebodys_and_letters_that_are_nobodys_are_answered_alike(
    as_rosa: Client, letters: str, alice: Member
) -> None:
    right = _typed(as_rosa, letters)
    assert Window.objects.filter(giver=alice).count() == 1
    assert right == _typed(as_rosa, "0000-1111-2222-3333") == _typed(as_rosa, letters.upper())


def test_letters_of_the_wrong_form_are_said_to_be_so_and_nothing_is_kept(
    as_rosa: Client, rosa: Member
) -> None:
    page = as_rosa.post("/family/people/new/", {"called": "my brother", "letters": "kettle"})
    assert page.status_code == 422
    assert "Letters from here are four groups of four." in page.text
    assert not Person.objects.filter(owner=rosa).exists()


def test_after_too_many_tries_right_and_wrong_letters_wait_alike(
    as_rosa: Client, rosa: Member, letters: str
) -> None:
    for _ in range(8):
        as_rosa.post("/family/people/new/", {"called": "x", "letters": "0000-1111-2222-3333"})
    answers = [
        as_rosa.post("/family/people/new/", {"called": "x", "letters": typed})
        for typed in (letters, "0000-1111-2222-3333")
    ]
    assert [one.status_code for one in answers] == [429, 429]
    assert answers[0].content == answers[1].content
    assert not Window.objects.exists()


def test_what_rosa_downloads_tells_neither(
    opened: Window, kept: Person, rosa: Member, nobody: Callable[[], Person], now: datetime
) -> None:
    with time_machine.travel(NOON, tick=False):
        linked = contents_of(rosa, now=now)
        Person.objects.filter(pk=kept.pk).delete()
        nobody()
        assert linked == contents_of(rosa, now=now)


def test_nobody_of_the_family_is_told_of_anything(opened: Window, rosa: Member, now: datetime) -> None:
    for act in (windows.pause, windows.go_on, windows.end):
        act(opened.pk, by=opened.giver, now=now)
    assert not Notice.objects.filter(member=rosa).exists()
