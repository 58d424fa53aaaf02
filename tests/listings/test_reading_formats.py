"""The format is told by what is in a source: the same meetings, however somebody keeps them."""

import gzip
import io
import json
import zipfile
from datetime import time
from typing import Any

import pytest

from porch.listings.listing import Listing
from porch.listings.reading import FORMATS, read
from porch.listings.report import Unreadable
from tests.fuzz.lists import xlsx
from tests.listings.faulty import ROW, notes

TABLE = [
    ["Name", "ID", "Day", "Start Time", "Types", "Full Address", "Lunch"],
    ["Café", "a", "Monday", "7:00 PM", "Open, Women", "1 Quay St", "soup"],
]


def told(one: Listing) -> tuple[Any, ...]:
    return one.slug, one.name, one.day, one.time, one.types, one.formatted_address


MEETING = ("a", "Café", 1, time(19), ("open", "women"), "1 Quay St")


def csv(mark: str) -> str:
    return "\r\n".join(mark.join(f'"{cell}"' for cell in row) for row in TABLE)


def guide() -> list[dict[str, Any]]:
    return [
        {
            "slug": "a",
            "name": "Café",
            "day": 1,
            "time": "19:00",
            "types": ["O", "W"],
            "formatted_address": "1 Quay St",
        }
    ]


SOURCES: dict[str, tuple[str, bytes]] = {
    "an array": ("meeting-guide", json.dumps(guide()).encode()),
    "an array in an object": ("meeting-guide", json.dumps({"meetings": guide()}).encode()),
    "an object on each line": (
        "meeting-guide",
        (json.dumps(guide()[0]) + "\n\n" + json.dumps(guide()[0] | {"slug": "b"})).encode(),
    ),
    "a callback": ("meeting-guide", b"/**/show_1(" + json.dumps(guide()).encode() + b");"),
    "a comma too many": ("meeting-guide", json.dumps(guide()).replace("}]", "},]").encode()),
    "other names for fields": (
        "meeting-guide",
        json.dumps(
            [
                {
                    "Slug": "a",
                    "Meeting Name": "Café",
                    "Weekday": "Mon",
                    "Start Time": "7pm",
                    "Formats": "O,W",
                    "full_address": "1 Quay St",
                }
            ]
        ).encode(),
    ),
    "utf-16": ("meeting-guide", json.dumps(guide(), ensure_ascii=False).encode("utf-16")),
    "utf-16 without its mark": ("meeting-guide", json.dumps(guide(), ensure_ascii=False).encode("utf-16-le")),
    "windows-1252": ("meeting-guide", json.dumps(guide(), ensure_ascii=False).encode("cp1252")),
    "a sheet": ("sheet", json.dumps({"values": TABLE}).encode()),
    "sheets": ("sheet", json.dumps({"valueRanges": [{"values": TABLE}]}).encode()),
    "a sheet with a title": ("sheet", json.dumps({"values": [["Our meetings"], [], *TABLE]}).encode()),
    "records": (
        "airtable",
        json.dumps({"records": [{"id": "rec1", "fields": dict(zip(*TABLE, strict=True))}]}).encode(),
    ),
    "commas": ("csv", csv(",").encode()),
    "semicolons": ("csv", csv(";").encode("utf-8-sig")),
    "tabs": ("csv", csv("\t").encode("utf-16")),
    "a workbook": ("xlsx", xlsx(TABLE)),
}


@pytest.mark.parametrize("kept", SOURCES)
def test_the_same_meeting_is_read_however_it_is_kept(kept: str) -> None:
    format, body = SOURCES[kept]
    found = read(body)
    assert (found.format, found.refused) == (format, [])
    assert told(found.listings[0]) == MEETING
    assert format in FORMATS


def test_a_column_nobody_knows_is_named_and_blank_rows_are_none() -> None:
    found = read((csv(",") + "\r\n,,,,\r\n,,,,\r\n").encode())
    assert found.rows == 1
    assert notes(found, "Lunch") == "a column nobody knows: not read"


def test_a_column_may_ask_for_one_kind_of_meeting() -> None:
    table = "Name,Day,Time,Women,Wheelchair,Types,Format 2\nLamp,Mon,7pm,yes,no,Open,Literature\nQuay,Tue,7pm,,X,,\n"
    lamp, quay = read(table.encode()).listings
    assert (lamp.types, quay.types) == (("open", "women", "literature"), ("wheelchair",))


def test_a_column_with_the_name_of_a_kind_may_hold_something_else() -> None:
    found = read(b"Name,Day,Email,Phone\nLamp,Mon,joan@example.org,555\nQuay,Tue,yes,\n")
    assert "joan" not in repr(found)
    assert notes(found, "Email") == "a column nobody knows: not read"


def test_the_table_of_a_world_office_is_read_and_what_it_deletes_is_refused() -> None:
    table = (
        "Committee,CommitteeName,ContactName,Closed,WheelChr,Day,Time,Place,Format1,Format2,Delete,TimeZone,bmlt_id\n"
        "G1,Lamp,Joan Smith,OPEN,TRUE,Monday,0730,Quay House,BEG,TRAD,,America/New_York,7\n"
        "G1,Lamp,,CLOSED,FALSE,Tuesday,1900,Quay House,,,D,,8\n"
    )
    found = read(table.encode())
    [lamp] = found.listings
    assert (lamp.slug, lamp.day, lamp.time, lamp.zone) == ("7", 1, time(7, 30), "America/New_York")
    assert lamp.types == ("open", "wheelchair", "newcomers", "traditions")
    assert [(one.row, one.field) for one in found.refused] == [(2, "deleted")]
    assert "Smith" not in repr(found)


def test_a_row_of_a_table_is_refused_under_its_own_number() -> None:
    found = read((csv(",") + "\r\n,,,\r\n,b,Tuesday,noon,O\r\n").encode())
    assert [(one.row, one.field) for one in found.refused] == [(3, "name")]


def test_what_one_wants_is_not_what_it_is() -> None:
    with pytest.raises(Unreadable, match="This is csv, not ics"):
        read(csv(",").encode(), format="ics")
    with pytest.raises(ValueError, match="none of"):
        read(b"[]", format="word")


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (b"", "This is empty"),
        (b"\xef\xbb\xbf \n", "This is empty"),
        (b"[]", "an empty list"),
        (b"{}", "no meetings"),
        (b'{"meetings": []}', "no meetings"),
        (b'{"meetings": [], "formats": []}', "empty list"),
        (b'{"values": []}', "headers"),
        (b'{"values": [["Name", "Day"]]}', "headers and no rows"),
        (b"[1, 2]", "not of meetings: it begins with"),
        (b"null", "no list of meetings: it begins with"),
        (
            b'{"code":"rest_forbidden","message":"Sorry","data":{"status":401}}',
            "error, not with a list: “Sorry”",
        ),
        (b'[{"slug": "a", "name": "A", "day": 1}', "breaks in line 1"),
        (b'{"slug": "a", "name": "A", "day": 1}\n{"slug"', "line 2 is none"),
        (b"<html><head><title>Just a moment...</title>", "guard answered"),
        (b"<!doctype html><title>Our &amp; meetings</title>", "web page called “Our & meetings”"),
        (b"<?xml version='1.0'?><rows/>", "This is XML"),
        (b"%PDF-1.7", "This is a PDF"),
        (gzip.compress(b"[]"), "gzip"),
        (b"PK\x03\x04 and then nothing", "spreadsheet and breaks"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"\x00\x01\x02\x80\x81", "not text"),
        (b"Dear friends, we meet on Mondays.", "begins with “Dear friends"),
        (b"red,green\n1,2\n", "no list of meetings"),
        (b"[" * 100_000, "nested too deep|breaks"),
    ],
)
def test_what_is_no_list_says_so_in_one_sentence(body: bytes, sentence: str) -> None:
    with pytest.raises(Unreadable, match=sentence) as caught:
        read(body)
    assert str(caught.value).endswith(".")


def test_a_workbook_that_unpacks_to_more_than_a_computer_holds_is_not_opened() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("xl/worksheets/sheet1.xml", b" " * 31_000_000)
    with pytest.raises(Unreadable, match="too large"):
        read(packed.getvalue())


@pytest.mark.parametrize("sheet", ["<row>" * 4000 + "</row>" * 4000, f"<row>{'<c/>' * 6000}</row>"])
def test_a_workbook_of_rows_within_rows_or_of_endless_ones_is_given_up_early(sheet: str) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("xl/worksheets/sheet1.xml", f"<worksheet><sheetData>{sheet}</sheetData></worksheet>")
    with pytest.raises(Unreadable, match="too large"):
        read(packed.getvalue())


def test_a_workbook_whose_words_are_missing_is_a_table_without_headers() -> None:
    with pytest.raises(Unreadable, match="without headers"):
        read(xlsx(TABLE, shared=False))


def test_all_times_in_one_text_become_a_listing_each() -> None:
    row = {
        "name": "Lamp", "meetingId": 3, "times": "Sunday 8:30 AM\nSunday 9:00 PM\nMonday noon\nsometimes",
        "timezone": "america/new_york", "languages": "English", "types": "Open, Discussion", "formats": "Video, Chat",
        "primaryContactName": "Joan Smith", "email": "joan@example.org", "lastEditDate": "12/29/20 JB",
    }  # fmt: skip
    found = read(json.dumps([row]).encode())
    assert [(one.slug, one.day, one.time) for one in found.listings] == [
        ("3-0-0830", 0, time(8, 30)),
        ("3-0-2100", 0, time(21)),
        ("3-1", 1, time(12)),
    ]
    assert found.listings[0].types == ("open", "discussion", "lang-en", "sharing-by-text")
    assert "sometimes" in notes(found, "times")
    assert not any(word in repr(found) for word in ("Joan", "example.org", "JB"))


def test_a_code_that_would_make_half_of_a_town_speak_hebrew_means_something_else_there() -> None:
    rows = [ROW | {"slug": str(n), "types": ["O", "HE"] if n % 2 else ["C"]} for n in range(60)]
    found = read(json.dumps(rows).encode())
    assert (found.listings[1].types, found.listings[1].unknown) == (("open",), ("HE",))
    rows[3]["name"] = "קבוצה"
    assert read(json.dumps(rows).encode()).listings[1].types == ("open", "lang-he")
