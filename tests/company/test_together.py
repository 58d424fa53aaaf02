"""Something small for two to five: who may see it, who gets the last place, what it tells and when."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from porch.bonds.actions import TooLate
from porch.company import actions, queries
from porch.company.models import Activity, Coming
from porch.people.models import Member
from porch.people.queries import are_blocked
from porch.record.models import Disclosure
from porch.safety.models import ContactWish
from porch.wire.models import Notice
from tests.company.conftest import Keep, Propose, main_of

pytestmark = pytest.mark.django_db


def sees(member: Member, now: datetime) -> list[Activity]:
    return [one.activity for one in queries.ahead_for(member, now)]


def test_a_place_and_names_are_told_to_whoever_said_yes_and_to_nobody_before(
    propose: Propose, alice: Member, bob: Member, erin: Member, as_erin: Client, now: datetime
) -> None:
    made = propose(alice)
    actions.say_yes(made, by=bob, now=now)
    page = f"/people/together/{made.pk}/"
    before = main_of(as_erin, page)
    assert "North side" in before
    assert "Alice Fern" in before  # whoever proposes it says so
    assert "The green gate" not in before
    assert "Bob Harbour" not in before
    seen = queries.activity_for(erin, made.pk, now)
    assert seen is not None
    assert (seen.place, queries.comers_of(seen, now)) == ("", [])
    as_erin.post(f"{page}yes/")
    after = main_of(as_erin, page)
    assert "The green gate" in after
    assert "Bob Harbour" in after
    looked = Disclosure.objects.filter(viewer_id=erin.pk, scope="together").values_list(
        "subject_id", flat=True
    )
    assert set(looked) == {alice.pk, bob.pk}


def test_words_and_places_are_sealed(propose: Propose, alice: Member) -> None:
    row = Activity.objects.filter(pk=propose(alice).pk).values_list(
        "sealed_words", "sealed_area", "sealed_place"
    )
    for box in row[0]:
        assert b"gate" not in bytes(box)
        assert b"lake" not in bytes(box)
        assert b"North" not in bytes(box)


def test_a_page_of_the_list_names_nobody_who_said_yes(
    propose: Propose, alice: Member, bob: Member, erin: Member, as_erin: Client, now: datetime
) -> None:
    actions.say_yes(propose(alice), by=bob, now=now)
    assert "Bob Harbour" not in main_of(as_erin, "/people/together/")


def test_of_two_who_want_the_last_place_one_gets_it(
    propose: Propose, alice: Member, bob: Member, erin: Member, now: datetime
) -> None:
    made = propose(alice, places=2)
    as_erin_read_it = Activity.objects.get(pk=made.pk)  # both read it while there was one place
    actions.say_yes(made, by=bob, now=now)
    with pytest.raises(actions.NoPlace):
        actions.say_yes(as_erin_read_it, by=erin, now=now)
    made.refresh_from_db()
    assert (made.taken, Coming.objects.filter(activity=made, state="in").count()) == (2, 2)
    with pytest.raises(IntegrityError), transaction.atomic():
        Activity.objects.filter(pk=made.pk).update(taken=3)


def test_yes_twice_is_yes_once_and_a_place_given_back_is_free(
    propose: Propose, alice: Member, bob: Member, erin: Member, now: datetime
) -> None:
    made = propose(alice, places=2)
    actions.say_yes(made, by=bob, now=now)
    actions.say_yes(made, by=bob, now=now)
    actions.step_back(made, by=bob, now=now)
    with pytest.raises(TooLate):
        actions.step_back(made, by=bob, now=now)
    actions.say_yes(made, by=erin, now=now)
    made.refresh_from_db()
    assert made.taken == 2
    with pytest.raises(actions.NoPlace):
        actions.say_yes(made, by=bob, now=now)


def test_closed_and_full_look_the_same(
    propose: Propose, alice: Member, bob: Member, erin: Member, as_erin: Client, now: datetime
) -> None:
    full, closed = propose(alice, places=2), propose(alice, places=5)
    actions.say_yes(full, by=bob, now=now)
    actions.close_it(closed, by=alice, now=now)
    pages = [
        main_of(as_erin, f"/people/together/{one.pk}/").replace(str(one.pk), "") for one in (full, closed)
    ]
    assert pages[0] == pages[1].replace("up to 5", "up to 2")
    assert "No place free right now." in pages[0]


def test_somebody_blocked_sees_nothing_either_way_and_neither_does_anyone_who_would_meet_them(
    propose: Propose, alice: Member, dave: Member, erin: Member, as_dave: Client, now: datetime
) -> None:
    made, daves = propose(alice), propose(dave)
    assert sees(dave, now) == []
    assert daves not in sees(alice, now)
    assert as_dave.get(f"/people/together/{made.pk}/").status_code == 404
    assert as_dave.post(f"/people/together/{made.pk}/yes/").status_code == 404
    erins = propose(erin)
    assert erins in sees(dave, now)
    actions.say_yes(erins, by=alice, now=now)
    assert erins not in sees(dave, now)  # alice is in, so it is not there for dave
    with pytest.raises(actions.NotForThem):
        actions.say_yes(erins, by=dave, now=now)


def test_someone_new_reads_invitations_of_those_vouched_for_and_proposes_to_people_they_know(
    propose: Propose,
    kept: Keep,
    alice: Member,
    bob: Member,
    erin: Member,
    now: datetime,
) -> None:
    Member.objects.filter(pk=erin.pk).update(joined_on=now.date() - timedelta(days=20))
    erin.refresh_from_db()
    by_alice, by_bob = propose(alice), propose(bob)
    assert sees(erin, now) == [by_bob]
    with pytest.raises(actions.NotForThem):
        propose(erin)
    assert queries.audiences_for(erin, now) == []
    kept(alice, erin)
    assert queries.audiences_for(erin, now) == [("kept", "")]
    by_alice = propose(alice, audience="kept")
    assert by_alice in sees(erin, now)


def test_whoever_wants_to_be_written_to_by_nobody_is_asked_to_nothing(
    propose: Propose, alice: Member, erin: Member, now: datetime
) -> None:
    ContactWish.objects.create(member=erin, from_whom="nobody")
    propose(alice)
    assert sees(erin, now) == []


def test_what_is_for_people_i_keep_or_for_a_group_is_there_for_them_alone(
    propose: Propose,
    kept: Keep,
    walkers: Callable[..., None],
    alice: Member,
    bob: Member,
    erin: Member,
    now: datetime,
) -> None:
    kept(alice, bob)
    walkers(alice, erin)
    mine = propose(alice, audience="kept")
    ours = propose(alice, audience=queries.audiences_for(alice, now)[1][0])
    assert sees(bob, now) == [mine]
    assert sees(erin, now) == [ours]
    actions.let_go(alice, by=bob, now=now)
    assert sees(bob, now) == []


def test_its_proposer_alone_changes_it_and_whoever_said_yes_is_told(
    propose: Propose, alice: Member, bob: Member, as_bob: Client, now: datetime
) -> None:
    made = propose(alice)
    actions.say_yes(made, by=bob, now=now)
    assert Notice.objects.filter(member=alice, kind="together").count() == 1
    for verb in ("close", "open", "call-off", "hand-on"):
        assert as_bob.post(f"/people/together/{made.pk}/{verb}/").status_code == 404
        assert as_bob.get(f"/people/together/{made.pk}/{verb}/").status_code == 405
    later = now + timedelta(days=3)
    actions.change(made, by=alice, now=now, at=later, area="South", place="The red gate")
    assert Notice.objects.filter(member=bob, kind="together").count() == 1
    assert "The red gate" in main_of(as_bob, f"/people/together/{made.pk}/")
    with pytest.raises(actions.NotATime):
        actions.change(made, by=alice, now=now, at=now, area="", place="")


def test_whoever_is_named_there_can_be_blocked_and_nobody_else(
    propose: Propose, alice: Member, bob: Member, erin: Member, as_erin: Client, now: datetime
) -> None:
    made = propose(alice)
    actions.say_yes(made, by=bob, now=now)
    page = f"/people/together/{made.pk}/"
    assert as_erin.post(f"{page}block/{bob.pk}/").status_code == 404  # she does not read his name yet
    assert as_erin.post(f"{page}block/{erin.pk}/").status_code == 404
    assert "Block Alice Fern" in main_of(as_erin, page)
    actions.say_yes(made, by=erin, now=now)
    assert "Block Bob Harbour" in main_of(as_erin, page)
    assert as_erin.post(f"{page}block/{bob.pk}/").status_code == 302
    assert are_blocked(erin, bob)
    assert Coming.objects.get(activity=made, member=bob).state == "dropped"


def test_a_form_that_says_too_little_comes_back_with_what_is_missing(as_alice: Client) -> None:
    answer = as_alice.post("/people/together/propose/", {"kind": "walk"})
    assert answer.status_code == 422
    assert "Pick a day." in answer.text
    assert answer.text.count("data-primary") == 1


def test_a_calendar_says_busy_and_names_no_place_unless_asked(
    propose: Propose, alice: Member, as_alice: Client
) -> None:
    made = propose(alice)
    page = f"/people/together/{made.pk}/calendar.ics"
    bland, asked = as_alice.get(page).content.decode(), as_alice.get(f"{page}?place=1").content.decode()
    assert "SUMMARY:Busy" in bland
    assert "lake" not in bland
    assert "gate" not in bland
    assert "LOCATION:The green gate" in asked


def test_the_list_asks_as_much_for_one_as_for_twenty(
    propose: Propose, bob: Member, alice: Member, erin: Member, as_erin: Client
) -> None:
    propose(alice)
    as_erin.get("/people/together/")
    with CaptureQueriesContext(connection) as one:
        as_erin.get("/people/together/")
    for n in range(19):
        propose(alice if n % 2 else bob)
    with CaptureQueriesContext(connection) as twenty:
        page = as_erin.get("/people/together/").text
    assert page.count("proposes it.") == 20
    assert len(twenty) == len(one)
