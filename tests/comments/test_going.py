"""Words that go: taken back, taken away, with their writer; and whoever is kept out sees nothing of it."""

from datetime import datetime, timedelta

import pytest
from django.test import Client

from porch.comments import actions
from porch.comments.actions import NotTheirs, TooLate
from porch.comments.belongings import belonging
from porch.comments.commons import how_we_ask, what_strangers_said
from porch.comments.models import Comment
from porch.comments.rules.lifecycles import KEPT_FOR_THEIR_WRITER, TAKE_BACK_WITHIN
from porch.comments.tickets import comment_at, link_of
from porch.people.models import Block, Member
from porch.stories.models import Story
from tests.comments.conftest import Say, Write

SOON, LATER = timedelta(minutes=5), KEPT_FOR_THEIR_WRITER + timedelta(minutes=1)


def page_of(story: Story, client: Client | None = None) -> str:
    return (client or Client()).get(story.get_absolute_url()).text


def test_taken_back_the_words_are_gone_at_once(say: Say, story: Story, bob: Member, as_bob: Client) -> None:
    comment = say(story, bob, "Too much of me.")
    as_bob.post(f"/said/{comment.pk}/take-back/")
    comment.refresh_from_db()
    assert (comment.state, comment.text) == ("taken-back", "")


def test_after_a_month_it_stays(say: Say, story: Story, bob: Member, now: datetime) -> None:
    comment = say(story, bob, at=now - TAKE_BACK_WITHIN)
    with pytest.raises(TooLate):
        actions.take_back(comment, by=bob, now=now)


def test_nobody_takes_back_somebody_elses(
    say: Say, story: Story, bob: Member, erin: Member, as_erin: Client, now: datetime
) -> None:
    comment = say(story, bob)
    with pytest.raises(NotTheirs):
        actions.take_back(comment, by=erin, now=now)
    assert as_erin.post(f"/said/{comment.pk}/take-back/").status_code == 404
    assert as_erin.get(f"/said/{comment.pk}/").status_code == 404


def test_a_stranger_takes_theirs_back_by_its_address(say: Say, story: Story, now: datetime) -> None:
    comment = say(story, None)
    address = f"/said/by/{link_of(comment)}/"
    assert Client().post(address, headers={"Origin": "https://elsewhere.example"}).status_code == 403
    assert Client().post(address, headers={"Origin": "http://testserver"}).status_code == 302
    comment.refresh_from_db()
    assert (comment.state, comment.text, comment.name) == ("taken-back", "", "")
    assert "not there any more" in Client().get(address).text
    assert Client().post(address).status_code == 422


def test_a_members_words_have_no_such_address(say: Say, story: Story, bob: Member) -> None:
    assert comment_at(link_of(say(story, bob))) is None


def test_the_author_takes_any_away_under_their_story(
    say: Say, story: Story, bob: Member, as_alice: Client, now: datetime
) -> None:
    comment = say(story, bob, "Not here.")
    as_alice.post(f"/said/{comment.pk}/remove/")
    assert "Not here." not in page_of(story)
    assert not Comment.objects.get().keeps_out
    actions.let_go(now + LATER)
    assert not Comment.objects.exists()


def test_nobody_else_takes_it_away(
    say: Say, story: Story, bob: Member, as_erin: Client, as_bob: Client
) -> None:
    comment = say(story, bob)
    for somebody in (as_erin, as_bob):
        assert somebody.post(f"/said/{comment.pk}/remove/").status_code == 404
    assert Comment.objects.get().state == "shown"


def test_whoever_is_kept_out_sees_nothing_of_it_and_nobody_sees_them(
    say: Say, story: Story, bob: Member, alice: Member, as_alice: Client, as_bob: Client, now: datetime
) -> None:
    comment = say(story, bob, "First", name="Amber Kettle")
    as_alice.post(f"/said/{comment.pk}/remove/", {"keep_out": "1"})
    actions.let_go(now + LATER)
    say(story, bob, "Second")
    assert "Second" in page_of(story, as_bob)
    for somebody in (Client(), as_alice):
        assert "Second" not in page_of(story, somebody)


def test_blocking_from_a_comment_names_nobody(
    say: Say, story: Story, bob: Member, erin: Member, as_erin: Client, alice: Member, write: Write
) -> None:
    named, drawn = say(story, bob), say(story, bob, name="Amber Kettle")
    assert as_erin.post(f"/said/{drawn.pk}/block/").status_code == 404
    assert not Block.objects.exists()
    assert as_erin.post(f"/said/{named.pk}/block/").status_code == 302
    assert Block.objects.filter(by=erin, whom=bob).exists()
    hidden = write(alice, title="Hidden", pseudonym="Grey Boat")
    own = say(hidden, alice)
    assert as_erin.post(f"/said/{own.pk}/block/").status_code == 404


def test_the_author_closes_and_opens_replies(
    as_alice: Client, as_erin: Client, story: Story, say: Say, bob: Member
) -> None:
    say(story, bob, "Stays.")
    address = f"{story.get_absolute_url()}replies/"
    assert as_erin.post(address).status_code == 404
    as_alice.post(address)
    story.refresh_from_db()
    assert story.replies is False
    assert story.state == "shown"
    assert "Stays." in page_of(story)
    assert "Replies are closed." in page_of(story)
    as_alice.post(address, {"open": "yes"})
    assert "Add a comment" in page_of(story)


def test_a_parcel_holds_ones_own_words_alone(say: Say, story: Story, bob: Member, erin: Member) -> None:
    say(story, bob, "Mine", name="Amber Kettle")
    say(story, erin, "Theirs")
    told = belonging.export(bob)
    assert [(one["words"], one["shown_as"], one["about"]) for one in told] == [
        ("Mine", "Amber Kettle", "The bus home")
    ]


def test_erased_the_words_go_and_what_was_answered_leaves_a_place(
    say: Say, story: Story, bob: Member, erin: Member, carol: Member, now: datetime
) -> None:
    answered, _ = say(story, bob, "Mine", name="Amber Kettle"), say(story, bob, "Mine alone")
    say(story, erin, "An answer", answers=answered.pk)
    belonging.erase(bob, now)
    kept = str(list(Comment.objects.values()))
    assert "Mine" not in kept
    assert "Amber Kettle" not in kept
    assert str(bob.pk) not in kept
    assert "An answer" in page_of(story)


def test_what_a_community_hands_over(
    say: Say, story: Story, bob: Member, carol: Member, now: datetime
) -> None:
    held, up = say(story, None, "Waits"), say(story, None, "Stands")
    say(story, bob, "A member’s own")
    actions.show(up.pk, by=carol, now=now)
    assert [one["words"] for one in what_strangers_said()] == ["Stands"]
    assert held.waits
    assert how_we_ask() == {"strangers_may_say_something": True, "questions": []}


def test_a_story_that_goes_takes_its_comments_along(say: Say, story: Story, bob: Member) -> None:
    first = say(story, bob)
    say(story, bob, answers=first.pk)
    story.delete()
    assert not Comment.objects.exists()
