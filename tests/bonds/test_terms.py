"""Two mentors for a while at first, then one who stays: what someone still seeks, and what their places allow."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from porch.bonds import actions
from porch.bonds.actions.proposing import propose
from porch.bonds.models import LeftOut, Load, Pair, PairingSettings, Proposal, Round
from porch.bonds.queries.seeking import seeks_of
from porch.bonds.queries.settings import policy_of, settings_now
from porch.bonds.registries import powers_over
from porch.bonds.rules.terms import LASTING, TEMPORARY
from porch.people.models import Member
from porch.wire.models import Notice
from tests.bonds.conftest import FOUND, Tell
from tests.bonds.test_capacity import at_once, yes

pytestmark = pytest.mark.usefixtures("two_at_first")

type Person = Callable[..., Member]


def a_round(dee: Member, now: datetime) -> Round:
    opened = actions.open_round("mentors", by=dee, now=now)
    actions.work_out(opened, now=now)
    return Round.objects.get(pk=opened.pk)


def suggested() -> set[tuple[str, str, str]]:
    found = Proposal.objects.filter(state="proposed")
    return set(found.values_list("second__handle", "first__handle", "term"))


def begun(first: Member, second: Member, dee: Member, now: datetime, term: str = TEMPORARY) -> Pair:
    offer = propose("mentors", first, second, FOUND, source="round", now=now, term=term)
    actions.approve(offer, by=dee, now=now)
    actions.accept(offer, by=first, now=now)
    pair = actions.accept(Proposal.objects.get(pk=offer.pk), by=second, now=now)
    assert pair is not None
    return pair


@pytest.fixture
def mentors(make_person: Person, tell_of: Tell) -> list[Member]:
    return [tell_of(make_person(f"{name} Mill", "mentor"), capacity=2) for name in ("Kit", "May", "Lou")]


@pytest.mark.django_db
def test_a_newcomer_is_suggested_two_for_a_while(
    seeker: Member, mentors: list[Member], dee: Member, now: datetime
) -> None:
    answered = a_round(dee, now)
    assert answered.proposed == 2
    assert {term for _, _, term in suggested()} == {TEMPORARY}
    assert len({mentor for _, mentor, _ in suggested()}) == 2
    assert a_round(dee, now).proposed == 2, "the same two again"
    assert Proposal.objects.filter(state="proposed").count() == 2


@pytest.mark.django_db
def test_everybody_has_a_first_before_anybody_has_a_second(
    seeker: Member, erin: Member, mentors: list[Member], tell_of: Tell, dee: Member, now: datetime
) -> None:
    tell_of(erin, wants_mentor=True)
    for one in mentors:
        tell_of(one, capacity=0)
    tell_of(mentors[0], capacity=2)
    a_round(dee, now)
    assert {name for name, _, _ in suggested()} == {seeker.handle, erin.handle}
    assert not LeftOut.objects.exists(), "whoever has one suggested is not left out for want of a second"


@pytest.mark.django_db
def test_a_time_at_first_has_an_end_and_they_wait_on_for_the_second(
    seeker: Member, mentors: list[Member], dee: Member, now: datetime
) -> None:
    pair = begun(mentors[0], seeker, dee, now)
    assert pair.until == now + timedelta(days=90)
    assert pair.waited_days == 3
    seeker.lived.refresh_from_db()
    assert seeker.lived.wants_mentor
    offer = actions.suggest_for(seeker, "mentors", now=now)
    assert offer is not None
    assert (offer.first in mentors[1:], offer.term) == (True, TEMPORARY)
    second = begun(mentors[2] if offer.first != mentors[2] else mentors[1], seeker, dee, now)
    assert second.waited_days is None, "they had somebody"
    seeker.lived.refresh_from_db()
    assert not seeker.lived.wants_mentor
    assert not Proposal.objects.filter(second=seeker, state="proposed").exists()


@pytest.mark.django_db
def test_two_for_a_while_and_one_who_stays_and_no_more(
    seeker: Member, mentors: list[Member], bob: Member, tell_of: Tell, dee: Member, now: datetime
) -> None:
    for one in mentors[:2]:
        begun(one, seeker, dee, now)
    lasting = begun(tell_of(bob, capacity=3), seeker, dee, now, LASTING)
    assert lasting.until is None
    with pytest.raises(actions.NoPlaceLeft):
        begun(mentors[2], seeker, dee, now)
    with pytest.raises(actions.NoPlaceLeft):
        actions.make_lasting(Pair.objects.get(first=mentors[0]), now=now)
    held = dict(Load.objects.filter(member=seeker).values_list("part", "held"))
    assert held == {"newcomer": 2, "seeker": 1}


@pytest.mark.django_db(transaction=True)
def test_of_two_yeses_at_once_for_the_last_of_two_places_one_is_kept(
    seeker: Member, mentors: list[Member], dee: Member, now: datetime
) -> None:
    begun(mentors[0], seeker, dee, now)
    offers = [
        propose("mentors", one, seeker, FOUND, source="hand", now=now, term=TEMPORARY) for one in mentors[1:]
    ]
    for offer in offers:
        actions.approve(offer, by=dee, now=now)
        actions.accept(offer, by=offer.first, now=now)
    came_of = at_once(*(yes(offer, seeker) for offer in offers))
    assert [raised for raised in came_of if raised is None] == [None]
    assert Pair.objects.filter(second=seeker, state="active").count() == 2
    assert Load.objects.get(member=seeker, part="newcomer").held == 2


@pytest.mark.django_db
def test_it_ends_at_its_time_for_both_alike_and_the_next_one_stays(
    seeker: Member, mentors: list[Member], dee: Member, now: datetime
) -> None:
    pair = begun(mentors[0], seeker, dee, now)
    with pytest.raises(actions.TooLate):
        actions.end_in_time(pair, now=now + timedelta(days=89))
    actions.end_in_time(pair, now=now + timedelta(days=90))
    told = Notice.objects.filter(kind="pair-ended").values_list("member", flat=True)
    assert set(told) == {mentors[0].pk, seeker.pk}
    pair.refresh_from_db()
    assert (pair.ended_by, pair.ran_its_time) == (None, True)
    assert not Load.objects.filter(held__gt=0).exists()
    seeker.lived.refresh_from_db()
    assert seeker.lived.wants_mentor
    assert seeks_of([seeker.pk], settings_now())[seeker.pk].term == LASTING


@pytest.mark.django_db
def test_going_on_moves_the_place_and_ends_the_search(
    seeker: Member, mentors: list[Member], dee: Member, now: datetime
) -> None:
    pair = begun(mentors[0], seeker, dee, now)
    actions.make_lasting(pair, now=now)
    actions.make_lasting(Pair.objects.get(pk=pair.pk), now=now)
    held = dict(Load.objects.filter(member=seeker).values_list("part", "held"))
    assert held == {"newcomer": 0, "seeker": 1}
    assert Load.objects.get(member=mentors[0]).held == 1
    seeker.lived.refresh_from_db()
    assert not seeker.lived.wants_mentor


@pytest.mark.django_db
def test_a_mentor_may_have_one_and_look_for_one_who_stays(
    bob: Member, mentors: list[Member], seeker: Member, tell_of: Tell, dee: Member, now: datetime
) -> None:
    tell_of(bob, capacity=1, wants_mentor=True)
    begun(bob, seeker, dee, now)
    offer = actions.suggest_for(bob, "mentors", now=now)
    assert offer is not None
    assert (offer.second, offer.term) == (bob, LASTING)
    actions.withdraw(offer, now=now)
    pair = begun(mentors[0], bob, dee, now, LASTING)
    assert (pair.first, pair.second) == (mentors[0], bob)
    assert Pair.objects.get(first=bob).state == "active"


@pytest.mark.django_db
def test_each_term_has_a_policy_of_its_own_that_the_desk_can_change(dee: Member, now: datetime) -> None:
    usual, at_first, to_stay = (policy_of(settings_now(), term) for term in ("", TEMPORARY, LASTING))
    assert at_first["weights"]["availability"] == 2 * usual["weights"]["availability"]
    assert at_first["waiting_bonus"] > to_stay["waiting_bonus"]
    for name in ("experience", "story_tags", "pathways"):
        assert to_stay["weights"][name] == 2 * usual["weights"][name]
    actions.change_settings({"matters_lasting": {"pathways": "not"}}, by=dee, now=now)
    assert policy_of(settings_now(), LASTING)["weights"]["pathways"] == 0
    assert policy_of(settings_now(), TEMPORARY)["weights"]["pathways"] == usual["weights"]["pathways"]


@pytest.mark.django_db
def test_whoever_has_a_say_over_someone_is_never_brought_to_them(
    seeker: Member,
    mentors: list[Member],
    dee: Member,
    now: datetime,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(powers_over._entries, "test", lambda ids: {(seeker.pk, mentors[0].pk)})
    a_round(dee, now)
    assert {mentor for _, mentor, _ in suggested()} == {one.handle for one in mentors[1:]}
    look = actions.look_at(seeker, "mentors", by=dee, now=now, first=mentors[0])
    actions.answer_look(look, now=now)
    look.refresh_from_db()
    assert "power" in actions.limits_of(look, now)
    with pytest.raises(actions.NotTogether):
        actions.pair_by_hand(look, by=dee, now=now, despite=True)


@pytest.mark.django_db
def test_a_community_may_have_one_at_first_or_none(
    seeker: Member, mentors: list[Member], dee: Member, now: datetime
) -> None:
    actions.change_settings({"temporary_mentors": 1}, by=dee, now=now)
    assert a_round(dee, now).proposed == 1
    actions.change_settings({"temporary_mentors": 0}, by=dee, now=now)
    a_round(dee, now)
    assert {term for _, _, term in suggested()} == {LASTING}
    assert PairingSettings.objects.get().temporary_days == 90
