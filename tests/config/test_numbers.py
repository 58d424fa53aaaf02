"""The rules of numbers looked at one by one: each has a day of its own, and the oldest is the whole's."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from porch.config.setup.queries.numbers import packaged
from porch.config.setup.rules import numbers
from porch.config.setup.rules.countries import countries
from porch.config.setup.rules.names import telling_word
from porch.safety import crisis

DAYS = st.dates(date(2020, 1, 1), date(2030, 1, 1))
MOVES = st.lists(
    st.tuples(st.sampled_from(["tried", "corrected", "left-out", "added"]), st.integers(0, 9), DAYS)
)


def play(told: numbers.Told, move: tuple[str, int, date]) -> numbers.Told:
    verb, which, on = move
    at = which % len(numbers.entries(told))
    said = {"about": "use", "name": "Riverside desk", "call": "020 7946 0018"}
    if verb == "tried":
        return numbers.tried(told, at, on)
    if verb == "corrected":
        return numbers.corrected(told, at, on, said)
    if verb == "added":
        return numbers.added(told, on, said)
    return numbers.left_out(told, at) if at else told


@given(MOVES, st.sampled_from(["GB", "US", "CH"]))
def test_however_they_were_looked_at_the_whole_is_as_old_as_its_oldest(
    moves: list[tuple[str, int, date]], country: str
) -> None:
    told = packaged(country)
    for move in moves:
        told = play(told, move)
    kept = numbers.to_keep(told)
    days = [entry.checked for entry in numbers.entries(told) if not entry.left_out]
    shown = crisis.understood(kept, "x")
    assert shown.checked == (None if None in days else min(day for day in days if day))
    assert [line.name for line in shown.lines] == [
        entry.name for entry in numbers.entries(told)[1:] if not entry.left_out
    ]


@given(st.integers(0, 5), DAYS)
def test_looking_at_one_leaves_the_others_and_the_given_content_alone(at: int, on: date) -> None:
    before = numbers.all_tried(packaged("GB"), date(2019, 5, 5))
    copy = numbers.dated(before)
    after = numbers.tried(before, at, on)
    assert before == copy
    assert [entry.checked for entry in numbers.entries(after) if entry.at != at] == [date(2019, 5, 5)] * 5
    assert numbers.entries(after)[at].checked == on


def test_an_old_file_with_one_day_gives_it_to_every_number() -> None:
    told: dict[str, Any] = {**packaged("IE"), "checked": "2026-01-05"}
    assert {entry.checked for entry in numbers.entries(told)} == {date(2026, 1, 5)}
    one_newer = crisis.understood(numbers.tried(told, 1, date(2026, 5, 1)), "x")
    assert one_newer.checked == date(2026, 1, 5)
    assert one_newer.lines[0].checked == date(2026, 5, 1)


def test_a_number_left_out_can_be_taken_back_before_the_end() -> None:
    told = numbers.left_out(packaged("GB"), 2)
    assert numbers.entries(told)[2].is_settled
    back = numbers.tried(told, 2, date(2026, 5, 1))
    assert len(numbers.to_keep(back)["lines"]) == len(packaged("GB")["lines"])


@pytest.mark.parametrize(
    ("written", "digits"),
    [
        ("0800 111 222", "0800111222"),
        ("+44 (0)20-7946.0018", "+442079460018"),
        ("116\u00a0123", "116123"),
        ("999", "999"),
    ],
)
def test_a_number_is_dialled_however_it_is_written(written: str, digits: str) -> None:
    assert numbers.dialled(written) == digits


@pytest.mark.parametrize("written", ["", "1", "0800 CALL", "++44", "12345678901234567"])
def test_what_no_phone_can_dial_is_no_number(written: str) -> None:
    with pytest.raises(numbers.NotANumber, match="write its digits"):
        numbers.dialled(written)


@pytest.mark.parametrize(
    "name", ["Sober House", "AA Tuesday", "Recovery Café", "The 12 Steps", "Clean Slate"]
)
def test_a_telling_name_is_heard(name: str) -> None:
    assert telling_word(name)


@pytest.mark.parametrize(
    "name", ["Porch", "Lamplight", "Haarlem evenings", "Cleaners Ltd", "Anna's kitchen", "Stepney"]
)
def test_a_bland_name_is_bland(name: str) -> None:
    assert telling_word(name) == ""


def test_every_country_with_numbers_of_ours_can_be_chosen() -> None:
    assert set(crisis.countries()) <= set(countries())
