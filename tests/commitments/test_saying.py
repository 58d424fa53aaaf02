"""What somebody means to do, and what they say of it: three words that weigh the same, and no count anywhere."""

import re
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from porch.commitments.actions import making, saying
from porch.commitments.models import Commitment, Day
from porch.commitments.rules.answers import ANSWERS, NotAnAnswer, Said
from porch.commitments.rules.kinds import questions
from porch.commitments.rules.when import NotAPlan, When
from porch.kit.clock import today_in
from porch.people.models import Member
from tests.commitments.conftest import DAY, Mean, Stand, Walk, main_of

NEW = "/commitments/new/"


def test_it_is_kept_for_oneself_and_nobody_is_told(as_alice: Client, alice: Member, now: datetime) -> None:
    today = today_in(alice.time_zone, now)
    told = {"kind": "own", "words": "Ring the dentist", "rhythm": "once", "since": today.isoformat()}
    answer = as_alice.post(NEW, told)
    made = Commitment.objects.get(member=alice)
    assert answer.status_code == 302
    assert (made.title, made.when) == ("Ring the dentist", When("once", today))
    assert "Only you." in main_of(as_alice, made.get_absolute_url())


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"kind": ""}, "Pick what it is."),
        ({"kind": "own", "words": " "}, "Say in a few words what it is."),
        ({"rhythm": ""}, "Pick when."),
        ({"rhythm": "weekly"}, "Pick at least one day of the week."),
        ({"since": "2020-01-01"}, "Pick today or a later day."),
        ({"since": "never"}, "Write the day like 2026-12-24."),
        ({"by": "late"}, "Write the time like 10:00."),
        ({"until": "2020-01-01"}, "The last day comes after the first."),
    ],
)
def test_what_cannot_be_is_said_in_one_sentence_and_nothing_is_kept(
    as_alice: Client, alice: Member, now: datetime, wrong: dict[str, str], says: str
) -> None:
    today = today_in(alice.time_zone, now).isoformat()
    answer = as_alice.post(NEW, {"kind": "call", "rhythm": "daily", "since": today} | wrong)
    assert answer.status_code == 422
    assert says in answer.text
    assert not Commitment.objects.exists()


def test_words_and_answers_cannot_be_read_or_counted_in_the_database(
    alice: Member, mean: Mean, now: datetime
) -> None:
    meant = mean(alice)
    saying.say(meant, today_in(alice.time_zone, now), Said("kept", "She sang"), by=alice, now=now)
    row = Day.objects.get()
    assert b"kept" not in bytes(row.sealed_said)
    assert b"sister" not in bytes(Commitment.objects.get().sealed_words)
    assert row.said == Said("kept", "She sang")
    columns = {field.name for model in (Commitment, Day) for field in model._meta.concrete_fields}
    assert not columns & {"answer", "kept", "count", "streak"}


def test_the_three_words_are_drawn_alike(as_alice: Client, alice: Member, mean: Mean) -> None:
    page = main_of(as_alice, mean(alice).get_absolute_url())
    tiles = re.findall(
        r'<label class="(\w+)"[^>]*><input type="radio"[^>]*value="([\w-]+)"([^>]*)><span>', page
    )
    assert [value for _, value, _ in tiles] == list(ANSWERS)
    assert {name for name, _, _ in tiles} == {"opt"}, "no colour and no size of its own"
    assert "checked" not in page.split("</form>")[0], "none is chosen beforehand"


@pytest.mark.parametrize("word", ANSWERS)
def test_each_word_is_answered_alike(
    as_alice: Client, alice: Member, mean: Mean, now: datetime, word: str
) -> None:
    meant, on = mean(alice), today_in(alice.time_zone, now)
    address = f"{meant.get_absolute_url()}say/"
    answer = as_alice.post(address, {"on": on.isoformat(), "answer": word}, follow=True)
    assert "Saved." in answer.text
    assert not re.search(
        r"well done|great|sorry|missed|streak|in a row|%", main_of(as_alice, "/commitments/"), re.I
    )


def test_nothing_counts_them(as_alice: Client, alice: Member, mean: Mean, now: datetime) -> None:
    meant = mean(alice)
    for days in range(6):
        on = today_in(alice.time_zone, now - days * DAY)
        saying.say(meant, on, Said(ANSWERS[days % 3]), by=alice, now=now)
    words = re.sub(
        r"<[^>]+>", " ", main_of(as_alice, meant.get_absolute_url()) + main_of(as_alice, "/commitments/")
    )
    figures = re.findall(r"\b\d+\b(?! (?:November|December))(?!:)", words)
    assert figures == []


def test_a_day_can_be_changed_and_taken_back(alice: Member, mean: Mean, now: datetime) -> None:
    meant, on = mean(alice), today_in(alice.time_zone, now)
    saying.say(meant, on, Said("kept"), by=alice, now=now)
    saying.say(meant, on, Said("changed"), by=alice, now=now)
    assert Day.objects.get().said.answer == "changed"
    saying.say(meant, on, Said(), by=alice, now=now)
    assert not Day.objects.exists(), "a day of which nothing was said has no row"


def test_of_a_day_it_was_not_for_nothing_is_said(alice: Member, mean: Mean, now: datetime) -> None:
    meant, today = mean(alice), today_in(alice.time_zone, now)
    for on in (today + DAY, today - 8 * DAY):
        with pytest.raises(saying.NotThatDay):
            saying.say(meant, on, Said("kept"), by=alice, now=now)
    with pytest.raises(NotAnAnswer):
        saying.say(meant, today, Said("failed"), by=alice, now=now)


def test_a_day_that_is_none_of_it_is_answered_with_422(as_alice: Client, alice: Member, mean: Mean) -> None:
    address = f"{mean(alice).get_absolute_url()}say/"
    for wrong in ({"on": "2019-01-01"}, {"on": "", "answer": "kept"}):
        assert as_alice.post(address, wrong).status_code == 422
    assert not Day.objects.exists()


def test_the_evening_asks_the_questions_of_its_owner(
    as_alice: Client, alice: Member, mean: Mean, now: datetime
) -> None:
    meant = mean(alice, "review", "")
    assert meant.words.splitlines() == list(questions())
    as_alice.post(
        f"{meant.get_absolute_url()}change/", {"words": "Who was kind?\n\nWho was kind?\nWhat now?"}
    )
    meant.refresh_from_db()
    assert meant.words.splitlines() == ["Who was kind?", "What now?"]
    on = today_in(alice.time_zone, now).isoformat()
    as_alice.post(f"{meant.get_absolute_url()}say/", {"on": on, "q0": "The driver"})
    assert Day.objects.get().said.looked_back == (("Who was kind?", "The driver"),)
    as_alice.post(f"{meant.get_absolute_url()}change/", {"words": "What else?"})
    assert "Who was kind?" in main_of(as_alice, meant.get_absolute_url()), (
        "what was answered keeps its question"
    )


def test_the_line_of_the_morning_stays_when_the_evening_says_how_it_went(
    as_alice: Client, alice: Member, mean: Mean, now: datetime
) -> None:
    meant, on = mean(alice, "pledge", ""), today_in(alice.time_zone, now).isoformat()
    say = f"{meant.get_absolute_url()}say/"
    as_alice.post(say, {"on": on, "will": "Eat at noon"})
    assert 'value="Eat at noon"' in main_of(as_alice, meant.get_absolute_url())
    as_alice.post(say, {"on": on, "will": "Eat at noon", "answer": "not-kept"})
    assert Day.objects.get().said == Said("not-kept", will="Eat at noon")


def test_changing_keeps_what_was_said_and_what_it_is(alice: Member, mean: Mean, now: datetime) -> None:
    meant, on = mean(alice), today_in(alice.time_zone, now)
    saying.say(meant, on, Said("kept"), by=alice, now=now)
    with pytest.raises(NotAPlan):
        wrong = When("daily", meant.since, meant.since - timedelta(days=1))
        making.change(meant, words="", when=wrong, by=alice, now=now)
    last = When("daily", meant.since, on)
    making.change(meant, words="Write to my sister", when=last, by=alice, now=now)
    meant.refresh_from_db()
    assert (meant.title, meant.until, Day.objects.count()) == ("Write to my sister", on, 1)


def test_only_so_much_is_meant_at_once(as_alice: Client, alice: Member, now: datetime) -> None:
    today = today_in(alice.time_zone, now)
    plan = making.Plan("call", When("daily", today))
    for _ in range(making.MOST):
        making.make(plan, by=alice, now=now)
    answer = as_alice.post(NEW, {"kind": "call", "rhythm": "daily", "since": today.isoformat()})
    assert answer.status_code == 422
    assert "That is a lot at once." in answer.text


def test_what_is_another_persons_is_not_there(
    as_erin: Client, as_bob: Client, alice: Member, bob: Member, mean: Mean, walk: Walk, stand: Stand
) -> None:
    walk(alice, bob)
    meant = mean(alice)
    stand(meant, bob)
    one = meant.get_absolute_url()
    assert as_erin.get(one).status_code == 404
    assert as_bob.get(one).status_code == 200
    for verb in ("say", "stop"):
        assert as_bob.post(f"{one}{verb}/").status_code == 404, "a witness reads, and does nothing else"
    assert as_bob.get(f"{one}change/").status_code == 404
    assert as_bob.get(f"{one}ask/").status_code == 404


def test_a_page_of_many_asks_the_database_as_often_as_of_one(
    as_alice: Client,
    alice: Member,
    bob: Member,
    mean: Mean,
    walk: Walk,
    stand: Stand,
    now: datetime,
) -> None:
    walk(alice, bob)
    stand(mean(alice), bob)
    stand(mean(bob), alice)
    as_alice.get("/commitments/")
    with CaptureQueriesContext(connection) as few:
        as_alice.get("/commitments/")
    for number in range(8):
        stand(mean(alice, words=f"Mine {number}"), bob)
        stand(mean(bob, words=f"Theirs {number}"), alice)
    as_alice.get("/commitments/")  # the looks are written down once
    with CaptureQueriesContext(connection) as many:
        as_alice.get("/commitments/")
    assert len(many) <= len(few) + 1, len(many)
