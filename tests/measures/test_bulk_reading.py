"""Tables of days: read in one way, quickly, and what is wrong is said with its row and its column."""

import gzip
import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from porch.measures.bulk import Entries, What, Whose, entries_of, reading
from porch.measures.bulk.parsing import parsed
from porch.measures.days import MISSING, NONE, USE
from porch.measures.tables import WrongTable

TODAY = date(2026, 12, 1)
NAMES = "person,date,substance,used,grams"
type Written = Callable[..., Entries]


@pytest.fixture
def entries(tmp_path: Path) -> Written:
    """Rows of text as a file, read again."""

    def written(
        *rows: str, names: str = NAMES, sex: str = "", line: str = "\n", piece: int = reading.PIECE
    ) -> Entries:
        path = tmp_path / "days.csv"
        path.write_bytes(line.join((names, *rows, "")).encode())
        return entries_of(path, TODAY, sex_column=sex, piece=piece)

    return written


def same(one: Entries, other: Entries) -> bool:
    columns = ("whose", "person", "day", "used", "what", "grams")
    return one.people == other.people and all(
        np.array_equal(getattr(one, name), getattr(other, name), equal_nan=name == "grams")
        for name in columns
    )


def test_what_the_cells_say(entries: Written) -> None:
    read = entries(
        "ana,2026-01-01,alcohol,1,24.5",
        "ana,2026-01-02,Wine,1,12",
        "ben,2024-02-29,opioids,1,3",
        "ana,2026-01-03,alcohol,0,",
        "ana,2026-01-04,,,",
        "ana,2026-01-05,,1,",
        "ana,2026-01-06,,1,40",
    )
    assert read.people == ("ana", "ben")
    assert list(read.person) == [0, 0, 1, 0, 0, 0, 0]
    assert date.fromordinal(int(read.day[2])) == date(2024, 2, 29)
    assert list(read.used) == [USE, USE, USE, NONE, MISSING, USE, USE]
    grams = [24.5, 12, None, None, None, None, 40]  # three of an opioid are no grams of alcohol
    assert [None if np.isnan(value) else value for value in read.grams] == grams
    assert read.what[2] == What.OTHER
    assert list(read.what[4:]) == [What.UNSAID, What.UNSAID, What.ALCOHOL]


def test_further_columns_in_any_order_are_not_looked_at(entries: Written) -> None:
    read = entries("x,,1,2026-01-01,8,é,b", names="note,substance,used,date,grams,more,person")
    assert (read.people, list(read.grams)) == (("b",), [8])


@pytest.mark.parametrize(
    ("names", "row", "line"),
    [
        (NAMES, "a,2026-01-01,alcohol,1,8.5", "\r\n"),
        ('"person","date","substance","used","grams"', '"a","2026-01-01","alcohol",1,"8.5"', "\n"),
        (NAMES.replace(",", ";"), "a;2026-01-01;alcohol;1;8,5", "\n"),
        (NAMES.replace(",", "\t"), "a\t2026-01-01\talcohol\t1.0\t8.5", "\n"),
        (f"\ufeff{NAMES}", " a , 2026-01-01 ,ALCOHOL, 1 ,8.50", "\n"),
        (NAMES, "a,2026-01-01,alcohol,1,0.85e1", "\n"),
    ],
)
def test_as_programs_write_it(entries: Written, names: str, row: str, line: str) -> None:
    read = entries(row, names=names, line=line)
    assert (read.people, list(read.used), list(read.grams)) == (("a",), [USE], [8.5])


def test_a_packed_file_and_one_without_a_last_line(tmp_path: Path) -> None:
    packed = tmp_path / "days.csv.gz"
    packed.write_bytes(gzip.compress(f"{NAMES}\na,2026-01-01,alcohol,0,".encode()))
    heard: list[tuple[int, int]] = []
    assert len(entries_of(packed, TODAY, told=lambda done, of: heard.append((done, of)))) == 1
    assert heard[-1] == (packed.stat().st_size, packed.stat().st_size)


def test_a_name_with_a_comma_or_a_line_in_it_is_one_name(entries: Written) -> None:
    read = entries('"b, a",2026-01-01,,0,', '"c\nd",2026-01-01,,0,', "e,2026-01-02,,1,", piece=8)
    assert read.people == ("b, a", "c\nd", "e")


def test_a_quote_within_a_name_is_part_of_it(entries: Written) -> None:
    read = entries('the "late" one,2026-01-01,,0,', '"the ""early"" one",2026-01-01,,0,')
    assert read.people == ('the "late" one', 'the "early" one')


def test_blank_lines_are_passed_over_and_counted(entries: Written) -> None:
    assert len(entries("a,2026-01-01,,0,", "", ",,,,", "a,2026-01-02,,0,")) == 2
    with pytest.raises(WrongTable, match="row 4, column used"):
        entries("a,2026-01-01,,0,", "", "a,2026-01-02,,7,")


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("a,2026-12-02,,0,", "row 3, column date: 2026-12-02 is in the future; today is 2026-12-01"),
        ("a,2026-02-29,,0,", "row 3, column date: a day written 2026-12-31 is needed, '2026-02-29' is none"),
        ("a,01/02/2026,,0,", "row 3, column date: a day written 2026-12-31 is needed, '01/02/2026' is none"),
        ("a,0202-01-01,,0,", "row 3, column date: 0202-01-01 is before 1900-01-01"),
        (
            "a,2026-01-02,,7,",
            "row 3, column used: 1 (used), 0 (did not) or nothing (not known) is needed, '7' is none",
        ),
        ("a,2026-01-02,alcohol,1,-5", "row 3, column grams: -5 g in a day is not from 0 to 5000"),
        ("a,2026-01-02,alcohol,1,5001", "row 3, column grams: 5001 g in a day is not from 0 to 5000"),
        (
            "a,2026-01-02,alcohol,1,much",
            "row 3, column grams: a number of grams of pure alcohol, or nothing is needed",
        ),
        ("a,2026-01-02,alcohol,1,1.2.3", "row 3, column grams: a number"),
        ("a,2026-01-02,alcohol,1,.", None),
        ("a,2026-01-02,alcohol,0,12", "row 3, column grams: 12 g were drunk, and column used says 0"),
        ("a,2026-01-02,,,12", "row 3, column grams: 12 g were drunk, and column used says not known"),
        (
            ",2026-01-02,,0,",
            "row 3, column person: a name or number for somebody is needed, the cell is empty",
        ),
        ("a,2026-01-02,,0", "row 3 has 4 cells, row 1 names 5 columns"),
        ("a,2026-01-02,,0,,x", "row 3 has 6 cells, row 1 names 5 columns"),
    ],
)
def test_what_is_wrong_is_said_with_its_row_and_column(entries: Written, row: str, said: str | None) -> None:
    rows = ("a,2026-01-01,,0,", row, "a,2026-01-03,,0,")
    if said is None:
        assert len(entries(*rows)) == 3
        return
    for piece in (8, reading.PIECE):
        with pytest.raises(WrongTable) as refused:
            entries(*rows, piece=piece)
        assert said in str(refused.value)


def test_a_table_that_is_none_is_refused(entries: Written, tmp_path: Path) -> None:
    with pytest.raises(
        WrongTable, match="there is no column grams; the columns are person, date, substance, used"
    ):
        entries("a,2026-01-01,,0", names="person,date,substance,used")
    with pytest.raises(WrongTable, match="2 columns named used"):
        entries("a,2026-01-01,,0,,0", names=f"{NAMES},used")
    with pytest.raises(WrongTable, match="no row under them"):
        entries()
    with pytest.raises(WrongTable, match="cannot be read: No such file"):
        entries_of(tmp_path / "none.csv", TODAY)
    empty = tmp_path / "empty.csv"
    empty.write_text("")
    with pytest.raises(WrongTable, match="the table is empty"):
        entries_of(empty, TODAY)
    damaged = tmp_path / "damaged.csv.gz"
    damaged.write_bytes(gzip.compress(f"{NAMES}\na,2026-01-01,,0,\n".encode())[:-9])
    with pytest.raises(WrongTable, match="broken off or damaged"):
        entries_of(damaged, TODAY)
    latin = tmp_path / "latin.csv"
    latin.write_bytes(f"{NAMES}\nana,2026-01-01,,0,\nrené,2026-01-01,,0,\n".encode("latin-1"))
    with pytest.raises(WrongTable, match="line 3 is not UTF-8"):
        entries_of(latin, TODAY)


def test_whose_limits_hold_is_said_once_for_each_person(entries: Written) -> None:
    rows = ("a,2026-01-01,,0,,m", "b,2026-01-01,,0,,Female", "c,2026-01-01,,0,,", "a,2026-01-02,,0,,")
    read = entries(*rows, names=f"{NAMES},sex", sex="sex")
    assert list(read.whose) == [Whose.MEN, Whose.WOMEN, Whose.UNSAID]
    assert list(entries(*rows, names=f"{NAMES},sex").whose) == [Whose.UNSAID] * 3
    with pytest.raises(WrongTable, match="row 6, column sex: another row says otherwise about a"):
        entries(*rows, "a,2026-01-03,,0,,f", names=f"{NAMES},sex", sex="sex")
    with pytest.raises(WrongTable, match="row 2, column sex: m, f, x or nothing is needed, '1' is none"):
        entries("a,2026-01-01,,0,,1", names=f"{NAMES},sex", sex="sex")
    with pytest.raises(WrongTable, match="there is no column gender"):
        entries(*rows, names=f"{NAMES},sex", sex="gender")


CELLS = st.tuples(
    st.sampled_from(["a", "b", "b b", "zoë", "DIANA", "x" * 40]),
    st.dates(date(1996, 1, 1), TODAY).map(str),
    st.sampled_from(["alcohol", "Alcohol", "beer", "opioids", "", "NA", "nan", "something longer"]),
    st.sampled_from(["0", "1", "1.0", "", "NA"]),
    st.one_of(
        st.just(""), st.just("NA"), st.integers(0, 500).map(str), st.decimals(0, 400, places=2).map(str)
    ),
    st.sampled_from(["", "x"]),
)


@given(st.lists(CELLS, min_size=1, max_size=30), st.integers(4, 400))
def test_the_shortcut_reads_what_the_rule_reads(cells: list[tuple[str, ...]], piece: int) -> None:
    """The same rows, with a blank before each cell (which the shortcut leaves to the rule) and without."""
    rows = [list(row) for row in cells]
    for row in rows:
        if row[3] not in ("1", "1.0") and row[2] not in ("opioids", "something longer"):
            row[4] = ""
    names = f"{NAMES},sex"
    quickly = "\n".join(",".join(row) for row in rows) + "\n"
    slowly = "\n".join(",".join(f" {cell}" for cell in row) for row in rows) + "\n"
    assert same(_read(names, quickly, piece), _read(names, slowly, reading.PIECE))
    at = reading._places(names.split(","), ",", "sex", TODAY)
    assert parsed(quickly.encode(), b",", at) is not None
    assert parsed(slowly.encode(), b",", at) is None


def _read(names: str, rows: str, piece: int) -> Entries:
    return reading.entries_from(io.BytesIO(f"{names}\n{rows}".encode()), TODAY, sex_column="sex", piece=piece)
