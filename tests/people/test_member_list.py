"""A list of people from another program: what can be read is read, what cannot is named by row and column."""

import csv
import io
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from porch.people.rules.member_list import ADDRESS, MOST_ROWS, Fault, Row, Unreadable, read_member_list

NAMES = st.text(string.ascii_letters + "äéøßł-'.,;\" ", max_size=30).map(lambda s: " ".join(s.split()))
ADDRESSES = st.from_regex(r"[a-z]{1,8}(\.[a-z]{1,5})?@[a-z]{1,10}\.(org|de|co\.uk)", fullmatch=True)
PEOPLE = st.lists(
    st.tuples(NAMES, ADDRESSES | st.just("")).filter(any),
    min_size=1,
    max_size=30,
    unique_by=lambda p: p[1] or p,
)


def written(people: list[tuple[str, str]], separator: str, codec: str, ends: str) -> bytes:
    page = io.StringIO()
    sheet = csv.writer(page, delimiter=separator, lineterminator=ends)
    sheet.writerows([("Name", "E-Mail"), *people])
    return page.getvalue().encode(codec)


@given(
    PEOPLE,
    st.sampled_from(",;\t"),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    st.sampled_from(["\r\n", "\n", "\r"]),
)
def test_what_a_program_writes_is_read_back(
    people: list[tuple[str, str]], separator: str, codec: str, ends: str
) -> None:
    found = read_member_list(written(people, separator, codec, ends))
    assert [(row.name, row.address) for row in found.rows] == people
    assert found.faults == []


@given(st.binary(max_size=400) | st.text(',;"\n\rnameil@. é', max_size=200).map(str.encode))
def test_any_bytes_are_read_or_refused_in_one_sentence(data: bytes) -> None:
    refusals: list[str] = []
    for file in (data, b"name,email\n" + data):
        try:
            found = read_member_list(file)
        except Unreadable as why:
            refusals.append(str(why))
            continue
        lines = [read.line for read in (*found.rows, *found.faults)]
        assert len(set(lines)) == len(lines)
        assert all(row.name or row.address for row in found.rows)
        assert all(not row.address or ADDRESS.fullmatch(row.address) for row in found.rows)
    assert all(why.endswith(".") for why in refusals)


def test_each_bad_row_is_named_and_the_good_ones_go_on() -> None:
    file = (
        'name;email\nAnn;ann@x.org\n\nBo;bo at x\nCy;ANN@x.org\n"Di;di@x.org\nEd;ed@x.org;5\nFay;fay@x.org\n'
    )
    found = read_member_list(file.encode())
    assert found.rows == [Row(2, "Ann", "ann@x.org"), Row(8, "Fay", "fay@x.org")]
    assert found.faults == [
        Fault(3, "", "The row is empty."),
        Fault(4, "email", "Not an email address."),
        Fault(5, "email", "The same address stands in line 2."),
        Fault(6, "", "A quotation mark opens here and does not close."),
        Fault(7, "", "There are 3 cells, and 2 columns. A separator may be one too many."),
    ]


def test_a_bad_quotation_mark_costs_its_own_row_only() -> None:
    found = read_member_list(b'name,email\n"Ann,a@x.org\nBo,b@x.org\nCy "the",c@x.org\nDi,d@x.org\n')
    assert [row.line for row in found.rows] == [3, 4, 5]
    assert [fault.line for fault in found.faults] == [2]


def test_a_cell_may_run_over_two_lines() -> None:
    found = read_member_list(b'name,notes,email\nAnn,"two\nlines",a@x.org\nBo,,b@x.org\n')
    assert found.rows == [Row(2, "Ann", "a@x.org"), Row(4, "Bo", "b@x.org")]
    assert found.not_read == ["notes"]


def test_a_spreadsheet_of_windows_is_understood_and_its_letters_are_named() -> None:
    found = read_member_list("sep=;\r\nName;Telefon\r\nJürgen;1\r\n".encode("cp1252"))
    assert found.rows == [Row(3, "Jürgen")]
    assert (found.letters, found.not_read) == ("Windows-1252", ["telefon"])


def test_more_people_than_fit_are_left_out_and_it_is_said_where() -> None:
    found = read_member_list(b"name\n" + b"A\n" * (MOST_ROWS + 7))
    assert len(found.rows) == MOST_ROWS
    (left_out,) = found.faults
    assert left_out.line == MOST_ROWS + 2


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b" \r\n\r\n", "empty"),
        (b"name,email\n", "no rows"),
        (b"Ann,ann@x.org\n", "first line"),
        (b"name,label\nA,B\n", "Two columns"),
        (b"PK\x03\x04rest", "workbook"),
        (b"name\0\n", "not a text file"),
        (b"\xff\xfename", "broken|no rows|first line"),
        (b"name\n" + b"x" * 1_000_001, "1 MB"),
    ],
)
def test_a_file_that_is_no_list_is_refused_whole(data: bytes, said: str) -> None:
    with pytest.raises(Unreadable, match=said):
        read_member_list(data)
