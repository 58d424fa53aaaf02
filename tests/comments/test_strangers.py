"""Somebody who is not signed in says something: past the human question, to a person, and then it stands."""

import re
from datetime import datetime, timedelta

import pytest
import time_machine
from django.test import Client

from porch.comments import actions
from porch.comments.models import Comment, HumanQuestion
from porch.comments.tickets import HOLDS, ticket_in
from porch.kit.clock import now as this_moment
from porch.people.models import Member
from porch.record.models import Entry
from porch.stories.models import Story
from tests.comments.conftest import Stranger, Write, ticket_of


def test_the_way_of_a_strangers_words(stranger: Stranger, story: Story, as_carol: Client) -> None:
    sent = stranger.sends(story)
    assert sent.status_code == 302
    waiting = stranger.browser.get(sent["Location"]).text
    assert "Your words wait for a reader" in waiting
    assert "Somebody looks within a day" in waiting
    assert "Thank you for this." not in stranger.browser.get(story.get_absolute_url()).text
    comment = Comment.objects.get()
    assert "Thank you for this." in as_carol.get("/desk/comments/").text
    as_carol.post(f"/desk/comments/{comment.pk}/show/")
    page = stranger.browser.get(story.get_absolute_url()).text
    assert "1 comment" in page
    assert "Thank you for this." in page
    assert "visiting" in page
    assert "Your words are up" in stranger.browser.get(sent["Location"]).text


def test_no_page_of_theirs_sets_a_cookie(stranger: Stranger, story: Story) -> None:
    stranger.browser.get(story.get_absolute_url())
    sent = stranger.sends(story, answer="purple with spots")
    assert sent.status_code == 422
    sent = stranger.sends(story)
    stranger.browser.get(sent["Location"])
    stranger.browser.post(sent["Location"], headers={"Origin": "http://testserver"})
    assert Comment.objects.get().state == "taken-back"
    assert dict(stranger.browser.cookies) == {}


def test_nothing_is_kept_of_them_but_name_and_words(stranger: Stranger, story: Story) -> None:
    page = stranger.box(story)
    stranger.browser.defaults["REMOTE_ADDR"] = "203.0.113.77"
    stranger.browser.defaults["HTTP_USER_AGENT"] = "Canary/9"
    stranger.sends(story, page)
    kept = str([vars(row) for row in (*Comment.objects.all(), *Entry.objects.all())])
    assert "203.0.113.77" not in kept
    assert "Canary" not in kept


def test_a_wrong_answer_is_one_kind_sentence_and_keeps_what_was_typed(
    stranger: Stranger, story: Story
) -> None:
    answer = stranger.sends(story, text="My long words.", name="Zoë", answer="no idea")
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "? That is not the answer we know." in page
    assert "My long words.</textarea>" in page
    assert 'value="Zoë"' in page
    assert 'value="no idea"' in page
    assert not Comment.objects.exists()
    assert stranger.sends(story, page).status_code == 302, "the same page goes on"


def test_another_question_comes_when_asked_for_and_keeps_the_words(stranger: Stranger, story: Story) -> None:
    page = stranger.box(story)
    first = re.search(r'for="id_answer">([^<]+)', page)
    other = stranger.sends(story, page, text="Half of it", answer="", another="1").content.decode()
    second = re.search(r'for="id_answer">([^<]+)', other)
    assert first is not None
    assert second is not None
    assert first[1] != second[1]
    assert "Half of it</textarea>" in other
    before, after = (ticket_in(ticket_of(one), story, this_moment()) for one in (page, other))
    assert before is not None
    assert after is not None
    assert before.number == after.number


def test_the_community_asks_its_own_question(
    stranger: Stranger, story: Story, carol: Member, now: datetime
) -> None:
    HumanQuestion.objects.create(text="What stands on our porch?", answers=["a lamp"], at=now)
    page = stranger.box(story)
    assert "What stands on our porch?" in page
    assert stranger.sends(story, page, answer="The LAMP").status_code == 302


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ({"text": ""}, "Write something first."),
        ({"text": "\u200b \u202e"}, "Write something first."),
        ({"text": "x" * 3001}, "3000 fit here"),
        ({"name": ""}, "Write a name. It need not be yours."),
        ({"name": "a@b.example"}, "A name has letters"),
        ({"answer": ""}, "Answer the question"),
        ({"ticket": "made up"}, "This page had grown old."),
    ],
)
def test_what_is_wrong_is_said_and_changes_nothing(
    stranger: Stranger, story: Story, said: dict[str, str], says: str
) -> None:
    answer = stranger.sends(story, **said)
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert not Comment.objects.exists()


def test_a_page_that_stood_open_too_long_keeps_the_words(stranger: Stranger, story: Story) -> None:
    page = stranger.box(story)
    with time_machine.travel(this_moment() + HOLDS + timedelta(minutes=1)):
        answer = stranger.sends(story, page, text="Still here.")
        assert answer.status_code == 422
        assert "Still here.</textarea>" in answer.content.decode()


def test_the_page_of_one_story_says_nothing_under_another(
    stranger: Stranger, story: Story, write: Write, erin: Member
) -> None:
    other = write(erin, title="Another")
    assert stranger.sends(other, stranger.box(story)).status_code == 422


def test_the_same_page_sent_twice_is_one_comment(stranger: Stranger, story: Story) -> None:
    page = stranger.box(story)
    first, second = stranger.sends(story, page), stranger.sends(story, page, text="Other words")
    assert first["Location"].split(":")[0] == second["Location"].split(":")[0]
    assert Comment.objects.count() == 1


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://elsewhere.example"},
        {"Origin": "null"},
        {"Referer": "https://elsewhere.example/stories/"},
        {"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_another_site_cannot_speak_through_a_visitor(
    stranger: Stranger, story: Story, headers: dict[str, str]
) -> None:
    said = {"text": "Buy.", "name": "Ana", "ticket": ticket_of(stranger.box(story)), "answer": "green"}
    answer = stranger.browser.post(f"{story.get_absolute_url()}say/", said, headers=headers)
    assert answer.status_code == 403
    assert not Comment.objects.exists()


def test_a_browser_that_says_nothing_of_itself_may_speak(stranger: Stranger, story: Story) -> None:
    ticket = ticket_of(stranger.box(story))
    answer = stranger.browser.post(f"{story.get_absolute_url()}say/", {"text": "", "ticket": ticket})
    assert answer.status_code == 422


def test_without_the_sum_it_waits_with_a_word_to_the_desk_and_fewer_an_hour(
    stranger: Stranger, story: Story
) -> None:
    for _ in range(3):
        assert stranger.sends(story).status_code == 302
    assert all("no-sum" in one.why for one in Comment.objects.all())
    late = stranger.sends(story, text="The fourth one.")
    assert late.status_code == 429
    assert late["Retry-After"]
    assert "The fourth one.</textarea>" in late.content.decode()


def test_with_the_sum_there_is_more_room(stranger: Stranger, story: Story) -> None:
    for _ in range(5):
        page = stranger.box(story)
        ticket = ticket_in(ticket_of(page), story, this_moment())
        assert ticket is not None
        counter = next(str(n) for n in range(10_000) if ticket.puzzle.is_solved_by(str(n)))
        assert stranger.sends(story, page, counter=counter).status_code == 302
    assert not any("no-sum" in one.why for one in Comment.objects.all())


def test_wrong_answers_have_an_end(stranger: Stranger, story: Story) -> None:
    page = stranger.box(story)
    codes = [stranger.sends(story, page, answer="perhaps").status_code for _ in range(31)]
    assert codes[:30] == [422] * 30
    assert codes[30] == 429
    assert stranger.sends(story, page).status_code == 302, "the right one still counts"


def test_what_fills_in_the_hidden_field_is_held_apart_and_calls_nobody(
    stranger: Stranger, story: Story, carol: Member, as_carol: Client
) -> None:
    stranger.sends(story, homepage="https://pills.example")
    assert "trap" in Comment.objects.get().why
    assert "One that came as machines send things" in as_carol.get("/desk/comments/").text
    assert "Something at the desk" not in as_carol.get("/today/").text


def test_advice_is_asked_about_once_and_never_blocked(stranger: Stranger, story: Story) -> None:
    page = stranger.box(story)
    first = stranger.sends(story, page, text="You should really sleep more.")
    assert first.status_code == 422
    words = first.content.decode()
    assert "This may read as advice" in words
    assert "you really should" in words or "you should really" in words.casefold()
    again = stranger.sends(story, words, text="You should really sleep more.", as_it_is="1")
    assert again.status_code == 302


def test_where_advice_is_asked_for_nobody_is_asked(stranger: Stranger, write: Write, alice: Member) -> None:
    asking = write(alice, title="What would you do", advice=True)
    assert "glad of advice" in stranger.box(asking)
    assert stranger.sends(asking, text="You should sleep more.").status_code == 302


def test_there_is_no_box_where_a_stranger_reads_nothing(
    stranger: Stranger, write: Write, alice: Member
) -> None:
    ours = write(alice, title="Ours", audience="members")
    answer = stranger.browser.get(f"{ours.get_absolute_url()}say/")
    assert answer.status_code == 404


def test_a_community_can_keep_it_to_members(
    stranger: Stranger, story: Story, carol: Member, now: datetime
) -> None:
    page = stranger.box(story)
    actions.decide_strangers(False, by=carol, now=now)
    assert "Here members say something" in stranger.box(story)
    late = stranger.sends(story, page, text="Too late then.")
    assert late.status_code == 422
    assert "Too late then." in late.content.decode()
    assert not Comment.objects.exists()


def test_a_page_from_before_signing_in_says_nothing_and_keeps_the_words(
    stranger: Stranger, story: Story, bob: Member
) -> None:
    page = stranger.box(story)
    stranger.browser.force_login(bob)
    answer = stranger.sends(story, page, text="Half signed in.")
    assert answer.status_code == 422
    assert "You are signed in now." in answer.content.decode()
    assert "Half signed in.</textarea>" in answer.content.decode()
    assert not Comment.objects.exists()


def test_an_address_somebody_made_up_leads_nowhere(stranger: Stranger, story: Story) -> None:
    good = stranger.sends(story)["Location"]
    assert stranger.browser.get(good).status_code == 200
    assert stranger.browser.get(good[:-2] + "x/").status_code == 404
    assert stranger.browser.get("/said/by/nonsense/").status_code == 404


def test_heavy_words_of_a_stranger_bring_numbers_to_them_alone(stranger: Stranger, story: Story) -> None:
    sent = stranger.sends(story, text="I want to die and I mean it.")
    assert "That sounds heavy" in stranger.browser.get(sent["Location"]).text
    ordinary = stranger.sends(story)
    assert "That sounds heavy" not in stranger.browser.get(ordinary["Location"]).text
