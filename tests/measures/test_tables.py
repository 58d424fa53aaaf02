"""A table is read as it was meant, and what is wrong with it is said with its row and its column."""

import gzip
from contextlib import suppress
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from porch.measures.tables import Table, WrongTable, columns, rows


def told(text: str | Path, *needed: str) -> str:
    with pytest.raises(WrongTable) as wrong:
        columns(text, needed)
    return str(wrong.value)


def refused(table: Table, kind: str, name: str = "a") -> str:
    with pytest.raises(WrongTable) as wrong:
        getattr(table, kind)(name)
    return str(wrong.value)


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_cells_are_parted_by_commas_semicolons_or_tabs(mark: str) -> None:
    table = columns(
        f"study{mark}a{mark}other\nOne{mark} 3 {mark}x\n\nTwo{mark}4{mark}y\n", ["a"], ["study", "b"]
    )
    assert table.counts("a").tolist() == [3, 4]
    assert table.words("study") == ("One", "Two")
    assert table.rows == (2, 4)  # as a spreadsheet counts, with the empty row
    assert "b" not in table


def test_a_number_may_have_a_comma_where_no_comma_parts_the_cells() -> None:
    assert columns("a;b\n0,5;1\n", ["a"]).numbers("a").tolist() == [0.5]
    assert refused(columns('a,b\n"0,5",1\n', ["a"]), "numbers").startswith("row 2, column a: a number")


def test_a_mark_at_the_beginning_and_packed_files_are_read(tmp_path: Path) -> None:
    plain, packed = tmp_path / "t.csv", tmp_path / "t.csv.gz"
    plain.write_bytes(b"\xef\xbb\xbfa,b\r\n1,2\r\n")
    packed.write_bytes(gzip.compress(b"a,b\n1,2\n"))
    for path in (plain, packed):
        assert columns(path, ["a", "b"]).counts("b").tolist() == [2]
    assert columns("\ufeffa\n1\n", ["a"]).counts("a").tolist() == [1]


def test_what_is_missing_or_there_twice_is_named() -> None:
    assert told("") == "the table is empty"
    assert told("\na,b\n1,2\n").startswith("row 1 is empty")
    assert told("a,b\n", "a") == "there are names of columns and no row under them"
    assert told("a,b\n1,2\n", "c") == "there is no column c; the columns are a, b"
    assert told("a,b,a\n1,2,3\n", "a") == "there are 2 columns named a"
    assert columns("a,b,b\n1,2,3\n", ["a"]).counts("a").tolist() == [1]  # nobody asked for b
    assert told("a,b\n1,2\n3\n", "a") == "row 3 has 1 cells, row 1 names 2 columns"
    assert told("a,b\n1,2,3\n", "a") == "row 2 has 3 cells, row 1 names 2 columns"
    assert len(columns("a,b\n1,2,,\n,\n", ["a"])) == 1  # empty cells and rows at the end are no fault


def test_a_wrong_cell_is_named_by_its_row_and_column() -> None:
    assert (
        refused(columns("a\n1\n2\nx\n", ["a"]), "counts")
        == "row 4, column a: a whole number of people is needed, 'x' is none"
    )
    assert (
        refused(columns("a,b\n,1\n", ["a"]), "numbers")
        == "row 2, column a: a number is needed, the cell is empty"
    )


@pytest.mark.parametrize("cell", ["-1", "1.5", "nan", "inf", "1e400", "0x10", "1_000", "1 000", "١"])
def test_no_such_cell_is_a_count(cell: str) -> None:
    assert cell in refused(columns(f"a\n{cell}\n", ["a"]), "counts")


@pytest.mark.parametrize("cell", ["nan", "NA", "inf", "-inf", "1e400", "one", "1_0", "--1", "."])
def test_no_such_cell_is_a_number(cell: str) -> None:
    assert cell in refused(columns(f"a\n{cell}\n", ["a"]), "numbers")


def test_gaps_are_read_only_where_they_are_expected() -> None:
    table = columns("a,b\nNA,1\n2,1\n", ["a"])
    assert np.isnan(table.numbers("a", gaps=True)).tolist() == [True, False]
    assert "'NA' is none" in refused(table, "numbers")
    assert "'0' is none" in refused(columns("a\n0\n", ["a"]), "positive")


def test_days_are_days_of_the_calendar() -> None:
    assert columns("a\n2026-02-28\n", ["a"]).days("a") == (date(2026, 2, 28),)
    for cell in ("2026-02-29", "28.2.2026", "20260228", "2026-2-8"):
        assert f"'{cell}' is none" in refused(columns(f"a\n{cell}\n", ["a"]), "days")


def test_what_cannot_be_read_at_all_is_said(tmp_path: Path) -> None:
    latin = tmp_path / "l.csv"
    latin.write_bytes("a,b\n1,2\n3,é\n".encode("latin-1"))
    assert told(latin, "a") == "line 3 is not UTF-8; save the table as CSV UTF-8"
    assert "No such file" in told(tmp_path / "none.csv", "a")
    assert "cannot be read" in told(tmp_path, "a")
    (tmp_path / "cut.csv.gz").write_bytes(gzip.compress(b"a\n" + b"1\n" * 999)[:-9])
    assert "damaged" in told(tmp_path / "cut.csv.gz", "a")
    assert told(f'a\n"{"x" * 200_000}"\n', "a").startswith("row 2 cannot be read")


def test_rows_come_one_by_one_for_tables_too_large_to_hold() -> None:
    with rows("a,b,c\n1,2,3\n4,5,6\n", ["c", "a"]) as read:
        assert (read.names, read.others) == (("c", "a"), ("b",))
        assert list(read.cells) == [(2, ["3", "1"]), (3, ["6", "4"])]


@given(
    st.lists(st.tuples(st.integers(0, 10**9), st.floats(allow_nan=False, allow_infinity=False)), min_size=1)
)
def test_what_was_written_is_read(values: list[tuple[int, float]]) -> None:
    table = columns("n,x\n" + "".join(f"{n},{x!r}\n" for n, x in values), ["x", "n"])
    assert table.counts("n").tolist() == [n for n, _ in values]
    assert table.numbers("x").tolist() == [x for _, x in values]


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(WrongTable):
        assert len(columns(text, ["a"]).numbers("a"))
