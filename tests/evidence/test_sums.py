"""A file of sums is whole and tells counts alone, or it is refused."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from porch.evidence.rules.sums import LEAST, TABLES, NotSums, Sums, canonical, read, signed
from tests.evidence.hill import CUT, HILL, HILL_KEY, PEERS, hill

counts = st.none() | st.just(0) | st.integers(LEAST, 5000)


@st.composite
def tables(draw: st.DrawFn) -> dict[str, Any]:
    codes = draw(st.sets(st.sampled_from(sorted(TABLES)), min_size=1))
    return {
        code: tuple(tuple(draw(counts) for _ in TABLES[code][1]) for _ in TABLES[code][0])
        for code in sorted(codes)
    }


names = st.text(st.characters(codec="utf-8"), min_size=1, max_size=20).filter(str.isprintable)
any_sums = st.builds(
    Sums, names, st.just(HILL_KEY), st.dates(date(2020, 1, 1), CUT), st.just("porch-evidence/1"), tables()
)


@given(any_sums)
def test_a_round_trip_keeps_all(sums: Sums) -> None:
    file = signed(sums, HILL)
    back, signature = read(file)
    assert back == sums
    assert canonical({"signature": signature, "sums": back.as_json()}) + b"\n" == file


@given(any_sums, st.data())
def test_any_changed_byte_is_refused(sums: Sums, data: st.DataObject) -> None:
    file = bytearray(signed(sums, HILL).rstrip(b"\n"))
    at = data.draw(st.integers(0, len(file) - 1))
    to = data.draw(st.integers(0, 255).filter(lambda byte: byte != file[at]))
    file[at] = to
    changed = bytes(file)
    if changed.strip(b"\r\n") != changed:
        return  # a file that only lost its first or last brace is not JSON, and says so below
    with pytest.raises(NotSums):
        read(changed)


@given(any_sums, st.data())
def test_a_byte_more_or_less_is_refused(sums: Sums, data: st.DataObject) -> None:
    file = signed(sums, HILL).rstrip(b"\n")
    at = data.draw(st.integers(0, len(file) - 1))
    for changed in (file[:at] + file[at + 1 :], file[:at] + b" " + file[at:]):
        with pytest.raises(NotSums):
            read(changed)


@given(st.binary(max_size=200) | st.text(max_size=100).map(lambda text: json.dumps({"sums": text}).encode()))
def test_anything_else_is_refused_and_nothing_breaks(file: bytes) -> None:
    with pytest.raises(NotSums):
        read(file)


def test_a_name_that_no_page_could_show_is_refused() -> None:
    told = Sums("Hill", HILL_KEY, CUT, "1", {"peers": PEERS}).as_json()
    for name in ("\ud800", "a\x00b", "", "x" * 81, 5):
        with pytest.raises(NotSums):
            Sums.of(told | {"site": name})


@given(st.integers(1, LEAST - 1), st.integers(0, 1))
def test_numbers_of_1_to_10_are_neither_sent_nor_taken(small: int, at: int) -> None:
    row = [50, 50]
    row[at] = small
    with pytest.raises(NotSums, match="too-small"):
        Sums.of(Sums("Hill", HILL_KEY, CUT, "1", {"peers": (tuple(row), (50, 50))}).as_json())
    with pytest.raises(NotSums, match="too-small"):
        read(hill(peers=(tuple(row), (50, 50))))
