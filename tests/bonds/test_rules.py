"""Pure decisions: lifecycles, waiting in honest words, needs, records for the engine."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from porch.bonds.rules.answering import Asked, chances
from porch.bonds.rules.cases import case_of, just_these, record_of, taken_as_settled, within_a_sentence
from porch.bonds.rules.certificate import at_most_percent
from porch.bonds.rules.lifecycles import ASKED, CIRCLE, INVITATION, LIVE, MEETUP, OPEN, PAIR, PROPOSAL, ROUND
from porch.bonds.rules.need import needs_of, part_of_day, tellable
from porch.bonds.rules.parts import asked_first, between
from porch.bonds.rules.reasons import still_sayable
from porch.bonds.rules.waiting import shown, usual_wait, whole_days
from porch.matching.reading import case_from

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    "life", [ROUND, PROPOSAL, PAIR, MEETUP, CIRCLE, INVITATION], ids=lambda life: life.name
)
def test_nothing_is_stuck_and_what_is_final_stays(life: Any) -> None:
    for verb, (sources, to) in life.moves.items():
        assert sources.isdisjoint(life.final), verb
        assert to in life.states


def test_open_live_and_final_states_are_apart() -> None:
    assert ASKED < OPEN
    assert OPEN.isdisjoint(PROPOSAL.final)
    assert PROPOSAL.states == OPEN | PROPOSAL.final
    assert PAIR.states - PAIR.final == LIVE


@given(st.integers(0, 10_000))
def test_a_small_count_is_never_printed(count: int) -> None:
    said = shown(count)
    assert said is None if 1 <= count <= 10 else said == count


@given(st.lists(st.integers(0, 400), min_size=11))
def test_what_most_wait_covers_about_half_of_them(days: list[int]) -> None:
    usual = usual_wait(days)
    assert usual is not None
    assert min(days) <= usual.low <= usual.high <= max(days)
    assert 2 * sum(usual.low <= day <= usual.high for day in days) >= len(days)


@given(st.lists(st.integers(0, 400), max_size=10))
def test_with_ten_or_fewer_to_go_by_nothing_is_promised(days: list[int]) -> None:
    assert usual_wait(days) is None


@given(st.floats(0, 2, allow_nan=False))
def test_the_certificate_is_never_said_smaller_than_it_is(gap: float) -> None:
    assert at_most_percent(gap) >= gap * 100


def test_the_certificate_in_the_figures_people_read() -> None:
    assert [at_most_percent(gap) for gap in (0, 0.0001, 0.0003, 0.0009, 0.03)] == [0.0, 0.01, 0.05, 0.1, 5.0]


def test_days_are_whole_and_never_negative() -> None:
    assert whole_days(NOON - timedelta(hours=47), NOON) == 1
    assert whole_days(NOON + timedelta(days=1), NOON) == 0


@given(st.sampled_from([None, 0, 1, 2]), st.sampled_from([None, 0, 1, 2]))
def test_of_two_peers_the_one_who_waited_less_is_asked_first_whichever_way_round(
    a: int | None, b: int | None
) -> None:
    def since(days: int | None) -> datetime | None:
        return None if days is None else NOON - timedelta(days=days)

    one, other = SimpleNamespace(id="a"), SimpleNamespace(id="b")
    first, second = asked_first((one, since(a)), (other, since(b)))
    assert {first.id, second.id} == {"a", "b"}
    assert asked_first((other, since(b)), (one, since(a))) == (first, second)
    waited = {"a": -1 if a is None else a, "b": -1 if b is None else b}
    assert waited[first.id] <= waited[second.id]


def test_two_have_one_key_whichever_way_round() -> None:
    assert between("x", "a") == between("a", "x") == "a:x"


def left(genders: Sequence[str], hours: Sequence[str], because: dict[str, int]) -> Any:
    return because, {"genders": genders, "ages": (), "languages": ("en",), "hours": hours}


def test_two_who_lack_the_same_are_one_need_and_others_are_none() -> None:
    evenings, mornings = ["mon-19", "tue-20", "wed-8"], ["mon-8", "tue-9"]
    found = needs_of(
        [
            left(["women"], evenings, {"gender": 5}),
            left(["women"], evenings, {"gender": 1, "hours": 1}),
            left(["women"], mornings, {"gender": 1}),
            left(["women"], evenings, {"hours": 5}),  # not for want of women
        ]
    )
    assert [(need.more, need.genders, need.when) for need in found] == [
        (2, ("women",), "evening"),
        (1, ("women",), "morning"),
    ]


def test_no_hours_are_no_part_of_the_day() -> None:
    assert part_of_day([]) == ""
    assert part_of_day(["mon-2"]) == "night"


def test_a_member_is_never_told_to_drop_a_must_have() -> None:
    rules = ("gender", "age", "pathway", "hours", "blocks", "avoid", "distance")
    assert tellable([{"rule": rule, "more": 5} for rule in rules]) == ["hours", "distance"]


def test_a_reason_needs_both() -> None:
    said = still_sayable(
        ["availability", "life_stage", "substances"], ["A", "B", "C"], ["life_stage"], ["life_stage"]
    )
    assert said == ["A", "B"]


def person(**told: Any) -> SimpleNamespace:
    empty: dict[str, Any] = {
        name: [] for name in ("substances", "experience", "life_stage", "interests", "pathways")
    }
    empty |= {name: [] for name in ("story_tags", "languages", "may_share", "hours", "gender_lists")}
    empty |= dict.fromkeys(("accepts_genders", "accepts_ages", "accepts_pathways", "lat", "lon"))
    empty |= {"recovery_since": None, "waiting_since": None}
    return SimpleNamespace(
        **(empty | {"remote": True, "km": 25, "age_band": "", "min_recovery_days": 0} | told)
    )


def record(told: Any, id: str = "a", role: str = "seeker") -> dict[str, Any]:
    return record_of(told, id=id, zone="Europe/Dublin", role=role, capacity=1)


def test_what_was_not_told_is_not_in_the_record() -> None:
    assert record(person()) == {
        "id": "a",
        "capacity": 1,
        "timezone": "Europe/Dublin",
        "remote": True,
        "role": "seeker",
    }


def test_everything_that_was_told_is_read_by_the_engine_as_it_was_meant() -> None:
    told = person(
        languages=["pl"], hours=["mon-18", "mon-19"], gender_lists=["women"], accepts_genders=["women"],
        age_band="25-34", accepts_ages=["25-34"], lat=53.3, lon=-6.2, recovery_since=date(2020, 1, 1),
        min_recovery_days=90, waiting_since=NOON, pathways=["smart"], accepts_pathways=["smart"], remote=False,
    )  # fmt: skip
    case = case_from(case_of("mentors", [record(told)], as_of=NOON.date(), links={}, policy={}))
    (read,) = case.people
    assert read.languages == ("pl",)
    assert set(read.accepts_genders or ()) == {"women"}
    assert read.remote is False
    assert read.min_recovery_days == 90
    assert len(read.availability or ()) == 2


def test_links_to_people_outside_the_case_are_left_out() -> None:
    people = [record(person(), "a"), record(person(), "b", "mentor")]
    links = {"blocks": [("a", "b"), ("a", "gone")], "existing": [("a", "b"), ("a", "b")]}
    case = case_of("mentors", people, as_of=NOON.date(), links=links, policy={})
    assert (case["blocks"], case["existing"], case["avoid"]) == ([["a", "b"]], [["a", "b"]], [])


def test_a_case_of_two_knows_nothing_of_who_is_kept_apart() -> None:
    people = [record(person(), "a"), record(person(), "b", "mentor"), record(person(), "c")]
    case = case_of("mentors", people, as_of=NOON.date(), links={"blocks": [("a", "b")]}, policy={})
    small = just_these(case, ["a", "b"])
    assert (len(small["people"]), small["blocks"]) == (2, [])


def test_for_an_arrival_what_others_are_offered_is_taken_and_ones_own_offer_is_not() -> None:
    case = {"existing": [["a", "m"]], "proposals": [["b", "m"], ["c", "n"]]}
    settled = taken_as_settled(case, "c")
    assert settled["existing"] == [["a", "m"], ["b", "m"]]
    assert settled["proposals"] == []


def test_names_of_fellowships_keep_their_capitals_within_a_sentence() -> None:
    assert within_a_sentence("Parent of teenagers") == "parent of teenagers"
    assert within_a_sentence("SMART Recovery") == "SMART Recovery"


def asked(state: str, *, passed_on: bool = False) -> Asked:
    return Asked("one", "two", state, passed_on)


@pytest.mark.parametrize("state", ["declined", "set-aside", "asked-first", "withdrawn", "accepted"])
def test_an_answer_a_withdrawal_and_time_to_think_lower_nobodys_chance(state: str) -> None:
    assert chances([asked(state, passed_on=state == "accepted")] * 5) == {}


def test_only_whose_turn_it_was_missed_it() -> None:
    assert chances([asked("expired")]) == {"one": 0.667}
    assert chances([asked("expired", passed_on=True)]) == {"two": 0.667}


@given(missed=st.integers(1, 50), answered=st.integers(0, 50))
def test_a_chance_is_never_under_a_half_and_every_answer_lifts_it(missed: int, answered: int) -> None:
    def chance(answers: int) -> float:
        return chances([asked("expired")] * missed + [asked("declined")] * answers)["one"]

    assert 0.5 <= chance(answered) <= chance(answered + 1) < 1


def test_a_date_that_has_not_come_sinks_no_round() -> None:
    """Someone ahead of UTC may be a day ahead; whatever else is written is no reason to stop everybody."""
    person = {"id": "a", "recovery_since": "2999-01-01", "waiting_since": "2020-01-01"}
    case = case_of("peers", [person], as_of=NOON.date(), links={}, policy={})
    assert case["people"][0]["recovery_since"] == NOON.date().isoformat()
    assert case["people"][0]["waiting_since"] == "2020-01-01"
    case_from(case)
