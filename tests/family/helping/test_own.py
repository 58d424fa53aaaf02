"""My own days and goals: nobody else reads them, and what was not told stays untold."""

from datetime import datetime, timedelta

import pytest
from django.test import Client

from porch.family import helping as belongings
from porch.family.actions import own
from porch.family.models import Day, Goal, GoalToday
from porch.family.queries.own import days_of, goals_of
from porch.family.rules.own import NotToBeTold, Told, read
from porch.people.models import Member
from tests.conftest import signed_in


def said(now: datetime, **told: str) -> dict[str, str]:
    return {"on": now.date().isoformat(), **told}


def test_a_day_is_told_in_one_word_and_told_again_it_takes_the_place_of_the_first(
    rosa: Member, as_rosa: Client, now: datetime
) -> None:
    assert as_rosa.post("/family/diary/", said(now, how="hard")).status_code == 302
    as_rosa.post("/family/diary/", said(now, how="ok", rested="some", words="I walked"))
    assert days_of(rosa) == {now.date(): Told("ok", "some", "I walked")}


def test_the_words_are_sealed(rosa: Member, now: datetime) -> None:
    row = own.tell_day(Told("ok", "", "the red kettle"), now.date(), by=rosa, now=now)
    assert b"kettle" not in bytes(row.sealed_told)


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({}, "Pick a word, or write a line"),
        ({"how": "ok", "on": "2026-11-21"}, "not before it is there"),
        ({"how": "ok", "on": "2026-11-01"}, "A day can be told for a week"),
        ({"how": "wonderful"}, "Pick one of the words"),
        ({"how": "ok", "on": "yesterday"}, "Write the day as"),
        ({"words": "x" * 2001}, "longer than fits"),
    ],
)
def test_what_cannot_be_kept_is_one_sentence_and_nothing_changes(
    as_rosa: Client, now: datetime, told: dict[str, str], sentence: str
) -> None:
    answered = as_rosa.post("/family/diary/", {**said(now), **told})
    assert answered.status_code == 422
    assert sentence in answered.text
    assert not Day.objects.exists()


def test_nothing_is_picked_beforehand(as_rosa: Client, rosa: Member, now: datetime) -> None:
    goal = own.set_goal("paint", by=rosa, now=now)
    for path in ("/family/diary/", f"/family/goals/{goal.pk}/"):
        assert "checked" not in as_rosa.get(path).text.split("<main")[1]


def test_days_that_were_not_told_stay_open_in_the_calendar(
    rosa: Member, as_rosa: Client, now: datetime
) -> None:
    own.tell_day(Told("good"), now.date(), by=rosa, now=now)
    text = as_rosa.get("/family/diary/").text
    assert text.count(">not told<") == 35 + now.weekday()
    assert "From five days on" in text


def test_from_five_days_on_there_is_a_picture_with_its_table(
    rosa: Member, as_rosa: Client, now: datetime
) -> None:
    goal = own.set_goal("sleep through", by=rosa, now=now)
    for day, near in enumerate((2, 3, 3, 5, 6)):
        own.say_near(goal.pk, near, by=rosa, now=now + timedelta(days=day))
        text = as_rosa.get(f"/family/goals/{goal.pk}/").text
        assert ("<svg" in text.split('id="picture-')[1].split("</figure>")[0]) == (day == 4)
    assert text.count("<tr>") == 6


def test_a_goal_is_from_0_to_10_once_a_day(rosa: Member, now: datetime) -> None:
    goal = own.set_goal("sleep through", by=rosa, now=now)
    own.say_near(goal.pk, 0, by=rosa, now=now)
    own.say_near(goal.pk, 10, by=rosa, now=now)
    for near in (-1, 11):
        with pytest.raises(NotToBeTold):
            own.say_near(goal.pk, near, by=rosa, now=now)
    assert [row.near for row in GoalToday.objects.all()] == [10]


def test_five_goals_at_most_and_one_put_away_makes_room(rosa: Member, as_rosa: Client, now: datetime) -> None:
    made = [own.set_goal(f"goal {n}", by=rosa, now=now) for n in range(5)]
    answered = as_rosa.post("/family/goals/", {"words": "one more"})
    assert answered.status_code == 422
    assert "room for five" in answered.text
    as_rosa.post(f"/family/goals/{made[0].pk}/put-away/")
    assert as_rosa.post("/family/goals/", {"words": "one more"}).status_code == 302
    assert len(goals_of(rosa)) == 5
    assert "goal 0" in as_rosa.get("/family/goals/").text


def test_nobody_else_finds_them(rosa: Member, as_bob: Client, now: datetime) -> None:
    goal = own.set_goal("paint", by=rosa, now=now)
    assert as_bob.get(f"/family/goals/{goal.pk}/").status_code == 404
    for verb in ("near", "put-away", "forget"):
        assert as_bob.post(f"/family/goals/{goal.pk}/{verb}/", {"near": "4"}).status_code == 404
    assert Goal.objects.get().ended_at is None


def test_they_are_taken_along_and_erased(rosa: Member, bob: Member, now: datetime) -> None:
    for member in (rosa, bob):
        own.tell_day(Told("ok", words="mine"), now.date(), by=member, now=now)
        goal = own.set_goal("paint", by=member, now=now)
        own.say_near(goal.pk, 4, by=member, now=now)
    told = belongings.export(rosa)
    assert told["days"] == [{"on": "2026-11-20", "how": "ok", "rested": "", "words": "mine"}]
    assert told["goals"] == [{"words": "paint", "near": {"2026-11-20": 4}, "put_away": False}]
    belongings.erase(rosa, now)
    assert [row.member for row in Day.objects.all()] == [bob]
    assert GoalToday.objects.count() == 1


def test_a_day_can_be_forgotten(rosa: Member, as_rosa: Client, now: datetime) -> None:
    own.tell_day(Told("ok"), now.date(), by=rosa, now=now)
    assert as_rosa.post("/family/diary/2026-11-20/forget/").status_code == 302
    assert [as_rosa.post(f"/family/diary/{on}/forget/").status_code for on in ("2026-11-20", "x")] == [
        404
    ] * 2


def test_who_is_in_recovery_has_their_own_days_here_too(bob: Member, now: datetime) -> None:
    assert signed_in(bob).post("/family/diary/", said(now, how="ok")).status_code == 302


def test_what_an_unknown_program_wrote_is_missing_and_not_guessed() -> None:
    assert read("nonsense") == read("[]") == read('{"how": "grand", "rested": 3, "words": null}') == Told()
