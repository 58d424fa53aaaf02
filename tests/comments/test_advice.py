"""What reads like advice, measured on lines of our own: a hint that is mostly right, and quiet where nobody advises.

The rules were made better by looking at the lines of the set "made" alone; those of "kept" were written beside them
before they were ever read by the rules, and only counted. One person wrote all of them.
"""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from porch.comments.rules.advice import advice_in, language_of

LINES = list(
    csv.DictReader(Path(__file__).with_name("advice_lines.tsv").open(encoding="utf-8"), delimiter="\t")
)


def share(of_set: str, advice: str) -> float:
    told = [bool(advice_in(row["line"])) for row in LINES if row["set"] == of_set and row["advice"] == advice]
    return sum(told) / len(told)


@pytest.mark.parametrize("half", ["made", "kept"])
def test_advice_is_mostly_found_and_other_words_are_left_alone(half: str) -> None:
    found, false = share(half, "1"), share(half, "0")
    print(f"{half}: found {found:.2f}, false {false:.2f}")
    assert found >= 0.80
    assert false <= 0.10


def test_the_lines_are_enough_of_each_kind() -> None:
    assert len(LINES) >= 90
    assert len({row["line"] for row in LINES}) == len(LINES)


def test_it_tells_which_words_it_means() -> None:
    assert advice_in("Lovely. Have you tried a walk?") == "have you tried"


def test_somebody_elses_words_and_quoted_ones_are_not_advice() -> None:
    assert advice_in("They told me you should just stop.") == ""
    assert advice_in("“You should go,” she said, and I went.") == ""


def test_a_language_nobody_wrote_is_read_as_nothing() -> None:
    assert language_of("xx") is None
    assert advice_in("you should go", "xx") == ""
    assert language_of("../worry/en") is None


@given(st.text(max_size=400))
def test_whatever_is_written_it_answers(words: str) -> None:
    assert isinstance(advice_in(words), str)


def test_a_very_long_text_ends() -> None:
    assert isinstance(advice_in("you really " * 50_000), str)
