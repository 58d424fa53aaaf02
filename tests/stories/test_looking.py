"""What a program finds in a text before it goes up: measured on lines of our own, and never in the way.

The lines are ours, by one hand. ``dev`` were there while the rules were made, ``held`` were written beforehand and not
looked at, ``hard`` were written against the rules: of those it misses many, and the page says that it misses some.
"""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from porch.stories.checking import questions
from porch.stories.rules.looking import KINDS, MOST, changed, look
from porch.stories.rules.told import Told

LINES = [
    line.split("\t") for line in (Path(__file__).parent / "telling_lines.tsv").read_text().splitlines()[1:]
]


def measured(group: str) -> tuple[float, float]:
    """Precision and recall over all kinds: a line counts once for each kind it has or is said to have."""
    counts: Counter[str] = Counter()
    for of, kinds, line in LINES:
        if of == group:
            wanted = set() if kinds == "-" else set(kinds.split(","))
            found = {one.kind for one in look(line)}
            counts += Counter(hit=len(wanted & found), false=len(found - wanted), missed=len(wanted - found))
    return counts["hit"] / (counts["hit"] + counts["false"]), counts["hit"] / (
        counts["hit"] + counts["missed"]
    )


@pytest.mark.parametrize(
    ("group", "precision", "recall"), [("dev", 0.97, 0.97), ("held", 0.95, 0.95), ("hard", 0.80, 0.50)]
)
def test_it_finds_what_our_lines_say_it_should(group: str, precision: float, recall: float) -> None:
    got = measured(group)
    assert got[0] >= precision, got
    assert got[1] >= recall, got


def test_ordinary_lines_are_left_alone() -> None:
    plain = [line for of, kinds, line in LINES if kinds == "-" and of != "hard"]
    assert len(plain) > 55
    assert [line for line in plain if look(line)] == []


texts = st.lists(
    st.one_of(st.sampled_from([line for _, _, line in LINES]), st.text(max_size=40)), max_size=8
).map(" ".join)


@settings(max_examples=60)
@given(texts)
def test_every_finding_stands_in_the_text_and_none_lies_over_another(text: str) -> None:
    found = look(text)
    assert len(found) <= MOST
    end = 0
    for one in found:
        assert text[one.start : one.end] == one.words
        assert one.kind in KINDS
        assert one.start >= end
        end = one.end


@settings(max_examples=60)
@given(texts, st.text(max_size=12))
def test_what_is_changed_is_changed_and_the_rest_stays(text: str, words: str) -> None:
    found = look(text)
    after = changed(text, [(one, words) for one in found])
    assert len(after) == len(text) + sum(len(words) - len(one.words) for one in found)
    assert changed(text, []) == text


def test_what_moved_meanwhile_is_left_alone() -> None:
    text = "We lived at 14 Mill Lane."
    found = look(text)
    assert changed("Oh. " + text, [(found[0], "my street")]) == "Oh. " + text


def test_a_day_alone_tells_little() -> None:
    assert look("I stopped on 12 March 2019.") == []
    assert {one.kind for one in look("I stopped on 12 March 2019 in Leeds.")} == {"date", "place"}
    assert {one.kind for one in look("I stopped on 12 March 2019. I live in Leeds.")} == {"place"}


def test_a_language_without_a_file_is_read_for_numbers_alone() -> None:
    assert [one.kind for one in look("Dave Miller, 07700 900123", "xx")] == ["contact"]


def test_what_stands_around_a_finding_is_cut_at_words() -> None:
    told = Told("T", "One.\n" + "word " * 20 + "I met Dave Miller on the way " + "there " * 20)
    (one,) = questions(told, "en")
    assert one.before.startswith("… word")
    assert one.before.endswith("I met ")
    assert one.after.startswith(" on the way there")
    assert one.after.endswith("there …")
