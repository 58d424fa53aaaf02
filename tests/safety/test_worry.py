"""Words that worry are found, and let go where they are denied, past, somebody else's, quoted, a saying or facts."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from porch.safety.rules import words as words_module
from porch.safety.rules import worry as worry_module
from porch.safety.rules.worry import KINDS, LOOKS, language_of, worry_in
from tests.safety.worrying import HARD, WORRYING, Written, share, written


@pytest.fixture(scope="module")
def lines() -> list[Written]:
    return written()


def test_the_set_is_large_enough_in_every_category(lines: list[Written]) -> None:
    counts = {
        name: sum(line.category == name for line in lines) for name in {line.category for line in lines}
    }
    assert len(lines) >= 340
    assert counts["explicit"] >= 60
    assert min(counts["indirect"], counts["overdose-now"]) >= 50
    assert counts["ordinary"] >= 120
    assert min(counts[name] for name in ("self-harm", "past-and-now", "obfuscated", *HARD)) >= 15
    assert len({line.words.casefold() for line in lines}) == len(lines)


def test_recall_and_false_cards_of_every_category_and_half(lines: list[Written]) -> None:
    """Printed with -s, or when a bar is missed; the bars are held on the whole set and on the held-back half."""
    for half in ("seen", "held back"):
        mine = [line for line in lines if line.half == half]
        for name in (*WORRYING, "es", *HARD, "ordinary"):
            count = sum(line.category == name for line in mine)
            print(f"{half:10} {name:13} {count:3} lines, a card for {share(mine, name):.3f}")
        print(f"{half:10} recall {share(mine, *WORRYING):.3f}, false on hard ones {share(mine, *HARD):.3f}")
    for some in (lines, [line for line in lines if line.half == "held back"]):
        assert share(some, *WORRYING) >= 0.90
        assert share(some, "explicit") >= 0.95
        assert share(some, "overdose-now") >= 0.95
        assert share(some, *HARD) <= 0.15
        assert share(some, "ordinary") <= 0.01


def test_an_overdose_brings_the_card_that_calls_first(lines: list[Written]) -> None:
    told = [line.found == "overdose-now" for line in lines if line.category == "overdose-now"]
    assert sum(told) / len(told) >= 0.95


def test_spanish_is_read_where_it_is_the_members_language(lines: list[Written]) -> None:
    assert share(lines, "es") >= 0.90
    assert worry_in("quiero morir", "es") == "explicit"
    assert worry_in("me muero de risa", "es") is None
    assert worry_in("no quiero morir", "es") is None


def test_a_language_without_a_file_is_read_as_none() -> None:
    assert worry_in("I want to die", "xx") is None
    assert worry_in("I want to die", "../worry/en") is None
    assert worry_in("I want to die", "") is None


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("I want to die", "explicit"),
        ("I want to die, and my friend will not wake up, he took too much", "overdose-now"),
        ("I'm not ok. I want to die", "explicit"),
        ("I lost my mum and want to die", "explicit"),
        ("I don't know who to tell. I want to kill myself", "explicit"),
        ('I told him "I want to die" and he hung up', "explicit"),
        ("It used to be bad. I cut myself years ago. It is starting again", "self-harm"),
        ("I cut myself years ago.", None),
        ("I really don't want to die", None),
        ("I used to want to die", None),
        ("my sister wanted to die", None),
        ("my phone is dying", None),
        ('the film where he says "I want to die"', None),
        ("naloxone training: what if someone is overdosing", None),
        ("", None),
        ("?!.\n", None),
    ],
)
def test_guards_let_go_of_no_more_than_they_should(words: str, kind: str | None) -> None:
    assert worry_in(words) == kind


def test_one_stray_quotation_mark_hides_nothing() -> None:
    assert worry_in('the shelf is 5" deep. I want to die') == "explicit"


CROWDED = [
    "i ", "he ", "cant ", "want ", "used took ", "a.", "k i l l ", "*", "k*** ", "i want to die. ", '"', "\ufdfa",
    "used to die hard ", "\n", "he not be even get seem to really ", "i used to want to die when i was ", "- ",
]  # fmt: skip


@contextmanager
def counting() -> Iterator[list[int]]:
    """Count every line that the reading runs, whatever the machine is busy with."""
    ours = {words_module.__file__, worry_module.__file__, worry_module.Phrases.spans.__code__.co_filename}
    count, before = [0], sys.gettrace()

    def inside(frame: FrameType, event: str, arg: Any) -> Any:
        count[0] += event == "line"
        return inside

    def entering(frame: FrameType, event: str, arg: Any) -> Any:
        return inside if frame.f_code.co_filename in ours else None

    sys.settrace(entering)
    try:
        yield count
    finally:
        sys.settrace(before)


def steps(text: str) -> int:
    language_of("en")
    with counting() as count:
        worry_in(text)
    return count[0]


@pytest.mark.parametrize("piece", CROWDED)
def test_work_grows_with_the_length_and_no_faster(piece: str) -> None:
    short, long = (steps((piece * size)[:size]) for size in (1_000, 4_000))
    assert long <= 4.4 * short + 500


def test_no_text_takes_more_than_so_many_looks() -> None:
    """Of ten thousand characters, whatever they are; longer texts are read up to there."""
    most = max(steps((piece * 10_000)[:10_000]) for piece in CROWDED)
    assert most <= 16 * LOOKS
    assert steps("i want " * 10_000) == steps(("i want " * 10_000)[:10_000])


EN = language_of("en")
assert EN is not None
TELLING = (
    sorted(EN.phrases.by_word)
    + sorted(EN.light)
    + sorted(EN.denials)
    + [".", '"', "k1ll", "d i e", "s*icide"]
)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=400), st.lists(st.sampled_from(TELLING), max_size=60).map(" ".join)))
def test_it_reads_anything_and_never_slower_than_the_text_is_long(text: str) -> None:
    assert worry_in(text) in (None, *KINDS)
    assert steps(text) <= 2_000 + 600 * len(text)
