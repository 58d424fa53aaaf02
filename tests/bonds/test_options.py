"""Every option of the engine that the desk passes on changes what a round proposes."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from porch.bonds import actions
from porch.bonds.belongings import belonging
from porch.bonds.forms.settings import MATTERS
from porch.bonds.models import Look, PairingSettings, Proposal, Round
from porch.bonds.queries.pool import policy_of
from porch.matching.policy import WEIGHTS, Policy
from porch.people.models import Member
from tests.bonds.conftest import Offer, Tell

type Named = Callable[..., Member]
type Pairs = set[tuple[str, str]]

LOVES = ["music", "cooking", "walking"]
MINE = {"life_stage": ["working", "studying"], "pathways": ["smart"], "interests": LOVES}


@pytest.fixture
def named(make_person: Callable[..., Member], tell_of: Tell) -> Named:
    """Someone by name: ``named("Old")`` waits for a mentor, ``named("May", mentors=1)`` has one place."""

    def made(name: str, *, mentors: int = 0, **facts: Any) -> Member:
        if mentors:
            return tell_of(make_person(name, "mentor"), capacity=mentors, **facts)
        return tell_of(make_person(name), wants_mentor=True, **facts)

    return made


@pytest.fixture
def proposed(dee: Member, now: datetime) -> Callable[..., Pairs]:
    """What a fresh round proposes, as (seeker, mentor); ``settings`` are the desk's, ``policy`` only the engine's."""

    def run(*, policy: dict[str, Any] | None = None, fresh: bool = True, **settings: Any) -> Pairs:
        if fresh:
            Proposal.objects.filter(state="proposed").delete()
        if settings:
            actions.change_settings(settings, by=dee, now=now)
        opened = actions.open_round("mentors", by=dee, now=now)
        opened.policy |= policy or {}
        actions.work_out(opened, now=now)
        assert Round.objects.get(pk=opened.pk).state == "answered"
        found = Proposal.objects.filter(state="proposed")
        return set(found.values_list("second__handle", "first__handle"))

    return run


@pytest.fixture
def two_ways_to_suit(named: Named) -> None:
    """Kin is in the same place in life as Sue, Fan likes three of the same things: Kin suits a little better."""
    named("Sue", life_stage=["working"], interests=LOVES)
    named("Kin", mentors=1, life_stage=["working"])
    named("Fan", mentors=1, interests=LOVES)


@pytest.mark.usefixtures("two_ways_to_suit")
@pytest.mark.parametrize(
    "matters", [{"interests": "more"}, {"life_stage": "less"}, {"life_stage": "not"}], ids=str
)
def test_what_matters_more_less_or_not_at_all(
    proposed: Callable[..., Pairs], matters: dict[str, str]
) -> None:
    assert proposed() == {("Sue", "Kin")}
    assert proposed(matters=matters) == {("Sue", "Fan")}


def test_the_desk_names_every_part_of_a_score(as_dee: Client) -> None:
    assert set(MATTERS) == set(WEIGHTS)
    form = {"answer_hours": 72, "min_common_hours": 2, "reserve_percent": 0, "waiting_bonus": 20}
    form |= {"switch_cost": 50, "few_places": 3, "temporary_mentors": 1, "temporary_days": 60}
    form |= {"temporary_waiting_bonus": 60, "matters_lasting_interests": "less"}
    chosen = dict(zip(MATTERS, ["more", "less", "not", "usual"] * 2, strict=True))
    as_dee.post("/desk/pairing/settings/", form | {f"matters_{name}": word for name, word in chosen.items()})
    kept = PairingSettings.objects.get()
    assert kept.matters == {name: word for name, word in chosen.items() if word != "usual"}
    times = {"more": 2, "less": 0.5, "not": 0, "usual": 1}
    assert policy_of(kept)["weights"] == {name: WEIGHTS[name] * times[word] for name, word in chosen.items()}
    assert (kept.temporary_mentors, kept.temporary_days) == (1, 60)
    assert (kept.matters_temporary, kept.matters_lasting) == ({}, {"interests": "less"})
    page = as_dee.get("/desk/pairing/settings/").text
    assert page.count(" selected>") == 24
    assert as_dee.post("/desk/pairing/settings/", form | {"temporary_mentors": 3}).status_code == 422
    assert as_dee.post("/desk/pairing/settings/", form | {"matters_interests": "most"}).status_code == 422


def test_a_community_that_changed_nothing_pairs_as_the_engine_does() -> None:
    assert policy_of(PairingSettings(pk=1))["weights"] == WEIGHTS
    assert set(policy_of(PairingSettings(pk=1))) <= set(Policy().as_dict())


def test_hours_two_people_must_share(named: Named, proposed: Callable[..., Pairs]) -> None:
    named("Sue", hours=["mon-18", "mon-19", "tue-3"])
    named("May", mentors=1)
    assert proposed() == {("Sue", "May")}
    assert proposed(min_common_hours=3) == set()


def test_points_for_waiting(named: Named, proposed: Callable[..., Pairs], now: datetime) -> None:
    named("New", interests=LOVES)
    named("Old", waiting_since=now - timedelta(weeks=20))
    named("May", mentors=1, interests=LOVES)
    assert proposed(waiting_bonus=0) == {("New", "May")}
    assert proposed(waiting_bonus=20) == {("Old", "May")}


def test_an_open_suggestion_moves_only_for_enough(named: Named, proposed: Callable[..., Pairs]) -> None:
    """What was only proposed may be moved; what the desk set decides how much better the other must be."""
    named("Sue", interests=LOVES)
    named("First", mentors=1)
    assert proposed() == {("Sue", "First")}
    named("Better", mentors=1, interests=LOVES)
    assert proposed(fresh=False, switch_cost=200) == {("Sue", "First")}
    assert proposed(fresh=False, switch_cost=10) == {("Sue", "Better")}


def test_places_held_back_for_those_who_come_later(named: Named, proposed: Callable[..., Pairs]) -> None:
    for name in ("Ash", "Bea", "Cal", "Dot"):
        named(name)
    named("May", mentors=4)
    assert len(proposed()) == 4
    assert len(proposed(reserve_percent=50)) == 2


def test_lifting_the_weakest_pairs(named: Named, proposed: Callable[..., Pairs]) -> None:
    """Everything for one and little for the other, or something for both."""
    named("Rich", **MINE)
    named("Poor", interests=LOVES[:2])
    named("Full", mentors=1, **MINE)
    named("Part", mentors=1, **(MINE | {"interests": []}))
    assert proposed() == {("Rich", "Full"), ("Poor", "Part")}
    assert proposed(lifts_the_lowest=True) == {("Rich", "Part"), ("Poor", "Full")}


def test_what_any_pair_is_worth_decides_between_more_pairs_and_better_ones(
    named: Named, proposed: Callable[..., Pairs]
) -> None:
    named("Easy", **MINE, gender_lists=["men"])
    named("Hard", gender_lists=["women"])
    named("Match", mentors=1, **MINE)
    named("Man", mentors=1, accepts_genders=["men"])
    assert proposed() == {("Easy", "Man"), ("Hard", "Match")}
    assert proposed(policy={"base": 0}) == {("Easy", "Match")}


def test_how_far_the_engine_searches_is_left_to_it(named: Named, proposed: Callable[..., Pairs]) -> None:
    """No coordinator need know of it, and among few people it changes nobody's chance: three want the same mentor
    most, and looking at one each, or cutting the bidding short, still finds someone for all three."""
    assert not {"k", "target_gap", "bid_budget"} & set(policy_of(PairingSettings(pk=1)))
    for name in ("Ash", "Bea", "Cal"):
        named(name, interests=LOVES)
    for name in ("Best", "One", "Two"):
        named(name, mentors=1, interests=LOVES if name == "Best" else [])
    searches: list[dict[str, Any]] = [{}, {"k": 1}, {"k": 1, "target_gap": 1.0}, {"bid_budget": 1}]
    assert [len(proposed(policy=search)) for search in searches] == [3, 3, 3, 3]


def test_a_pair_that_lives_is_frozen(
    named: Named, proposed: Callable[..., Pairs], offered: Offer, dee: Member, now: datetime
) -> None:
    weak, strong = named("Weak"), named("Strong", interests=LOVES)
    may = named("May", mentors=1, interests=LOVES)
    named("Else", mentors=1)
    assert proposed() == {("Strong", "May"), ("Weak", "Else")}
    Proposal.objects.all().delete()
    offer = offered(may, weak)
    actions.approve(offer, by=dee, now=now)
    actions.accept(offer, by=may, now=now)
    actions.accept(offer, by=weak, now=now)
    assert proposed() == {(strong.handle, "Else")}


def let_run_out(offer: Proposal, dee: Member, now: datetime) -> None:
    actions.approve(offer, by=dee, now=now)
    assert actions.expire_due(now + timedelta(hours=72)) == 1


@pytest.mark.usefixtures("two_ways_to_suit")
def test_who_lets_offers_run_out_is_suggested_less_for_a_while_and_is_not_shut_out(
    named: Named, proposed: Callable[..., Pairs], offered: Offer, dee: Member, now: datetime
) -> None:
    kin = Member.objects.get(handle="Kin")
    other = named("Other")
    before = now - timedelta(days=40)
    let_run_out(offered(kin, other), dee, before)
    actions.stop_asking(other, "mentors", now=now)
    assert proposed() == {("Sue", "Fan")}
    Proposal.objects.filter(state="expired").update(first_asked_at=now - timedelta(days=91))
    assert proposed() == {("Sue", "Kin")}
    Proposal.objects.filter(state="expired").update(first_asked_at=before)
    Member.objects.filter(handle="Fan").update(state="away")
    assert proposed() == {("Sue", "Kin")}


@pytest.mark.usefixtures("two_ways_to_suit")
def test_saying_no_is_an_answer_like_any_other(
    named: Named, proposed: Callable[..., Pairs], offered: Offer, dee: Member, now: datetime
) -> None:
    kin = Member.objects.get(handle="Kin")
    other = named("Other")
    offer = offered(kin, other)
    actions.approve(offer, by=dee, now=now)
    actions.decline(offer, by=kin, now=now)
    actions.stop_asking(other, "mentors", now=now)
    assert proposed() == {("Sue", "Kin")}


@pytest.mark.usefixtures("two_ways_to_suit")
def test_how_likely_an_answer_is_stands_nowhere(
    named: Named, offered: Offer, dee: Member, as_dee: Client, now: datetime
) -> None:
    kin = Member.objects.get(handle="Kin")
    other = named("Other")
    let_run_out(offered(kin, other), dee, now - timedelta(days=40))
    actions.stop_asking(other, "mentors", now=now)
    as_dee.post("/desk/pairing/round/mentors/")
    page = as_dee.post(f"/desk/pairing/for/mentors/{Member.objects.get(handle='Sue').pk}/", follow=True).text
    assert "Ask Kin" in page
    rows = [*Round.objects.values(), *Proposal.objects.values(), *Look.objects.values()]
    for text in (page, as_dee.get("/desk/pairing/").text, json.dumps(rows, default=str), exported(kin)):
        assert "acceptance" not in text
        assert "0.667" not in text


def exported(member: Member) -> str:
    return json.dumps(belonging.export(member), default=str)
