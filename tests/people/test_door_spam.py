"""Machines at the door: too fast, a field nobody sees, a question, a sum. None of it keeps a person out."""

import json
import re
import secrets
from datetime import datetime, timedelta
from html import unescape
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from porch.kit import clock
from porch.people import actions, queries
from porch.people.models import Community, Member
from porch.people.rules.door import Puzzle, answers_in, plain_answer, steps

ANSWERS = {"password": "tea pot window", "adult": "on", "time_zone": "Europe/London", "language": "en"}


@pytest.fixture
def guarded(settings: Settings, db: None) -> None:
    settings.JOIN_PAUSE, settings.JOIN_PUZZLE_AFTER = 2, 3


def suggestion(client: Client) -> str:
    found = re.search(r'name="suggestion" (?:[^>]* )?value="([^"]+)"', client.get("/join/").text)
    assert found is not None
    return unescape(found[1])


def drawn_a_while_ago(client: Client) -> str:
    with time_machine.travel(clock.now() - timedelta(seconds=30)):
        return suggestion(client)


def post(client: Client, token: str, **more: str) -> str:
    answer = client.post("/join/", {**ANSWERS, "suggestion": token, **more})
    return "" if answer.status_code == 302 else answer.text


def carried_on(page: str) -> str:
    found = re.search(r'name="carried" value="([^"]+)"', page)
    assert found is not None
    return unescape(found[1])


def test_whoever_takes_their_time_comes_straight_in(guarded: None, client: Client) -> None:
    assert post(client, drawn_a_while_ago(client)) == ""
    assert Member.objects.count() == 1


def test_too_fast_gets_a_second_button_and_types_nothing_again(guarded: None, client: Client) -> None:
    token = suggestion(client)
    page = post(client, token)
    assert "One more step" in page
    assert "Go on" in page
    assert not Member.objects.exists()
    assert client.post("/join/", {"carried": carried_on(page)}).headers["Location"] == "/join/wishes/"
    member = Member.objects.get()
    assert member.handle == queries.name_in(token)
    assert member.check_password("tea pot window")


def test_a_field_nobody_sees_filled_in_asks_once_more(guarded: None, client: Client) -> None:
    page = client.get("/join/").text
    hidden = re.search(r'<div class="vh" aria-hidden="true">.*?</div>', page)
    assert hidden is not None
    assert 'tabindex="-1"' in hidden[0]
    assert 'autocomplete="off"' in hidden[0]
    told = post(client, drawn_a_while_ago(client), homepage="https://buy.example")
    assert "One more step" in told
    client.post("/join/", {"carried": carried_on(told)})
    assert Member.objects.count() == 1, "a phone that fills everything in does not keep its owner out"


def test_the_password_does_not_stand_in_the_page(guarded: None, client: Client) -> None:
    assert "tea pot" not in post(client, suggestion(client))


def test_what_waited_longer_than_ten_minutes_begins_anew(guarded: None, client: Client) -> None:
    page = post(client, suggestion(client))
    with time_machine.travel(clock.now() + timedelta(minutes=11)):
        again = client.post("/join/", {"carried": carried_on(page)})
    assert again.status_code == 422
    assert "Pick a name" in again.text
    assert client.post("/join/", {"carried": "made up"}).status_code == 422
    assert not Member.objects.exists()


def test_a_step_done_once_lets_one_person_in(guarded: None, client: Client) -> None:
    sealed = carried_on(post(client, suggestion(client)))
    assert client.post("/join/", {"carried": sealed}).status_code == 302
    assert Client().post("/join/", {"carried": sealed}).status_code == 422, "the name it carries is taken"
    assert Member.objects.count() == 1


def test_the_question_of_the_community_is_asked_of_all_but_the_invited(
    guarded: None, client: Client, now: datetime
) -> None:
    marks = queries.marks_of_answers(answers_in("Thames, the Thames"))
    actions.decide(by=None, now=now, door_question="What river runs here?", door_answers=marks)
    assert "hames" not in str(Community.objects.values_list())
    page = post(client, drawn_a_while_ago(client))
    assert "What river runs here?" in page
    sealed = carried_on(page)
    wrong = client.post("/join/", {"carried": sealed, "answer": "Danube"})
    assert wrong.status_code == 422
    assert "not the answer we know" in wrong.text
    assert client.post("/join/", {"carried": sealed}).status_code == 422
    assert client.post("/join/", {"carried": sealed, "answer": " the THAMES. "}).status_code == 302
    letters = actions.invite(by=None, now=clock.now(), batch=uuid4())[0].letters
    guest = Client()
    guest.post(f"/i/{letters}/")
    assert post(guest, suggestion(guest)) == "", "an invitation is answer enough"


def test_where_a_person_stands_at_the_door_no_question_is_asked(
    guarded: None, client: Client, now: datetime
) -> None:
    marks = queries.marks_of_answers(["x"])
    actions.decide(by=None, now=now, joining="approval", door_question="What river?", door_answers=marks)
    assert post(client, drawn_a_while_ago(client)) == ""


def many_join() -> None:
    for _ in range(3):
        token = queries.suggest_names()[0]
        actions.join(token, "tea pot window", time_zone="UTC", language="en", now=clock.now())


def test_when_many_joined_lately_the_device_does_a_sum(guarded: None, client: Client) -> None:
    many_join()
    page = post(client, drawn_a_while_ago(client))
    told = re.search(r'data-sum="([^"]+)"', page)
    assert told is not None
    challenge = json.loads(unescape(told[1]))
    assert challenge["algorithm"] == "PBKDF2/SHA-256"
    assert "ask someone you know here for an invitation" in page
    sealed = carried_on(page)
    puzzle = Puzzle(challenge["nonce"], challenge["salt"], challenge["cost"], challenge["keyPrefix"])
    right = next(str(n) for n in range(100_000) if puzzle.is_solved_by(str(n)))
    for wrong in ("", "-1", "x", "99999999999", str(int(right) + 1)):
        if not puzzle.is_solved_by(wrong):
            assert client.post("/join/", {"carried": sealed, "counter": wrong}).status_code == 422
    another = carried_on(post(Client(), drawn_a_while_ago(Client())))
    told_again = client.post("/join/", {"carried": another, "counter": right})
    assert told_again.status_code == 422 or right == "0", "a sum done for one page opens no other"
    assert client.post("/join/", {"carried": sealed, "counter": right}).status_code == 302


def test_an_hour_later_no_sum_is_asked(guarded: None, client: Client) -> None:
    with time_machine.travel(clock.now() - timedelta(minutes=61)):
        many_join()
    assert post(client, drawn_a_while_ago(client)) == ""


def test_the_question_stands_in_for_the_sum_where_there_is_no_script(
    guarded: None, client: Client, now: datetime
) -> None:
    many_join()
    marks = queries.marks_of_answers(["thames"])
    actions.decide(by=None, now=now, door_question="What river?", door_answers=marks)
    page = post(client, drawn_a_while_ago(client))
    assert "data-sum" not in page
    assert client.post("/join/", {"carried": carried_on(page), "answer": "Thames"}).status_code == 302


def test_the_desk_sets_the_question_and_keeps_no_answer(settings: Settings, as_dee: Client) -> None:
    settings.DEMO = True  # staff open their desks without a second factor
    path = "/desk/community/door-question/"
    assert as_dee.post(path, {"question": "What river?", "answers": ""}).status_code == 422
    assert as_dee.post(path, {"question": "What river?", "answers": "Thames"}).status_code == 302
    assert queries.is_the_answer("thames")
    assert "hames" not in as_dee.get(path).text
    as_dee.post(path, {"question": "", "answers": ""})
    assert Community.objects.get().door_answers == []


@given(st.text(max_size=40))
def test_an_answer_counts_however_it_is_typed(answer: str) -> None:
    assert plain_answer(f"  {plain_answer(answer).upper()}! ") == plain_answer(plain_answer(answer).upper())
    assert plain_answer("Zürich") == plain_answer("ZURICH ")


@given(
    st.timedeltas(min_value=timedelta(0), max_value=timedelta(hours=12)),
    st.text(max_size=5),
    st.booleans(),
    st.integers(0, 500),
)
def test_a_patient_person_among_few_is_asked_nothing_more(
    waited: timedelta, trap: str, asks: bool, lately: int
) -> None:
    found = steps(
        waited=waited,
        least=timedelta(seconds=2),
        trap=trap,
        asks=asks,
        joined_lately=lately,
        puzzle_after=60,
    )
    assert found.any is (waited < timedelta(seconds=2) or bool(trap) or asks or lately >= 60)


def test_a_sum_costs_about_256_tries() -> None:
    tries = []
    for _ in range(40):
        puzzle = Puzzle(secrets.token_hex(16), secrets.token_hex(16), cost=1)
        tries.append(next(n for n in range(100_000) if puzzle.is_solved_by(str(n))))
    assert 100 < sum(tries) / len(tries) < 600
