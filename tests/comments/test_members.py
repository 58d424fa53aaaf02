"""Members say something under a story: it stands at once, or waits where the house looks first."""

from datetime import datetime, timedelta

import pytest
from django.test import Client

from porch.comments import actions
from porch.comments.actions import NotSayable
from porch.comments.models import Comment
from porch.kit.ids import new_id
from porch.people import actions as people
from porch.people.models import Member
from porch.safety.actions.gathering import open_case
from porch.safety.models import Measure
from porch.stories.models import Story
from porch.wire.models import Notice
from tests.comments.conftest import Say, Write, ticket_of


def sends(client: Client, story: Story, text: str = "Thank you.", **said: str):  # type: ignore[no-untyped-def]
    page = client.get(story.get_absolute_url()).text
    told = {"text": text, "ticket": ticket_of(page), "csrfmiddlewaretoken": "x", "shown": "mine"} | said
    return client.post(f"{story.get_absolute_url()}say/", told)


def kinds(member: Member) -> list[str]:
    return list(Notice.objects.filter(member=member).order_by("kind").values_list("kind", flat=True))


def test_a_members_words_stand_at_once_and_focus_goes_to_them(
    as_bob: Client, story: Story, alice: Member
) -> None:
    sent = sends(as_bob, story)
    comment = Comment.objects.get()
    assert sent["Location"] == f"{story.get_absolute_url()}#c-{comment.pk}"
    page = as_bob.get(story.get_absolute_url()).text
    assert f'id="c-{comment.pk}" tabindex="-1"' in page
    assert "Bob Harbour" in page
    assert "said-under-story" in kinds(alice)


def test_a_form_from_elsewhere_is_refused(bob: Member, story: Story) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(bob)
    page = strict.get(story.get_absolute_url()).text
    said = {"text": "Hello", "ticket": ticket_of(page), "csrfmiddlewaretoken": "x"}
    assert strict.post(f"{story.get_absolute_url()}say/", said).status_code == 403
    assert not Comment.objects.exists()


def test_before_the_whole_world_a_member_chooses_a_name_drawn_for_it(as_bob: Client, story: Story) -> None:
    page = as_bob.get(story.get_absolute_url()).text
    assert "a name drawn for this alone" in page
    sends(as_bob, story, shown="drawn")
    comment = Comment.objects.get()
    assert comment.name
    public = Client().get(story.get_absolute_url()).text
    assert comment.name in public
    assert "Bob Harbour" not in public


def test_among_members_they_go_by_their_own(as_bob: Client, write: Write, alice: Member) -> None:
    ours = write(alice, audience="members")
    assert "drawn for this alone" not in as_bob.get(ours.get_absolute_url()).text
    sends(as_bob, ours, shown="drawn")
    assert Comment.objects.get().name == ""


def test_a_storys_author_answers_under_the_storys_name(
    as_alice: Client, write: Write, alice: Member, say: Say, bob: Member
) -> None:
    hidden = write(alice, pseudonym="Amber Kettle")
    said = say(hidden, bob)
    sends(as_alice, hidden, to=str(said.pk))
    page = Client().get(hidden.get_absolute_url()).text
    assert "Amber Kettle" in page
    assert "wrote this story" in page
    assert "Alice" not in page


def test_the_first_words_of_somebody_new_wait_where_anyone_reads(
    as_erin: Client, erin: Member, story: Story, write: Write, alice: Member, now: datetime
) -> None:
    Member.objects.filter(pk=erin.pk).update(joined_on=now.date())
    sent = sends(as_erin, story)
    held = Comment.objects.get()
    assert held.why == ["first"]
    assert sent["Location"] == f"/said/{held.pk}/"
    assert "A person reads it before it shows." in as_erin.get(sent["Location"]).text
    assert "Only you see this." in as_erin.get(story.get_absolute_url()).text
    assert "Thank you." not in Client().get(story.get_absolute_url()).text
    sends(as_erin, write(alice, audience="members"))
    assert Comment.objects.filter(state="shown").count() == 1


def test_a_link_in_somebodys_first_days_waits(say: Say, erin: Member, write: Write, alice: Member) -> None:
    Member.objects.filter(pk=erin.pk).update(joined_on="2026-11-19")
    erin.refresh_from_db()
    ours = write(alice, audience="members")
    assert say(ours, erin, "Look at www.example.com for this").why == ["contact"]
    assert say(ours, erin, "Thank you for this").state == "shown"


def test_the_same_words_under_a_third_story_wait(say: Say, bob: Member, erin: Member, write: Write) -> None:
    words = "I read all of it twice and wanted to tell you how much it did for me."
    some = [write(erin, title=f"Story {at}") for at in range(3)]
    assert [say(one, bob, words).state for one in some] == ["shown", "shown", "held"]


def test_whom_the_author_blocked_sees_their_words_alone(
    as_dave: Client, dave: Member, story: Story, alice: Member, as_bob: Client
) -> None:
    sends(as_dave, story, "You cannot stop me.")
    assert "You cannot stop me." in as_dave.get(story.get_absolute_url()).text
    for somebody in (Client(), as_bob):
        page = somebody.get(story.get_absolute_url()).text
        assert "You cannot stop me." not in page
        assert "No comments yet" in page
    assert kinds(alice) == ["story-up"]


def test_whom_the_author_blocked_finds_no_box_under_a_members_story(
    as_dave: Client, write: Write, alice: Member
) -> None:
    ours = write(alice, audience="members")
    assert as_dave.get(f"{ours.get_absolute_url()}say/").status_code == 404


def test_where_replies_are_closed_nothing_more_is_said(as_bob: Client, write: Write, alice: Member) -> None:
    quiet = write(alice, replies=False)
    page = as_bob.get(quiet.get_absolute_url()).text
    assert "Replies are closed." in page
    assert 'name="text"' not in page
    open_page = as_bob.get(write(alice, title="Open").get_absolute_url()).text
    assert ticket_of(open_page)
    with pytest.raises(NotSayable):
        actions.say(quiet, actions.Words("Hello", new_id()), by=alice, now=quiet.changed_at)


def test_whoever_may_not_write_says_nothing(bob: Member, story: Story, say: Say, now: datetime) -> None:
    case = open_case("other", about=bob, words="x", now=now)
    Measure.objects.create(
        case=case,
        member=bob,
        kind="suspend",
        rule="x",
        state="standing",
        made_at=now,
        until=now + timedelta(days=3),
    )
    with pytest.raises(NotSayable, match="standing"):
        say(story, bob)


def test_an_answer_goes_to_what_was_said_and_no_deeper(
    say: Say, story: Story, bob: Member, erin: Member
) -> None:
    first = say(story, bob)
    answer = say(story, erin, "Yes.", answers=first.pk)
    assert "answered-you" in kinds(bob)
    with pytest.raises(NotSayable):
        say(story, bob, "And on.", answers=answer.pk)


def test_advice_is_asked_about_and_sent_as_it_is(as_bob: Client, story: Story) -> None:
    first = sends(as_bob, story, "Have you tried running?")
    assert first.status_code == 422
    assert "have you tried" in first.content.decode()
    assert sends(as_bob, story, "Have you tried running?", as_it_is="1").status_code == 302


def test_the_author_is_never_asked_about_advice(as_alice: Client, story: Story) -> None:
    assert sends(as_alice, story, "You should all read this.").status_code == 302


def test_heavy_words_bring_the_card_to_their_writer(as_bob: Client, as_alice: Client, story: Story) -> None:
    sent = sends(as_bob, story, "Reading this I want to die.")
    assert "That sounds heavy" in as_bob.get(sent["Location"]).text
    assert "That sounds heavy" not in as_alice.get(story.get_absolute_url()).text


def test_one_does_not_hear_of_ones_own_words(say: Say, story: Story, alice: Member) -> None:
    say(story, alice)
    assert kinds(alice) == ["story-up"]


def test_a_drawn_name_is_never_somebodys(say: Say, story: Story, bob: Member, erin: Member) -> None:
    assert say(story, bob, name="Erin Willow").name == ""


def test_a_paused_writers_words_are_away_with_them(
    say: Say, story: Story, bob: Member, now: datetime
) -> None:
    say(story, bob)
    people.pause(bob, until=None, now=now)
    page = Client().get(story.get_absolute_url()).text
    assert "No comments yet" in page
