"""What stands under a story, for each who looks: threaded one level, in one query, the same as it is counted."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client

from porch.comments import actions, queries
from porch.comments.models import Comment
from porch.comments.queries import thread as thread_module
from porch.people.actions import block
from porch.people.models import Member
from porch.stories.models import Story
from porch.stories.registries import under_story
from tests.comments.conftest import Say, Write

type Most = Callable[..., object]


def words(story: Story, viewer: Member | None, now: datetime) -> list[str]:
    found = queries.thread_under(story, viewer, now + timedelta(minutes=1))
    return [
        line for one in found.said for line in (one.text, *(f"  {answer.text}" for answer in one.answers))
    ]


def test_answers_stand_under_what_they_answer(
    say: Say, story: Story, bob: Member, erin: Member, now: datetime
) -> None:
    first = say(story, bob, "First")
    say(story, erin, "Second", at=now + timedelta(seconds=1))
    say(story, erin, "To the first", at=now + timedelta(seconds=2), answers=first.pk)
    assert words(story, None, now) == ["First", "  To the first", "Second"]


def test_what_is_gone_leaves_a_place_only_where_it_was_answered(
    say: Say, story: Story, bob: Member, erin: Member, now: datetime
) -> None:
    first, alone = say(story, bob, "First"), say(story, bob, "Alone")
    say(story, erin, "An answer", answers=first.pk)
    for one in (first, alone):
        actions.take_back(one, by=bob, now=now)
    assert words(story, None, now) == ["", "  An answer"]
    assert "What was said here is gone." in Client().get(story.get_absolute_url()).text


def test_of_whom_one_blocked_nothing_is_there(
    say: Say, story: Story, bob: Member, erin: Member, now: datetime
) -> None:
    say(story, bob, "From Bob")
    say(story, bob, "From nobody in particular", name="Amber Kettle", at=now + timedelta(seconds=1))
    block(bob, by=erin, now=now)
    assert words(story, erin, now) == ["From nobody in particular"], (
        "a drawn name must not be told by a block"
    )
    assert words(story, None, now) == ["From Bob", "From nobody in particular"]


def test_a_block_does_not_tell_who_wrote_a_story_under_a_drawn_name(
    say: Say, write: Write, alice: Member, erin: Member, now: datetime
) -> None:
    hidden = write(alice, pseudonym="Grey Boat")
    say(hidden, alice, "I wrote this.")
    block(alice, by=erin, now=now)
    assert words(hidden, erin, now) == ["I wrote this."]


def test_whoever_blocks_is_not_read_under_any_name(
    say: Say, story: Story, bob: Member, erin: Member, now: datetime
) -> None:
    say(story, bob, "From Bob")
    say(story, bob, "From nobody in particular", name="Amber Kettle")
    block(erin, by=bob, now=now)
    assert words(story, erin, now) == []


def test_it_is_counted_as_it_is_shown(
    say: Say, story: Story, write: Write, bob: Member, erin: Member, alice: Member, now: datetime
) -> None:
    other, none = write(erin, title="Other"), write(erin, title="None")
    first = say(story, bob)
    say(story, erin, answers=first.pk)
    say(other, None)
    block(bob, by=erin, now=now)
    ids = [one.pk for one in (story, other, none)]
    for viewer in (None, erin, bob, alice):
        shown = {
            one.pk: count
            for one in (story, other, none)
            if (count := queries.thread_under(one, viewer, now).count)
        }
        assert queries.counts_for(ids, viewer) == shown
    assert queries.counts_for([]) == {}


def test_the_counts_of_many_are_one_query(
    say: Say, story: Story, bob: Member, django_assert_num_queries: Most
) -> None:
    say(story, bob)
    for viewer in (None, bob):
        with django_assert_num_queries(1):  # type: ignore[attr-defined]
            queries.counts_for([story.pk], viewer)


@pytest.mark.parametrize("count", [0, 1, 40])
def test_what_stands_under_a_story_asks_the_database_once(
    say: Say,
    story: Story,
    bob: Member,
    erin: Member,
    now: datetime,
    count: int,
    django_assert_num_queries: Most,
) -> None:
    for at in range(count):
        one = say(story, bob, f"Number {at}", at=now + timedelta(seconds=at))
        say(story, erin, f"To {at}", at=now + timedelta(seconds=at), answers=one.pk)
    entry = under_story.get("comments")
    assert entry is not None
    for viewer in (None, erin):
        with django_assert_num_queries(1):  # type: ignore[attr-defined]
            entry.context(story, viewer, now)


def test_long_threads_go_on_on_another_page_and_no_thread_is_cut(
    say: Say, story: Story, bob: Member, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(thread_module, "MOST", 4)
    for at in range(6):
        one = say(story, bob, f"Number {at}", at=now + timedelta(minutes=at))
        say(story, bob, f"To {at}", at=now + timedelta(minutes=at, seconds=1), answers=one.pk)
    seen: list[str] = []
    before = None
    while True:
        page = queries.thread_under(story, None, now, before=before)
        assert all(one.answers for one in page.said)
        seen = [one.text for one in page.said] + seen
        if page.earlier is None:
            break
        before = page.earlier
    assert seen == [f"Number {at}" for at in range(6)]
    shown = Client().get(story.get_absolute_url()).text
    assert "Earlier comments" in shown
    address = shown.split("said/?before=", 1)[1].split('"', 1)[0]
    earlier = Client().get(f"{story.get_absolute_url()}said/?before={address}").text
    assert "Number 3" in earlier
    assert "Number 5" not in earlier


def test_a_wrong_moment_shows_the_latest(client: Client, say: Say, story: Story, bob: Member) -> None:
    say(story, bob, "Here")
    for before in ("", "x", "2026-13-40", "2026-11-20", "9" * 400):
        assert "Here" in client.get(f"{story.get_absolute_url()}said/", {"before": before}).text


def test_nobody_reads_what_waits_but_its_writer(
    say: Say, story: Story, bob: Member, alice: Member, now: datetime
) -> None:
    held = say(story, None, "From outside")
    assert Comment.objects.get().state == "held"
    for viewer in (None, alice, bob):
        assert words(story, viewer, now) == []
    assert queries.counts_for([story.pk]) == {}
    assert queries.seen_comment(alice, held.pk) is None


def test_a_link_is_shown_as_text(say: Say, story: Story, bob: Member) -> None:
    say(story, bob, "See https://example.com/<script>\n\nNext line")
    page = Client().get(story.get_absolute_url()).text
    assert 'href="https://example.com' not in page
    assert "&lt;script&gt;" in page
    assert "<p>Next line</p>" in page
