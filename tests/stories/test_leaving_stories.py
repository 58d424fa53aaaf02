"""What goes along with somebody, what is theirs to take, and what the safety desk can keep others from reading."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from porch.people.actions import leave
from porch.people.models import Member
from porch.safety.actions.reporting import NothingToReport, report
from porch.stories import actions
from porch.stories.belongings import export, files
from porch.stories.models import Asked, Look, Picture, Story, Tagged, Thanks
from porch.stories.queries import readable_by
from porch.stories.registries import Under, under_story
from porch.stories.reporting import hide_or_show
from porch.stories.rules.told import Told
from tests.stories.conftest import Write
from tests.stories.drawing import picture


def test_everything_of_it_can_be_taken_along(shown: Write, alice: Member, bob: Member, now: datetime) -> None:
    story = shown(alice, tags="bus", note="a death")
    actions.add_picture(story, picture(), "A bus stop", by=alice, now=now)
    actions.save_draft(Told("Second", "Half."), by=alice, now=now + timedelta(minutes=1))
    actions.thank(story, "", by=bob, now=now, line="The lamp.")
    mine = export(alice)
    assert [one["state"] for one in mine["stories"]] == ["shown", "draft"]
    assert mine["stories"][0]["put_up"]["body"] == story.body
    assert mine["stories"][0]["thanks"] == ["The lamp."]
    assert mine["stories"][1]["draft"]["title"] == "Second"
    assert bob.handle not in str(mine)
    assert [data[:2] for data in files(alice).values()] == [b"\xff\xd8"]
    assert export(bob)["thanks_i_gave"][0]["words"] == "The lamp."


def test_with_their_author_stories_go_at_once_and_for_good(
    shown: Write, alice: Member, bob: Member, now: datetime
) -> None:
    story, kept = shown(alice, audience="everyone", tags="bus"), shown(bob, audience="everyone")
    actions.add_picture(story, picture(), "A bus stop", by=alice, now=now)
    actions.thank(story, "today", by=bob, now=now)
    actions.thank(kept, "today", by=alice, now=now)
    leave(alice, by=alice, now=now, at_once=True)
    assert [one.pk for one in readable_by(None)] == [kept.pk]
    assert [model.objects.count() for model in (Story, Picture, Tagged, Thanks)] == [1, 0, 0, 0]
    assert not Asked.objects.filter(member=alice).exists()


def test_whoever_read_first_stories_leaves_them_up(
    draft: Write, alice: Member, carol: Member, now: datetime
) -> None:
    story = actions.put_up(draft(alice), by=alice, now=now)
    actions.approve(story.looks.get(), by=carol, now=now)
    leave(carol, by=carol, now=now, at_once=True)
    assert Story.objects.get().state == "shown"
    assert Look.objects.get().answered_by is None


def test_a_story_can_be_reported_by_whoever_reads_it(
    shown: Write, alice: Member, bob: Member, as_bob: Client, carol: Member, now: datetime
) -> None:
    story = shown(alice, pseudonym="Amber Finch")
    page = as_bob.get(f"/report/story/{story.pk}/")
    assert page.status_code == 200
    assert alice.handle not in page.text
    made = report("story", str(story.pk), category="other", by=bob, now=now, with_evidence=True)
    assert made.about_member == alice
    assert "planned my bus" in made.evidence
    actions.take_down(story, by=alice, now=now)
    with pytest.raises(NothingToReport):
        report("story", str(story.pk), category="other", by=bob, now=now)


def test_what_the_desk_hides_stays_hidden_whatever_its_author_does(
    shown: Write, alice: Member, as_alice: Client, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = shown(alice, audience="everyone")
    there = {str(story.pk)}
    monkeypatch.setattr("porch.stories.reporting.hidden", lambda kind: there)
    hide_or_show("story", str(story.pk), now)
    assert not readable_by(None).exists()
    assert "The safety desk keeps others from reading this." in as_alice.get(story.get_absolute_url()).text
    story.refresh_from_db()
    actions.take_down(story, by=alice, now=now)
    actions.put_back(story, by=alice, now=now)
    assert not readable_by(None).exists()
    there.clear()
    hide_or_show("story", str(story.pk), now)
    story.refresh_from_db()
    assert story.state == "waiting", "after a hidden one the next is read by a person again"


def test_reading_asks_the_database_as_often_for_a_long_story_as_for_a_short_one(
    shown: Write,
    alice: Member,
    make_person: object,
    client: Client,
    as_bob: Client,
    as_alice: Client,
    now: datetime,
) -> None:
    short = shown(alice, audience="everyone")
    body = "\n\n".join(f"[picture {number}]" for number in range(1, 13))
    long = shown(alice, audience="everyone", title="Long", tags="a, b, c, d, e", body=body)
    for _ in range(12):
        actions.add_picture(long, picture(4, 4), "A dot", by=alice, now=now)
    actions.redraw(long)
    for number in range(30):
        reader = make_person(f"Reader Nr{number}")  # type: ignore[operator]
        actions.thank(long, "today", by=reader, now=now)
    for who, most in ((client, 2), (as_bob, 5), (as_alice, 9)):
        who.get(short.get_absolute_url())
        asked = [_queries(who, one) for one in (short, long)]
        assert asked[0] == asked[1]
        assert asked[0] <= most, (most, asked)


def _queries(client: Client, story: Story) -> int:
    with CaptureQueriesContext(
        connection,
    ) as caught:
        assert client.get(story.get_absolute_url()).status_code == 200
    return len(caught)


def test_other_rooms_put_something_under_what_is_up_and_under_nothing_else(
    shown: Write, draft: Write, alice: Member, as_alice: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = list[Story]()
    spy = Under("stories/_nothing.html", 10, lambda story, viewer, now: seen.append(story))
    monkeypatch.setattr(under_story, "_entries", {"test": spy})
    up = shown(alice)
    as_alice.get(up.get_absolute_url())
    as_alice.get(draft(alice).get_absolute_url())
    assert seen == [up]


def test_words_of_thanks_that_the_desk_hides_are_gone_for_their_author_too(
    shown: Write, alice: Member, bob: Member, as_alice: Client, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = shown(alice)
    actions.thank(story, "", by=bob, now=now, line="You should be ashamed.")
    one = Thanks.objects.get()
    monkeypatch.setattr("porch.stories.reporting.hidden", lambda kind: {str(one.pk)})
    hide_or_show("thanks", str(one.pk), now)
    assert "ashamed" not in as_alice.get(story.get_absolute_url()).text
    assert "thanked you" not in as_alice.get("/stories/mine/").text.replace("people thanked you.", "")
