"""What is decided without anybody: spans, codes, last moments."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from porch.attendance.rules.asking import AT_LEAST, PROOF_UNTIL, asked_until
from porch.attendance.rules.codes import as_said, code_at, is_the_same
from porch.attendance.rules.windows import (
    GRACE,
    LONG,
    NEEDED,
    STEP,
    TooShort,
    choose,
    counts_in,
    is_read_out,
    minutes_of,
    next_change,
)

BEGINS = datetime(2026, 11, 20, 19, 0, tzinfo=UTC)
WORDS = tuple(f"word{chr(97 + n % 26)}{chr(97 + n // 26)}" for n in range(600))


@given(minutes=st.integers(20, 24 * 60), seed=st.integers())
def test_every_span_and_its_grace_lies_within_the_sitting_and_apart_from_the_others(
    minutes: int, seed: int
) -> None:
    windows = choose(BEGINS, BEGINS + timedelta(minutes=minutes), Random(seed))
    assert len(windows) >= NEEDED
    assert windows[0] >= 0
    assert (windows[-1] + LONG + GRACE) * STEP <= timedelta(minutes=minutes)
    assert all(second - first >= LONG + GRACE for first, second in pairwise(windows))


@given(minutes=st.integers(0, 19), seed=st.integers())
def test_what_is_too_short_for_two_codes_is_refused(minutes: int, seed: int) -> None:
    with pytest.raises(TooShort):
        choose(BEGINS, BEGINS + timedelta(minutes=minutes), Random(seed))


def test_chance_reaches_every_place_a_span_can_have() -> None:
    first = {choose(BEGINS, BEGINS + timedelta(minutes=60), Random(seed))[0] for seed in range(400)}
    assert first == set(range(10 - LONG - GRACE + 1))


@given(seed=st.integers(), step=st.integers(-5, 40))
def test_at_any_moment_the_codes_of_one_span_count_and_are_at_most_two(seed: int, step: int) -> None:
    windows = choose(BEGINS, BEGINS + timedelta(minutes=60), Random(seed))
    found = counts_in(windows, step)
    assert len(found) <= 1
    for place, steps in found.items():
        assert all(windows[place] <= one < windows[place] + LONG for one in steps)
        assert all(0 <= step - one <= GRACE for one in steps)
    assert bool(found) == (is_read_out(windows, step) or is_read_out(windows, step - GRACE))


@given(seed=st.integers(), step=st.integers(-5, 40))
def test_until_the_next_change_the_same_is_read_out(seed: int, step: int) -> None:
    windows = choose(BEGINS, BEGINS + timedelta(minutes=60), Random(seed))
    change = next_change(windows, step)
    if change is None:
        assert not any(is_read_out(windows, later) for later in range(step, 60))
    elif not is_read_out(windows, step):
        assert not any(is_read_out(windows, between) for between in range(step, change))
        assert is_read_out(windows, change)
    else:
        assert change == step + 1


@given(secret=st.binary(min_size=32, max_size=32), step=st.integers(0, 700))
def test_a_code_counts_however_it_is_typed_and_another_does_not(secret: bytes, step: int) -> None:
    code = code_at(secret, step, WORDS)
    word, digits = code.split()
    for typed in (code, code.upper(), f" {word}-{digits} ", f"{word}{digits}", f"{digits} {word}."):
        assert is_the_same(code, typed)
    assert as_said(code) == code
    assert not is_the_same(code, f"{word} {(int(digits) + 1) % 1000:03}")
    assert not is_the_same(code, digits)


def test_codes_of_other_steps_and_secrets_are_other_codes() -> None:
    codes = {code_at(bytes([secret]) * 32, step, WORDS) for secret in range(8) for step in range(60)}
    assert len(codes) == 8 * 60


def test_a_group_says_until_when_and_half_an_hour_stays_in_any_case() -> None:
    ends = datetime(2026, 11, 20, 20, 0, tzinfo=UTC)
    late = datetime(2026, 11, 20, 21, 30, tzinfo=UTC)
    london = "Europe/London"
    assert asked_until("hour", ends, london) == ends + timedelta(hours=1)
    assert asked_until("21", ends, london) == datetime(2026, 11, 20, 21, 0, tzinfo=UTC)
    assert asked_until("21", late, london) == late + AT_LEAST
    assert asked_until("midnight", ends, london) == datetime(2026, 11, 21, 0, 0, tzinfo=UTC)
    assert asked_until("next-day", ends, london) == datetime(2026, 11, 22, 0, 0, tzinfo=UTC)
    midnight = datetime(2026, 11, 21, 0, 0, tzinfo=UTC)
    assert asked_until("midnight", midnight, london) == midnight + AT_LEAST
    assert PROOF_UNTIL.usual == "next-day"


@given(minutes=st.integers(5, 1439), answer=st.sampled_from([one.value for one in PROOF_UNTIL.answers]))
def test_nobody_is_ever_asked_to_come_before_the_end(minutes: int, answer: str) -> None:
    ends = BEGINS + timedelta(minutes=minutes)
    assert asked_until(answer, ends, "Pacific/Auckland") >= ends + AT_LEAST


def test_a_late_opening_and_an_early_end_make_it_shorter_and_a_few_minutes_do_not() -> None:
    ends = BEGINS + timedelta(minutes=60)
    assert minutes_of(BEGINS, ends, BEGINS - timedelta(minutes=9), None) == 60
    assert minutes_of(BEGINS, ends, BEGINS + timedelta(minutes=10), None) == 60
    assert minutes_of(BEGINS, ends, BEGINS + timedelta(minutes=25), None) == 35
    assert minutes_of(BEGINS, ends, BEGINS, BEGINS + timedelta(minutes=45)) == 45
