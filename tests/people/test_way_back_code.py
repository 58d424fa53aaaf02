"""What every open session is shown and may refuse; coming back with a code; the command."""

import json
import re
from datetime import datetime

import pytest
from allauth.mfa.models import Authenticator
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries
from typer.testing import CliRunner

from porch.config.cli import app
from porch.config.start import Refused
from porch.kit import clock
from porch.people import actions, queries
from porch.people.models import Member, WayBack
from porch.people.queries import way_back as asked
from porch.people.rules.way_back import DELAY
from tests.conftest import signed_in
from tests.people.test_second_factor import code_of, with_app
from tests.people.way_back import (
    DESK,
    NEW,
    SAID,
    a_day_passes,
    agreed,
    desks_are_open,
    made,
    opened,
    page,
    say_code,
)

__all__ = ["agreed", "desks_are_open", "made", "opened"]  # fixtures

# every open session


PAGES = ["/today/", "/settings/", "/people/", "/more/", "/settings/password/"]


@pytest.mark.parametrize("path", PAGES)
def test_every_page_of_every_session_shows_it(made: tuple[WayBack, str], agreed: Member, path: str) -> None:
    for session in (signed_in(agreed), signed_in(agreed)):
        text = page(session, path)
        assert SAID in text
        assert 'action="/settings/way-back/refuse/"' in text
        assert text.count("data-primary") == 1


def test_nobody_else_sees_it(
    made: tuple[WayBack, str], as_erin: Client, as_dee: Client, client: Client
) -> None:
    for somebody in (as_erin, as_dee):
        assert SAID not in page(somebody, "/settings/")
    assert SAID not in page(client, "/sign-in/")


def test_a_page_asks_nothing_more_while_there_is_none(
    as_alice: Client, agreed: Member, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        assert asked.banner(agreed) is None
    with CaptureQueriesContext(connection) as seen:
        page(as_alice, "/settings/")
    assert not any("wayback" in one["sql"] for one in seen)


def test_today_says_what_it_means(made: tuple[WayBack, str], as_alice: Client) -> None:
    text = page(as_alice, "/today/")
    assert "Someone told a coordinator your name and the phrase you agreed on." in text
    assert text.count("Refuse it</button>") == 1


def test_one_tap_refuses_without_a_script(
    made: tuple[WayBack, str], as_alice: Client, agreed: Member
) -> None:
    a_day_passes()
    assert as_alice.get("/settings/way-back/refuse/").status_code == 405
    assert WayBack.objects.get().state == "open"
    answer = as_alice.post("/settings/way-back/refuse/", follow=True)
    assert "Refused. That code opens nothing" in answer.content.decode()
    assert SAID not in page(as_alice, "/settings/")
    assert say_code(Client(), "Alice Fern", made[1])[0] == 422
    again = as_alice.post("/settings/way-back/refuse/", follow=True)
    assert "nothing left to refuse" in again.content.decode()


@pytest.mark.parametrize("state", ["waiting", "paused"])
def test_whoever_waits_or_rests_can_refuse(made: tuple[WayBack, str], as_alice: Client, state: str) -> None:
    Member.objects.filter(handle="Alice Fern").update(state=state)
    assert SAID in as_alice.get("/today/", follow=True).content.decode()
    as_alice.post("/settings/way-back/refuse/")
    assert WayBack.objects.get().state == "refused"


def test_nobody_refuses_for_somebody_else(made: tuple[WayBack, str], as_erin: Client, client: Client) -> None:
    as_erin.post("/settings/way-back/refuse/")
    assert client.post("/settings/way-back/refuse/").headers["Location"] == "/sign-in/"
    assert WayBack.objects.get().state == "open"


# the code


def test_a_code_leads_to_a_new_password_and_new_words(opened: str, as_alice: Client, client: Client) -> None:
    assert say_code(client, " alice  FERN ", opened.lower().replace("-", " "))[0] == 302
    assert client.get("/settings/").status_code == 302, "not signed in before the new password"
    assert client.post("/sign-in/code/password/", {"password": "short"}).status_code == 422
    answer = client.post("/sign-in/code/password/", {"password": NEW})
    assert answer.headers["Location"] == "/settings/words/new/"
    shown = re.search(r'data-text="([^"]+)"', page(client, "/settings/words/new/"))
    assert shown
    alice = Member.objects.get(handle="Alice Fern")
    assert alice.check_password(NEW)
    assert queries.whose_words("Alice Fern", shown[1]) == alice
    assert as_alice.get("/settings/").status_code == 302, "every other session is over"
    assert say_code(Client(), "Alice Fern", opened)[0] == 422


def test_every_wrong_code_gets_the_same_answer(
    made: tuple[WayBack, str], as_alice: Client, erin: Member
) -> None:
    code = made[1]
    answers = [
        say_code(Client(), "Alice Fern", code),
        say_code(Client(), "Nobody Here", code),
        say_code(Client(), "Erin Willow", code),
    ]
    a_day_passes()
    answers.append(say_code(Client(), "Alice Fern", "0000-0000-0000"))
    as_alice.post("/settings/way-back/refuse/")
    answers.append(say_code(Client(), "Alice Fern", code))
    texts = {re.sub(r'value="[^"]*"', "", text) for _, text in answers}
    assert {status for status, _ in answers} == {422}
    assert len(texts) == 1
    assert "do not go together, or the day is not over yet." in texts.pop()


@pytest.mark.parametrize("name", ["Alice Fern", "Nobody Here"])
def test_after_five_wrong_codes_one_waits(made: tuple[WayBack, str], name: str) -> None:
    assert [say_code(Client(), name, "0000-0000-0000")[0] for _ in range(6)] == [422] * 5 + [429]


def test_a_new_password_needs_the_code_first(opened: str, client: Client) -> None:
    answer = client.post("/sign-in/code/password/", {"password": NEW})
    assert answer.headers["Location"] == "/sign-in/code/"
    assert not Member.objects.get(handle="Alice Fern").check_password(NEW)


def test_two_browsers_with_one_code_get_one_new_password(opened: str) -> None:
    first, second = Client(), Client()
    for browser in (first, second):
        say_code(browser, "Alice Fern", opened)
    first.post("/sign-in/code/password/", {"password": NEW})
    answer = second.post("/sign-in/code/password/", {"password": "somebody else came"})
    assert answer.headers["Location"] == "/sign-in/code/"
    assert Member.objects.get(handle="Alice Fern").check_password(NEW)


def test_a_refusal_between_the_code_and_the_password_holds(
    opened: str, as_alice: Client, client: Client
) -> None:
    say_code(client, "Alice Fern", opened)
    as_alice.post("/settings/way-back/refuse/")
    assert client.post("/sign-in/code/password/", {"password": NEW}).headers["Location"] == "/sign-in/code/"
    assert not Member.objects.get(handle="Alice Fern").check_password(NEW)


def test_a_passkey_that_is_there_is_spoken_of(opened: str, agreed: Member, client: Client) -> None:
    with_app(agreed)
    say_code(client, "Alice Fern", opened)
    answer = client.post("/sign-in/code/password/", {"password": NEW}, follow=True)
    assert "If it is not yours, remove it in Settings." in answer.content.decode()


def test_staff_come_back_through_their_second_factor(dee: Member, client: Client) -> None:
    secret = with_app(dee)
    _, code = actions.make_way_back_here(dee, now=clock.now())
    a_day_passes()
    say_code(client, "Dee Lantern", code)
    answer = client.post("/sign-in/code/password/", {"password": NEW})
    assert answer.headers["Location"] == "/sign-in/"
    assert client.get("/settings/").status_code == 302, "a code alone lets no staff in"
    answer = client.post("/sign-in/", {"login": "Dee Lantern", "password": NEW})
    assert answer.headers["Location"] == "/sign-in/second/"
    client.post("/sign-in/second/", {"code": code_of(secret)})
    assert client.get("/settings/").status_code == 200


@pytest.mark.parametrize("path", ["/sign-in/", "/sign-in/words/", "/sign-in/lost/", "/sign-in/code/"])
def test_the_way_is_found_from_where_one_signs_in(client: Client, path: str) -> None:
    text = page(client, path)
    assert "/sign-in/lost/" in text or 'href="/sign-in/code/"' in text


# the machine


def porch(*words: str) -> str:
    answer = CliRunner().invoke(app, ["member", "back-in", *words])
    if answer.exception:
        raise answer.exception
    return answer.stdout


def test_the_machine_prints_a_code_that_everyone_concerned_is_shown(as_dee: Client, dee: Member) -> None:
    told = json.loads(porch("dee lantern", "--json"))
    made = WayBack.objects.get()
    assert (made.member, made.by, made.proof, made.ends_second_factor) == (dee, None, "machine", False)
    assert datetime.fromisoformat(told["opens_at"]) == made.opens_at == made.made_at + DELAY
    assert queries.whose_code("Dee Lantern", told["code"], made.opens_at) == made
    assert SAID in page(as_dee, "/settings/")
    assert "Whoever looks after the machine made it." in page(as_dee, "/today/")
    assert "Made at the machine." in page(as_dee, DESK)


def test_the_machine_ends_a_lost_second_factor_only_when_told(dee: Member) -> None:
    with_app(dee)
    porch("Dee Lantern", "--second-factor-lost")
    a_day_passes()
    actions.use_way_back(WayBack.objects.get(), NEW, now=clock.now())
    assert not Authenticator.objects.filter(user=dee).exists()


def test_the_machine_says_what_is_wrong_in_one_line(agreed: Member, dee: Member) -> None:
    with pytest.raises(Refused, match="no member called 'Nobody Here'"):
        porch("Nobody Here")
    with pytest.raises(Refused, match="by what they agreed on"):
        porch("Alice Fern")
    porch("Dee Lantern")
    with pytest.raises(Refused, match="has a way back open already"):
        porch("Dee Lantern")
    assert WayBack.objects.count() == 1
