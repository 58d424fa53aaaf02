"""Thanks go from one to one: no count for anybody else, no name, and no way to reach anyone."""

import re
from datetime import datetime, timedelta

import pytest
from django.test import Client

from porch.people.models import Member
from porch.safety.actions.reporting import report
from porch.stories import actions
from porch.stories.models import Asked, Story, Thanks
from porch.stories.registries import hard_times
from porch.wire.models import Notice
from tests.stories.conftest import Write, main_of


@pytest.fixture
def story(shown: Write, alice: Member) -> Story:
    made = shown(alice, audience="everyone")
    Notice.objects.all().delete()
    return made


def thank(client: Client, story: Story, **said: str) -> tuple[int, str]:
    answer = client.post(f"{story.get_absolute_url()}thank/", {"words": "today", **said})
    return answer.status_code, answer.get("Location", "")


def test_the_author_reads_the_words_and_not_from_whom(
    story: Story,
    alice: Member,
    bob: Member,
    as_bob: Client,
    as_alice: Client,
    as_erin: Client,
    client: Client,
) -> None:
    assert thank(as_bob, story, line="I looked for the lamp too.")[0] == 302
    assert b"lamp" not in bytes(Thanks.objects.get().sealed_words)
    page = main_of(as_alice, story.get_absolute_url())
    assert "1 person thanked you. Only you see this." in page
    assert "I looked for the lamp too." in page
    assert bob.handle not in page
    assert Notice.objects.get(member=alice).kind == "story-thanks"
    for other in (as_bob, as_erin, client):
        there = main_of(other, story.get_absolute_url())
        assert "thanked you" not in there.replace("You thanked", "")
        assert "lamp" not in there


def test_nobody_else_can_tell_whether_anybody_thanked(story: Story, as_bob: Client, client: Client) -> None:
    before = main_of(client, story.get_absolute_url())
    thank(as_bob, story)
    assert main_of(client, story.get_absolute_url()) == before


def test_one_thanks_once(story: Story, as_bob: Client) -> None:
    assert "Thank Alice Fern" in main_of(as_bob, story.get_absolute_url())
    thank(as_bob, story)
    thank(as_bob, story, line="Again.")
    assert [one.words for one in Thanks.objects.all()] == ["This helped me today."]
    assert "You thanked Alice Fern." in main_of(as_bob, story.get_absolute_url())


def test_a_visitor_is_asked_in_and_an_author_finds_nothing(
    story: Story, client: Client, as_alice: Client
) -> None:
    assert thank(client, story) == (302, f"/sign-in/?next={story.get_absolute_url()}thank/")
    assert re.findall(r"data-primary>([^<]+)<", client.get(story.get_absolute_url()).text) == ["Join"]
    assert thank(as_alice, story)[0] == 404
    assert not Thanks.objects.exists()


def test_two_who_are_apart_thank_neither_way(
    shown: Write, alice: Member, dave: Member, now: datetime
) -> None:
    hers, his = shown(alice, audience="everyone"), shown(dave, audience="everyone")
    for one, by in ((hers, dave), (his, alice)):
        with pytest.raises(actions.NotThankable):
            actions.thank(one, "today", by=by, now=now)


def test_a_number_in_the_line_is_refused_kindly_and_stays_in_its_box(story: Story, as_bob: Client) -> None:
    answer = as_bob.post(f"{story.get_absolute_url()}thank/", {"line": "ring me on 07700 900123"})
    assert answer.status_code == 422
    assert "ring me on 07700 900123" in answer.text
    assert "Thanks carry no links" in answer.text
    assert not Thanks.objects.exists()


def test_your_turn_is_asked_seldom_and_can_be_turned_off(
    shown: Write, story: Story, alice: Member, bob: Member, as_bob: Client, now: datetime
) -> None:
    _, there = thank(as_bob, story)
    assert there.endswith("?turn=1")
    assert "Your turn to write?" in as_bob.get(there).text
    second = shown(alice, title="Second")
    assert not thank(as_bob, second)[1].endswith("turn=1")
    Asked.objects.update(at=now - timedelta(days=31))
    assert "Your turn" not in as_bob.get(there).text, "the old address does not ask again"
    as_bob.post("/stories/mine/never-ask/")
    assert not actions.thank(shown(alice, title="Third"), "today", by=bob, now=now)


def test_nobody_is_asked_after_something_hard(
    story: Story, bob: Member, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(hard_times._entries, "test", lambda member, at: at - timedelta(hours=47))
    assert not actions.thank(story, "today", by=bob, now=now)
    assert not Asked.objects.exists()


def test_words_can_be_reported_by_the_author_alone(
    story: Story, alice: Member, bob: Member, as_bob: Client, as_alice: Client, carol: Member, now: datetime
) -> None:
    thank(as_bob, story, line="You should be ashamed.")
    one = Thanks.objects.get()
    assert as_bob.get(f"/report/thanks/{one.pk}/").status_code == 404
    assert bob.handle not in as_alice.get(f"/report/thanks/{one.pk}/").text
    made = report("thanks", str(one.pk), category="harassment", by=alice, now=now, with_evidence=True)
    assert made.about_member == bob
    assert made.evidence == "You should be ashamed."


def test_what_i_gave_tells_it_to_its_author_alone(story: Story, as_bob: Client, as_alice: Client) -> None:
    thank(as_bob, story)
    mine, theirs = main_of(as_alice, "/people/gave/"), main_of(as_bob, "/people/gave/")
    assert "Somebody thanked you for what you wrote." in mine
    assert "You wrote a story that others can read." in mine
    assert "You thanked somebody for what they wrote." in theirs
    assert "thanked you" not in theirs
