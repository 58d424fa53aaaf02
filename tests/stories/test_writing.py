"""Writing: nothing acknowledged is lost, nobody else reads a draft, and it goes up through one gate."""

from datetime import datetime
from uuid import uuid4

import pytest
from django.test import Client

from porch.people.models import Member
from porch.people.queries import name_in, suggest_names
from porch.stories import actions
from porch.stories.models import Decided, Look, Story, Tagged
from porch.stories.rules.told import LONGEST_BODY, NotTellable, Told
from tests.stories.conftest import Write, main_of

NEW = "/stories/write/new/"
SCRIPT = {"HTTP_X_SAVES": "1"}


def test_a_draft_is_sealed_and_comes_back_as_it_was(as_alice: Client, alice: Member) -> None:
    answer = as_alice.post(NEW, {"title": "The bus", "body": "Two stops early.\n\nThen walk.", "tags": "bus"})
    story = Story.objects.get()
    assert answer["Location"] == f"/stories/write/{story.slug}/"
    assert (story.title, story.body, story.html) == ("", "", "")
    assert b"stops" not in bytes(story.sealed_draft)
    assert story.told == Told(
        "The bus", "Two stops early.\n\nThen walk.", tags="bus", audience="members", replies=False
    )
    assert "Two stops early." in as_alice.get(answer["Location"]).text


def test_an_empty_page_can_be_saved(as_alice: Client) -> None:
    assert as_alice.post(NEW, {}).status_code == 302


def test_sending_a_new_page_twice_keeps_one(as_alice: Client) -> None:
    said = {"ident": str(uuid4()), "title": "The bus"}
    assert as_alice.post(NEW, said).status_code == 302
    assert as_alice.post(NEW, said).status_code == 302
    assert Story.objects.count() == 1


def test_an_id_of_somebody_elses_story_begins_a_new_one(draft: Write, bob: Member, as_alice: Client) -> None:
    theirs = draft(bob)
    as_alice.post(NEW, {"ident": str(theirs.pk), "title": "Mine"})
    theirs.refresh_from_db()
    assert theirs.told.title == "The bus home"
    assert Story.objects.count() == 2


def test_of_two_open_pages_the_older_never_writes_over_the_newer(
    draft: Write, alice: Member, as_alice: Client
) -> None:
    story = draft(alice)
    address = f"/stories/write/{story.slug}/"
    assert as_alice.post(address, {"seen_draft": 1, "body": "From the phone."}).status_code == 302
    answer = as_alice.post(address, {"seen_draft": 1, "body": "From the kitchen."})
    assert answer.status_code == 422
    assert "From the kitchen." in answer.text
    assert "From the phone." in answer.text
    story.refresh_from_db()
    assert story.told.body == "From the phone."
    assert 'name="seen_draft" value="2"' in answer.text, "saving again is meant"
    assert as_alice.post(address, {"seen_draft": 2, "body": "From the kitchen."}).status_code == 302


def test_a_script_saves_in_the_background_and_hears_of_another_page(as_alice: Client) -> None:
    said = {"ident": str(uuid4()), "body": "One"}
    first = as_alice.post(NEW, said, **SCRIPT).json()
    assert first["seen"] == 1
    again = as_alice.post(first["address"], {"seen_draft": 1, "body": "One two"}, **SCRIPT)
    assert again.json() == {"seen": 2, "address": first["address"]}
    stale = as_alice.post(first["address"], {"seen_draft": 1, "body": "Zero"}, **SCRIPT)
    assert stale.status_code == 409
    assert Story.objects.get().told.body == "One two"


def test_too_much_is_said_and_what_was_typed_stays(as_alice: Client) -> None:
    answer = as_alice.post(NEW, {"body": "x" * (LONGEST_BODY + 1)})
    assert answer.status_code == 422
    assert "x" * (LONGEST_BODY + 1) in answer.text
    assert not Story.objects.exists()


def test_a_whole_page_of_a_wide_script_can_be_sent(as_alice: Client) -> None:
    assert as_alice.post(NEW, {"body": "語" * LONGEST_BODY}).status_code == 302
    assert len(Story.objects.get().told.body) == LONGEST_BODY


def test_somebody_who_may_not_write_publicly_is_not_offered_it(
    nobody_writes_publicly: None, draft: Write, alice: Member, as_alice: Client, now: datetime
) -> None:
    assert "anyone on the web" not in as_alice.get(NEW).text
    assert as_alice.post(NEW, {"audience": "everyone"}).status_code == 422
    with pytest.raises(actions.NotForThem):
        actions.put_up(draft(alice, audience="everyone"), by=alice, now=now)


def test_before_it_goes_up_one_sees_it_and_what_is_worth_a_second_look(
    draft: Write, alice: Member, as_alice: Client
) -> None:
    story = draft(alice, body="I met *Dave Miller* at 14 Mill Lane.")
    page = main_of(as_alice, f"/stories/write/{story.slug}/look/")
    assert ">I met *<mark>Dave Miller</mark>* at 14 Mill Lane.</p>" in page
    assert "This names a place. Keep it?" in page
    assert "<em>Dave Miller</em>" in page
    assert "A person reads it first. Somebody reads it within 3 days." in page


def test_a_word_is_changed_or_kept_and_never_stands_in_the_way(
    draft: Write, alice: Member, as_alice: Client
) -> None:
    story = draft(alice, body="I met Dave Miller at 14 Mill Lane.")
    said = {"body-0": "a friend", "body-0-was": "Dave Miller", "body-1": "", "body-1-was": "14 Mill Lane"}
    address = f"/stories/{story.slug}/put-up/"
    assert as_alice.post(address, {**said, "again": "1"})["Location"].endswith("/look/")
    story.refresh_from_db()
    assert story.told.body == "I met a friend at 14 Mill Lane."
    assert story.state == "draft"
    as_alice.post(address, {"body-0": "", "body-0-was": "14 Mill Lane"})
    story.refresh_from_db()
    assert (story.state, story.body) == ("waiting", "I met a friend at 14 Mill Lane.")


def test_a_change_that_another_page_made_is_not_written_over(
    draft: Write, alice: Member, as_alice: Client
) -> None:
    story = draft(alice, body="I met Dave Miller.")
    actions.save_draft(
        Told("Newer", "I met Dave Miller. And his dog."), by=alice, now=story.changed_at, story=story, seen=1
    )
    said = {"body-0": "a friend", "body-0-was": "Dave Miller", "seen_draft": "1"}
    as_alice.post(f"/stories/{story.slug}/put-up/", said)
    story.refresh_from_db()
    assert (story.state, story.told.title) == ("draft", "Newer")
    assert "Dave Miller" in story.told.body


def test_heavy_words_bring_a_card_to_their_writer_alone(
    draft: Write, alice: Member, as_alice: Client, as_bob: Client
) -> None:
    story = draft(alice, body="I want to die. I do not want to be here.")
    assert "Would you like company, or quiet?" in as_alice.get(f"/stories/write/{story.slug}/look/").text
    assert as_bob.get(f"/stories/write/{story.slug}/look/").status_code == 404


def test_without_a_title_it_stays_a_draft_and_says_so(draft: Write, alice: Member, as_alice: Client) -> None:
    story = draft(alice, title="")
    answer = as_alice.post(f"/stories/{story.slug}/put-up/", follow=True)
    assert "Give it a title." in answer.text
    story.refresh_from_db()
    assert story.state == "draft"


def test_a_story_under_a_drawn_name_says_that_name_alone(
    shown: Write, alice: Member, as_alice: Client, as_bob: Client
) -> None:
    token = suggest_names()[0]
    as_alice.post(NEW, {"title": "T", "body": "B", "name": token, "ident": str(uuid4())})
    story = Story.objects.get()
    assert story.told.pseudonym
    assert story.told.pseudonym != alice.handle
    mine = shown(alice, pseudonym=story.told.pseudonym, title="Second")
    page = as_bob.get(mine.get_absolute_url()).text
    assert story.told.pseudonym in page
    assert alice.handle not in page
    assert str(alice.pk) not in page


def test_a_name_that_was_not_drawn_here_is_refused_and_others_are_offered(as_alice: Client) -> None:
    answer = as_alice.post(NEW, {"title": "T", "name": "Bob Harbour"})
    assert answer.status_code == 422
    assert answer.text.count('type="radio" name="name"') == 3


def test_nobody_who_joins_is_given_a_name_that_a_story_goes_by(
    shown: Write, alice: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown(alice, pseudonym="Amber Finch")
    drawn = iter(["Amber Finch"] * 6 + ["Still Kettle"] * 4)
    monkeypatch.setattr("porch.people.queries.names.draw_name", lambda chance: next(drawn))
    assert [name_in(token) for token in suggest_names()] == ["Still Kettle"]


def test_tags_are_kept_for_finding_and_go_with_the_story(shown: Write, alice: Member, now: datetime) -> None:
    story = shown(alice, tags="Night Shift, bus")
    assert story.tags == [["Night Shift", "night-shift"], ["bus", "bus"]]
    assert sorted(Tagged.objects.values_list("code", flat=True)) == ["bus", "night-shift"]
    actions.throw_away(story, by=alice, now=now)
    assert not Tagged.objects.exists()


def test_addresses_are_kept_where_everyone_reads_and_drawn_anew_where_not(
    shown: Write, alice: Member, bob: Member, now: datetime
) -> None:
    story, other = shown(alice, audience="everyone"), shown(bob, audience="everyone")
    assert (story.slug, other.slug) == ("the-bus-home", "the-bus-home-2")
    actions.decide_who(story, by=alice, now=now, audience="members")
    assert len(story.slug) == 16
    before = story.slug
    actions.decide_who(story, by=alice, now=now, replies=False)
    assert story.slug == before
    assert not story.replies


def test_what_is_being_changed_is_read_as_it_was_until_it_goes_up(
    shown: Write, alice: Member, as_alice: Client, as_bob: Client, now: datetime
) -> None:
    story = shown(alice)
    as_alice.post(
        f"/stories/write/{story.slug}/", {"seen_draft": story.seen_draft, "title": "N", "body": "New."}
    )
    assert "I planned my bus" in as_bob.get(story.get_absolute_url()).text
    story.refresh_from_db()
    posted = story.posted_at
    actions.put_up(story, by=alice, now=now)
    assert (story.state, story.title, story.posted_at) == ("shown", "N", posted)
    assert "New." in as_bob.get(story.get_absolute_url()).text


def test_changes_can_be_dropped(shown: Write, alice: Member, as_alice: Client) -> None:
    story = shown(alice)
    as_alice.post(f"/stories/write/{story.slug}/", {"seen_draft": story.seen_draft, "body": "New."})
    as_alice.post(f"/stories/{story.slug}/drop-changes/")
    story.refresh_from_db()
    assert story.draft is None
    assert story.body == "I planned my bus around the shop."


def test_what_others_read_first_cannot_be_written_on_meanwhile(
    draft: Write, alice: Member, as_alice: Client, now: datetime
) -> None:
    story = actions.put_up(draft(alice), by=alice, now=now)
    with pytest.raises(actions.WaitsForAReader):
        actions.save_draft(Told("x", "y"), by=alice, now=now, story=story, seen=story.seen_draft)
    assert as_alice.get(f"/stories/write/{story.slug}/")["Location"] == f"/stories/{story.slug}/"
    as_alice.post(f"/stories/{story.slug}/take-back/")
    story.refresh_from_db()
    assert (story.state, story.body, story.told.title) == ("draft", "", "The bus home")
    assert Look.objects.get().state == "taken-back"


def test_where_every_public_story_is_read_first_members_stories_go_up_at_once(
    shown: Write, draft: Write, alice: Member, now: datetime
) -> None:
    shown(alice)
    Decided.objects.create(reads="public")
    assert actions.put_up(draft(alice), by=alice, now=now).state == "shown"
    assert actions.put_up(draft(alice, audience="everyone"), by=alice, now=now).state == "waiting"


def test_nobody_puts_up_what_is_not_theirs(draft: Write, alice: Member, bob: Member, now: datetime) -> None:
    story = draft(alice)
    with pytest.raises(actions.NotForThem):
        actions.put_up(story, by=bob, now=now)
    with pytest.raises(NotTellable):
        actions.put_up(draft(bob, body=""), by=bob, now=now)


def test_what_an_older_program_drew_is_drawn_anew(shown: Write, alice: Member, now: datetime) -> None:
    story = shown(alice, body="A *bus*.")
    Story.objects.update(html="<p>old</p>", html_version=0)
    assert actions.redraw_old(now) == 1
    story.refresh_from_db()
    assert story.html == "<p>A <em>bus</em>.</p>\n"
    assert actions.redraw_old(now) == 0
