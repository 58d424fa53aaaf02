"""What two pages, two people or the safety desk do at the same time: no word is lost, and one of two is heard."""

from datetime import datetime

import pytest
from django.test import Client

from porch.people.models import Member
from porch.safety.actions import act, take
from porch.safety.actions.gathering import open_case
from porch.stories import actions
from porch.stories.models import Look, Story
from porch.stories.rules.told import Told
from tests.bonds.test_capacity import at_once
from tests.stories.conftest import Write

NEW = "/stories/write/new/"


def test_what_was_saved_after_one_looked_is_not_put_up_unseen_and_not_lost(
    draft: Write, alice: Member, as_alice: Client, now: datetime
) -> None:
    story = draft(alice)
    actions.save_draft(Told("Newer", "Newer."), by=alice, now=now, story=story, seen=1)
    as_alice.post(f"/stories/{story.slug}/put-up/", {"seen_draft": "1"})
    story.refresh_from_db()
    assert (story.state, story.told.title) == ("draft", "Newer")
    with pytest.raises(actions.SavedElsewhere):
        actions.put_up(story, by=alice, now=now, seen=1)


def test_whoever_the_desk_keeps_from_writing_puts_up_nothing_and_loses_nothing(
    draft: Write, shown: Write, alice: Member, bob: Member, carol: Member, as_alice: Client, now: datetime
) -> None:
    story, other = draft(alice), shown(bob)
    case = open_case("other", about=alice, words="noticed", now=now)
    take(case, by=carol, now=now)
    act(case, "suspend", rule=1, by=carol, now=now, days=7)
    answer = as_alice.post(f"/stories/{story.slug}/put-up/", follow=True)
    assert "What you wrote is kept." in answer.text
    story.refresh_from_db()
    assert (story.state, story.told.title) == ("draft", "The bus home")
    assert as_alice.post(f"{other.get_absolute_url()}thank/", {"words": "today"}).status_code == 422


def test_a_shelf_has_an_end(
    draft: Write, alice: Member, as_alice: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("porch.stories.actions.drafts.MOST", 1)
    draft(alice)
    answer = as_alice.post(NEW, {"body": "One more."})
    assert answer.status_code == 422
    assert "One more." in answer.text


@pytest.mark.django_db(transaction=True)
def test_of_two_who_answer_at_the_same_moment_one_is_heard(
    draft: Write, alice: Member, carol: Member, dee: Member, now: datetime
) -> None:
    story = actions.put_up(draft(alice), by=alice, now=now)
    first, second = (Look.objects.select_related("story__owner").get() for _ in range(2))
    came_of = at_once(
        lambda: actions.approve(first, by=carol, now=now),
        lambda: actions.send_back(second, "A note.", by=dee, now=now),
    )
    assert sorted(type(raised).__name__ for raised in came_of) == ["NoneType", "TooLate"]
    story.refresh_from_db()
    assert (story.state, Look.objects.get().state) in {("shown", "approved"), ("sent-back", "sent-back")}


@pytest.mark.django_db(transaction=True)
def test_saving_and_putting_up_at_the_same_moment_loses_no_word(
    draft: Write, alice: Member, now: datetime
) -> None:
    story = draft(alice)
    mine, again = (Story.objects.get(pk=story.pk) for _ in range(2))
    newer = Told("Newer", "Newer.")
    came_of = at_once(
        lambda: actions.put_up(mine, by=alice, now=now),
        lambda: actions.save_draft(newer, by=alice, now=now, story=again, seen=1),
    )
    story.refresh_from_db()
    was_saved = came_of[1] is None
    assert story.told.title == ("Newer" if was_saved else "The bus home")
    assert came_of[0] is None
