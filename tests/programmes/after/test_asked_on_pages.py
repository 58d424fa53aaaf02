"""What each of two reads where one asks the other to walk on."""

import re
from datetime import datetime, timedelta

from django.test import Client

from porch.people.models import Member
from porch.programmes.actions import handing, handing_ends
from porch.programmes.models import Episode, HandOver
from porch.programmes.queries.handing import to_choose
from tests.programmes.after.conftest import row_of, yes


def main_of(client: Client, address: str) -> str:
    """What a page says, without what is drawn anew each time."""
    page = client.get(address).text.split("<main", 1)[1].split("</main>", 1)[0].split(">", 1)[1]
    return re.sub(r'value="\w{64}"', "", page)


def test_the_one_who_is_asked_reads_the_name_and_that_they_would_walk_on(
    stay: Episode, friends: tuple[Member, Member], as_bob: Client, as_erin: Client, now: datetime
) -> None:
    bob, _ = friends
    handing.ask(stay, friends, by=stay.member, now=now)
    where = f"/walking-on/asked/{row_of(stay, bob).pk}/"
    page = as_bob.get(where).text
    assert "Alice Fern would like to walk on with you" in page
    assert "Harbour" not in page
    assert as_erin.get(where).status_code == 404
    assert as_bob.post(f"{where}answer/", {"say": "no"}).status_code == 302
    assert as_bob.get(where).status_code == 404


def test_nobody_sees_whether_the_other_said_that_they_met(
    stay: Episode, friends: tuple[Member, Member], as_alice: Client, now: datetime
) -> None:
    bob, _ = friends
    row, where = yes(stay, bob, now), f"/walking-on/{stay.pk}/"
    before = main_of(as_alice, where)
    handing.say_met(row, by=bob, on=now.date(), now=now)
    assert main_of(as_alice, where) == before


def test_a_no_changes_nothing_on_the_page_of_whoever_asked(
    stay: Episode, friends: tuple[Member, Member], as_alice: Client, now: datetime
) -> None:
    bob, _ = friends
    handing.ask(stay, friends, by=stay.member, now=now)
    where = f"/walking-on/{stay.pk}/"
    before = main_of(as_alice, where)
    handing.answer(row_of(stay, bob), "no", by=bob, now=now)
    assert main_of(as_alice, where) == before


def test_it_is_asked_answered_and_said_on_pages(
    stay: Episode, friends: tuple[Member, Member], as_alice: Client, as_bob: Client
) -> None:
    bob, _ = friends
    asked = as_alice.post(f"/walking-on/{stay.pk}/ask/", {"peer0": str(bob.pk), "weekly": "on"})
    assert asked.status_code == 302
    assert "You asked, in this order: Bob Harbour" in as_alice.get(f"/walking-on/{stay.pk}/").text
    row = row_of(stay, bob)
    as_bob.post(f"/walking-on/asked/{row.pk}/answer/", {"say": "yes"})
    page = as_alice.get(f"/walking-on/{stay.pk}/").text
    assert "A first meeting with Bob Harbour would be good by 29 December" in page
    assert "A word with Bob Harbour this week?" in page
    for browser in (as_alice, as_bob):
        browser.post(f"/walking-on/asked/{row.pk}/met/", {"on": "2026-11-20"})
    assert row_of(stay, bob).state == "met"
    assert "had met by 20 November" in as_alice.get(f"/walking-on/{stay.pk}/").text


def test_somebody_with_nobody_yet_can_let_the_desk_look(stay: Episode, as_alice: Client) -> None:
    where = f"/walking-on/{stay.pk}/ask/"
    assert "There is nobody yet, and that comes" in as_alice.get(where).text
    assert as_alice.post(where, {}).status_code == 422
    assert as_alice.post(where, {"desk": "on"}).status_code == 302
    assert "The pairing desk looks for somebody" in as_alice.get(f"/walking-on/{stay.pk}/").text


def test_today_asks_whether_they_have_met(
    stay: Episode, friends: tuple[Member, Member], as_alice: Client, now: datetime
) -> None:
    yes(stay, friends[0], now)
    assert "If you have met, you can say so." in as_alice.get("/today/").text


def test_the_safety_desk_can_be_told_by_either_of_the_two(
    stay: Episode,
    friends: tuple[Member, Member],
    as_alice: Client,
    as_bob: Client,
    as_erin: Client,
    now: datetime,
) -> None:
    row = yes(stay, friends[0], now)
    where = f"/report/hand-over/{row.pk}/"
    assert "Walking on with Alice Fern" in as_bob.get(where).text
    assert "Walking on with Bob Harbour" in as_alice.get(where).text
    assert as_erin.get(where).status_code == 404


def test_near_the_last_day_today_asks_who_could_walk_on_and_leaves_it_when_told(
    stay: Episode, friends: tuple[Member, Member], as_alice: Client, now: datetime
) -> None:
    assert "walk on with you?" not in as_alice.get("/today/").text
    stay.cohort.ends_on = now.date() + timedelta(days=21)
    stay.cohort.save()
    assert "Would you like somebody to walk on with you?" in as_alice.get("/today/").text
    as_alice.post(f"/walking-on/{stay.pk}/not-now/")
    assert "walk on with you?" not in as_alice.get("/today/").text


def test_today_does_not_ask_that_of_whoever_asked_somebody(
    stay: Episode, friends: tuple[Member, Member], now: datetime
) -> None:
    stay.cohort.ends_on = now.date() + timedelta(days=5)
    stay.cohort.save()
    assert to_choose(stay.member, now) == stay
    handing.ask(stay, [friends[0]], by=stay.member, now=now)
    assert to_choose(stay.member, now) is None


def test_what_did_not_come_about_is_said_without_saying_whose_it_was(
    stay: Episode, friends: tuple[Member, Member], as_alice: Client, now: datetime
) -> None:
    row, where = yes(stay, friends[0], now), f"/walking-on/{stay.pk}/"
    handing.say_met(row, by=friends[0], on=now.date(), now=now)
    handing_ends.keep_time(now + timedelta(days=60))
    page = as_alice.get(where).text
    assert "The time in which you would have met is over." in page
    assert "Nobody of those could" not in page
    assert "Bob" not in page


def test_two_who_say_it_at_the_same_moment_have_both_said_it(
    stay: Episode, friends: tuple[Member, Member], now: datetime
) -> None:
    row = yes(stay, friends[0], now)
    HandOver.objects.filter(pk=row.pk).update(
        state="met", said_by_member_on=now.date(), said_by_peer_on=now.date(), closed_at=now
    )
    assert handing.say_met(row, by=friends[0], on=now.date(), now=now)
