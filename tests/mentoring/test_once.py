"""Asked once, ever; a say over someone is noticed once; a line of mentors is never walked."""

from collections.abc import Callable
from datetime import datetime
from itertools import pairwise
from uuid import UUID

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from porch.bonds import actions as bonds
from porch.bonds.actions.proposing import propose
from porch.bonds.models import Pair, Proposal
from porch.bonds.registries import powers_over
from porch.kit.clock import now as this_moment
from porch.mentoring.actions import mentors as actions
from porch.mentoring.belongings_mentors import belonging
from porch.mentoring.models import Mentor, YearOn
from porch.mentoring.queries import mentors as queries
from porch.mentoring.rules.lineage import HANDS, hands_above, said
from porch.people.models import Member, Role
from porch.record.models import Disclosure
from porch.wire.models import Notice
from tests.bonds.conftest import FOUND
from tests.mentoring.conftest import days, paired

PEOPLE = [UUID(int=n) for n in range(8)]


@given(st.dictionaries(st.sampled_from(PEOPLE), st.sampled_from(PEOPLE)))
def test_any_line_is_counted_and_ends_even_where_it_is_a_ring(above: dict[UUID, UUID]) -> None:
    hands = hands_above(PEOPLE[0], above)
    assert 0 <= hands < len(PEOPLE)
    shown = said(hands)
    assert shown is None or shown - 1 >= HANDS


@pytest.mark.django_db
def test_a_mentee_a_year_on_is_asked_once_ever(
    pair: Pair, alice: Member, as_alice: Client, dee: Member, now: datetime
) -> None:
    assert actions.ask_a_year_on(now + days(364)) == 0
    assert actions.ask_a_year_on(now + days(365)) == 1
    assert actions.ask_a_year_on(now + days(800)) == 0
    assert "You are asked this once." in as_alice.get("/people/").text
    as_alice.post("/people/mentoring/a-year-on/not-now/")
    assert "You are asked this once." not in as_alice.get("/people/").text
    assert as_alice.post("/people/mentoring/a-year-on/yes/").status_code == 404
    assert not Notice.objects.filter(member=dee).exists()
    assert actions.ask_a_year_on(now + days(4000)) == 0


@pytest.mark.django_db
def test_a_yes_reaches_the_coordinators_and_stands_at_their_desk(
    pair: Pair, alice: Member, as_alice: Client, as_dee: Client, dee: Member, now: datetime
) -> None:
    actions.ask_a_year_on(now + days(365))
    as_alice.post("/people/mentoring/a-year-on/yes/")
    assert Notice.objects.filter(member=dee, path="/desk/mentors/").exists()
    page = as_dee.get("/desk/mentors/").text
    assert "Would like to mentor" in page
    assert "Alice Fern" in page
    assert Disclosure.objects.filter(subject_id=alice.pk, scope="mentoring").exists()


@pytest.mark.django_db
def test_whoever_mentors_or_helps_to_run_the_place_is_not_asked(
    pair: Pair, bob: Member, kit: Member, carol: Member, now: datetime
) -> None:
    for one in (bob, carol):
        paired(kit, one, now)
    assert actions.ask_a_year_on(now + days(365)) == 1
    assert YearOn.objects.get().member == pair.second


@pytest.mark.django_db
@pytest.mark.parametrize("how", ["registry", "staff"])
def test_a_say_that_comes_later_is_told_once_to_the_desk_and_to_both(
    pair: Pair,
    bob: Member,
    alice: Member,
    dee: Member,
    as_alice: Client,
    as_dee: Client,
    now: datetime,
    monkeypatch: pytest.MonkeyPatch,
    how: str,
) -> None:
    assert actions.mind_powers(now) == 0
    if how == "staff":
        Role.objects.create(member=bob, role="moderator", since=now)
    else:
        monkeypatch.setitem(powers_over._entries, "test", lambda ids: {(bob.pk, alice.pk)} & _all(ids))
    assert actions.mind_powers(now) == 1
    assert actions.mind_powers(now + days(1)) == 0
    for one in (bob, alice, dee):
        assert Notice.objects.filter(member=one).exists(), one
    assert "One of you has a say over the other now" in as_alice.get(f"/people/{pair.pk}/").text
    assert "Alice Fern" in as_dee.get("/desk/mentors/").text
    pair.refresh_from_db()
    assert pair.state == "active", "nobody is taken from anybody"


def _all(ids: object) -> set[tuple[UUID, UUID]]:
    known = list(ids)  # type: ignore[call-overload]
    return {(one, other) for one in known for other in known}


@pytest.mark.django_db
def test_that_a_mentor_has_one_is_said_and_written_down_and_never_who(
    pair: Pair, bob: Member, kit: Member, as_alice: Client, as_bob: Client, now: datetime
) -> None:
    path = f"/people/{pair.pk}/"
    assert "has a mentor too" not in as_alice.get(path).text
    paired(kit, bob, now)
    page = as_alice.get(path).text
    assert "Bob Harbour has a mentor too." in page
    assert "hands reach back" not in page
    assert "Kit" not in page
    assert Disclosure.objects.filter(subject_id=bob.pk, scope="has-mentor").exists()
    assert "has a mentor too" not in as_bob.get(path).text
    as_bob.post("/consent/rules/has-mentor/")
    assert "has a mentor too" not in as_alice.get(path).text


@pytest.mark.django_db
def test_no_page_and_no_export_lets_anyone_walk_the_line(
    pair: Pair,
    bob: Member,
    alice: Member,
    make_person: Callable[..., Member],
    as_alice: Client,
    now: datetime,
) -> None:
    line = [bob, *(make_person(f"{name} Hand", "mentor") for name in ("Ada", "Ben", "Cid", "Dot", "Eve"))]
    counted = []
    for below, above in pairwise(line):
        paired(above, below, now)
        page = as_alice.get(f"/people/{pair.pk}/").text
        counted.append("hands reach back" in page)
        for one in line[1:]:
            assert one.handle not in page
            assert str(one.pk) not in page
    assert counted == [False, False, True, True, True]
    assert "6 hands reach back" in as_alice.get(f"/people/{pair.pk}/").text
    parcel = str(belonging.export(alice)) + as_alice.get("/people/").text
    assert not any(one.handle in parcel for one in line[1:])
    assert queries.hands_over(alice.pk) == 6
    for uuid in Pair.objects.exclude(pk=pair.pk).values_list("pk", flat=True):
        assert as_alice.get(f"/people/{uuid}/").status_code == 404
        assert as_alice.get(f"/people/{uuid}/agreement/").status_code == 404


@pytest.mark.django_db
def test_a_mentors_lines_stand_beside_the_offer_sealed_and_each_look_is_theirs_to_read(
    bob: Member, alice: Member, as_bob: Client, as_alice: Client, as_erin: Client, dee: Member
) -> None:
    at = this_moment()
    as_bob.post("/people/mentoring/lines/", {"lines": "I keep bees."})
    assert b"bees" not in bytes(Mentor.objects.get().sealed_lines)
    offer = propose("mentors", bob, alice, FOUND, source="round", now=at)
    bonds.approve(offer, by=dee, now=at)
    assert "I keep bees." not in as_alice.get("/people/").text
    bonds.accept(Proposal.objects.get(), by=bob, now=at)
    assert "I keep bees." in as_alice.get("/people/").text
    assert Disclosure.objects.filter(subject_id=bob.pk, viewer_id=alice.pk, scope="mentor-lines").count() == 1
    assert "I keep bees." not in as_erin.get("/people/").text
    as_bob.post("/consent/rules/mentor-lines/")
    assert "I keep bees." not in as_alice.get("/people/").text


@pytest.mark.django_db
def test_what_is_kept_of_a_mentor_is_given_to_them_and_goes_with_them(
    bob: Member, pair: Pair, dee: Member, now: datetime
) -> None:
    actions.say_lines(bob, "I keep bees.", now=now)
    actions.allow(bob, "Nine years.", by=dee, now=now)
    told = belonging.export(bob)
    assert told["as_a_mentor"]["lines"] == "I keep bees."
    assert told["allowed_by_a_coordinator"][0]["reason"] == "Nine years."
    belonging.erase(bob, now)
    gone = belonging.export(bob)
    assert (gone["as_a_mentor"], gone["allowed_by_a_coordinator"]) == (None, [])
