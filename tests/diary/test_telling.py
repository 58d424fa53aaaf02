"""Telling how a day was, on Today and on the page of days; what is not answered stays missing."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.test import Client

from porch.diary import actions, queries
from porch.diary.models import Entry, Note
from porch.diary.rules.told import NotTold, Said
from porch.kit.clock import today_in
from porch.measures.told import Mood, Used
from porch.people.models import Member
from porch.wire.models import Notice

pytestmark = pytest.mark.django_db


def test_two_taps_are_a_check_in_and_then_the_card_thanks(alice: Member, as_alice: Client) -> None:
    assert "Check in" in as_alice.get("/today/").text
    assert as_alice.post("/progress/check-in/", {"mood": "good"}).headers["Location"] == "/today/"
    (told,) = queries.told_of(alice)
    assert (told.mood, told.craving, told.used, told.sleep) == (Mood.GOOD, None, None, None)
    page = as_alice.get("/today/").text
    assert "Thanks. Anything to add?" in page
    assert "Want company, or quiet?" not in page


def test_after_a_hard_word_company_is_offered(as_alice: Client) -> None:
    as_alice.post("/progress/check-in/", {"mood": "very-hard"})
    page = as_alice.get("/today/").text
    assert "Want company, or quiet?" in page
    assert "What helped last time" in page


def test_no_word_is_one_clear_sentence_and_nothing_is_kept(as_alice: Client) -> None:
    answer = as_alice.post("/progress/check-in/", {})
    assert answer.status_code == 422
    assert "Pick how it is going" in answer.text
    assert not Entry.objects.exists()


def test_what_is_added_to_a_check_in_stands_in_its_place(alice: Member, as_alice: Client) -> None:
    as_alice.post("/progress/check-in/", {"mood": "hard"})
    entry = Entry.objects.get()
    as_alice.post(f"/progress/entries/{entry.pk}/add/", {"craving": "7", "note": "The bus stop again."})
    (kept,) = queries.entries_of(alice)
    assert (kept.told.mood, kept.told.craving, kept.told.at) == (Mood.HARD, 7, entry.at)
    assert Note.objects.get().words == "The bus stop again."


def test_every_question_can_be_skipped_and_stays_missing(
    alice: Member, as_alice: Client, now: datetime
) -> None:
    day = today_in(alice.time_zone, now).isoformat()
    assert as_alice.post("/progress/", {"day": day, "craving": "0"}).status_code == 302
    (told,) = queries.told_of(alice)
    assert told.craving == 0
    assert (told.mood, told.used, told.sleep, told.halt, told.amounts) == (None, None, None, frozenset(), ())
    assert as_alice.post("/progress/", {"day": day, "craving": ""}).status_code == 422
    assert Entry.objects.count() == 1


def test_what_is_sent_twice_is_kept_once(alice: Member, now: datetime) -> None:
    said, sent_as = Said(today_in(alice.time_zone, now), mood=Mood.OK), uuid4()
    first = actions.tell(alice, said, sent_as=sent_as, now=now)
    assert actions.tell(alice, said, sent_as=sent_as, now=now + timedelta(hours=1)) == first
    assert len(queries.told_of(alice)) == 1


def test_a_day_to_come_is_refused_and_any_past_day_is_kept(alice: Member, now: datetime) -> None:
    today = today_in(alice.time_zone, now)
    with pytest.raises(NotTold, match="still to come"):
        actions.tell(alice, Said(today + timedelta(days=1), used=Used.NO), sent_as=uuid4(), now=now)
    actions.tell(alice, Said(today - timedelta(days=800), used=Used.NO), sent_as=uuid4(), now=now)
    assert Entry.objects.get().lag == 800


def test_one_is_changed_and_one_is_taken_out(alice: Member, as_alice: Client, now: datetime) -> None:
    said = Said(today_in(alice.time_zone, now), mood=Mood.OK, note="First words.")
    first = actions.tell(alice, said, sent_as=uuid4(), now=now)
    page = as_alice.get(f"/progress/entries/{first.pk}/").text
    assert "First words." in page
    day = first.day.isoformat()
    as_alice.post(f"/progress/entries/{first.pk}/", {"day": day, "mood": "hard", "note": "Other words."})
    (kept,) = queries.entries_of(alice)
    assert (kept.told.mood, kept.told.at) == (Mood.HARD, now)
    assert as_alice.get(f"/progress/entries/{first.pk}/").status_code == 404
    as_alice.post(f"/progress/entries/{kept.id}/remove/")
    assert queries.entries_of(alice) == []
    assert not Entry.objects.exists()
    assert not Note.objects.exists()


def test_whoever_is_here_for_somebody_else_has_no_such_page(alice: Member, as_alice: Client) -> None:
    Member.objects.filter(pk=alice.pk).update(in_recovery=False)
    assert as_alice.get("/progress/").status_code == 404
    assert "Check in" not in as_alice.get("/today/").text


def test_telling_tells_nobody(alice: Member, as_alice: Client, now: datetime) -> None:
    day = today_in(alice.time_zone, now).isoformat()
    as_alice.post(
        "/progress/", {"day": day, "used": "yes", "what": ["alcohol"], "how_much": "a few, maybe 5"}
    )
    (told,) = queries.told_of(alice)
    assert told.used == Used.YES
    assert told.amounts[0].how_much == "a few, maybe 5"
    assert not Notice.objects.exists()


def test_words_and_numbers_are_tiles_of_which_none_is_chosen_beforehand(as_alice: Client) -> None:
    page = as_alice.get("/progress/").text
    assert '<div class="opts five">' in page
    assert '<div class="opts scale">' in page
    assert "checked" not in page.split('id="entry"')[1].split("</form>")[0]
