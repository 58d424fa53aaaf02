"""Lists of meetings as they come and as they never should: a sound one of each kind, and ways to break it."""

import io
import json
import zipfile
from collections.abc import Callable
from random import Random
from typing import Any

from tests.fuzz.strange import STRANGE

GUIDE: list[dict[str, Any]] = [
    {
        "slug": "lamp", "name": "Lamp &amp; Kettle", "day": [1, 3], "time": "19:00", "end_time": "20:30",
        "timezone": "Europe/London", "formatted_address": "1 Quay St, Alnmouth, NE66 2RJ, UK",
        "types": ["O", "W", "QQ"], "latitude": 55.4, "longitude": "-1.6", "notes": "<p>Ring</p>",
        "updated": "2026-01-02 03:04:05",
    },
    {
        "slug": 7, "name": "Quay", "day": "Sunday", "time": "7:30pm", "conference_url": "zoom.us/j/1",
        "conference_phone": "(555) 555-0100 x2", "paypal": "https://paypal.me/Quay", "venmo": "Quay",
        "types": "Open, Women", "regions": "North > Quay", "contact_1_name": "Joan S.",
        "feedback_emails": ["a@example.org"],
    },
]  # fmt: skip
BMLT: list[dict[str, Any]] = [
    {
        "id_bigint": "1", "service_body_bigint": "1", "weekday_tinyint": "2", "start_time": "19:00:00",
        "duration_time": "01:30:00", "meeting_name": "Lamp", "latitude": "40.7", "longitude": "-74", "published": "1",
        "formats": "O,WC,zz", "format_shared_id_list": "17,33,99", "venue_type": "3", "time_zone": "",
        "location_text": "Quay House", "virtual_meeting_link": "https://zoom.us/j/1", "comments": "Ring",
    },
]  # fmt: skip
FORMATS = [
    {
        "key_string": "O",
        "name_string": "Open",
        "lang": "en",
        "id": "17",
        "world_id": "OPEN",
        "description_string": "",
    }
]
BODIES = [
    {"id": "1", "parent_id": "0", "name": "Quay", "description": "", "type": "AS", "url": "", "world_id": ""}
]
ONLINE = [
    {
        "name": "Lamp", "meetingId": 3, "times": "Sunday 8:30 AM\nMonday 9 PM", "timezone": "America/New_York",
        "url": "https://zoom.us/j/1", "types": "Open, English", "formats": "Video, Chat", "lastEditDate": "12/29/20 JB",
    },
]  # fmt: skip
SHEET = {
    "values": [
        ["Name", "ID", "Day", "Time", "Types", "Regions"],
        ["Lamp", "1", "Sunday", "6:00 PM", "O, W", "A > B"],
        [],
    ]
}
AIRTABLE = {
    "records": [
        {"id": "rec1", "fields": {"Name": "Lamp", "Day": ["Monday"], "Start Time": 1900, "Types": ["Open"]}}
    ]
}
TABLE = (
    'Name;Day;Time;Types;Full Address\n"Lamp; Kettle";Monday;19.30;Open;"1 Quay St"\n;;;;\nQuay;Tue;noon;W;\n'
)
CALENDAR = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1@x\r\nSUMMARY:Lamp\r\n"
    "DTSTART;TZID=Europe/London:20260105T190000\r\nDTEND;TZID=Europe/London:20260105T200000\r\n"
    "RRULE:FREQ=MONTHLY;BYDAY=1MO\r\nEXDATE;TZID=Europe/London:20260202T190000\r\nLOCATION:Quay House\r\n"
    "END:VEVENT\r\nEND:VCALENDAR\r\n"
)


def xlsx(rows: list[list[Any]], shared: bool = True) -> bytes:
    """A spreadsheet file with one sheet, as spreadsheets save it."""
    words = [str(cell) for row in rows for cell in row]
    cells = iter(range(len(words)))
    sheet = "".join(
        "<row>"
        + "".join(f'<c r="{chr(65 + n)}{at}" t="s"><v>{next(cells)}</v></c>' for n in range(len(row)))
        + "</row>"
        for at, row in enumerate(rows, 1)
    )
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr(
            "xl/worksheets/sheet1.xml", f"<worksheet {space}><sheetData>{sheet}</sheetData></worksheet>"
        )
        items = "".join(f"<si><r><t>{word}</t></r></si>" for word in words)
        if shared:
            file.writestr("xl/sharedStrings.xml", f"<sst {space}>{items}</sst>")
    return packed.getvalue()


WORKBOOK = xlsx(SHEET["values"][:2])
SOUND: tuple[Any, ...] = (
    *(
        GUIDE,
        GUIDE,
        GUIDE,
        {"meetings": GUIDE},
        BMLT,
        BMLT,
        {"meetings": BMLT, "formats": FORMATS},
        FORMATS,
        BODIES,
    ),
    *(ONLINE, SHEET, AIRTABLE, TABLE, TABLE, CALENDAR, WORKBOOK),
)
OTHER: tuple[Any, ...] = (
    None,
    True,
    False,
    0,
    -1,
    7,
    1900,
    0.5,
    1e308,
    10**30,
    "",
    [],
    {},
    [[]],
    [{}],
    {"a": {"b": []}},
)
TYPED = (
    *(
        "Mon-Fri",
        "daily",
        "Lunes, jueves",
        "24:00",
        "25:99",
        "12 noon",
        "7-8:30 PM",
        "EST",
        "new york",
        "0,0",
        "NaN",
    ),
    *(
        "181",
        "-91.5",
        "40,7",
        "https://",
        "javascript:0",
        "//x.example",
        "<b>&amp;lt;</b>",
        "Ã©",
        "8/29/2021",
        "32/13/1999",
    ),
    *("=1+1", "+++++", ",,,,#", "O,C,ONL", "a > > b", "1 St @ rear", "P1D", "\r\n", "￾"),
)
ENCODINGS = (
    "utf-8",
    "utf-8",
    "utf-8",
    "utf-8-sig",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "utf-32",
    "cp1252",
    "latin-1",
)


def body_of(chance: Random) -> bytes:
    """One body: a sound one with some of it made strange, in some encoding, perhaps cut or overwritten."""
    if chance.random() < 0.03:
        return chance.randbytes(chance.choice((0, 1, 2, 3, 40, 4000)))
    said = chance.choice(SOUND)
    if isinstance(said, bytes):
        return _torn(chance, said)
    text = _bent_text(chance, said) if isinstance(said, str) else _as_json(chance, _bent(chance, said))
    body = text.encode(chance.choice(ENCODINGS), errors="replace")
    return _torn(chance, body) if chance.random() < 0.3 else body


def _as_json(chance: Random, said: Any) -> str:
    if isinstance(said, list) and chance.random() < 0.1:
        return "\n".join(json.dumps(one) for one in said)
    return json.dumps(said, ensure_ascii=chance.random() < 0.5)


def _bent(chance: Random, said: Any) -> Any:
    """The value with some of its leaves and branches swapped for what does not belong there."""
    if chance.random() < 0.04:
        return _strange(chance)
    if isinstance(said, dict):
        found = {
            (name if chance.random() > 0.02 else _strange_text(chance)[:40]): _bent(chance, one)
            for name, one in said.items()
        }
        if chance.random() < 0.1 and found:
            del found[chance.choice(list(found))]
        return found
    if isinstance(said, list):
        return [_bent(chance, one) for one in said for _ in range(chance.choice((1, 1, 1, 1, 0, 2)))]
    return said if chance.random() > 0.12 else _strange(chance)


def _strange(chance: Random) -> Any:
    return chance.choice(OTHER) if chance.random() < 0.4 else _strange_text(chance)


def _strange_text(chance: Random) -> str:
    return chance.choice(TYPED if chance.random() < 0.7 else STRANGE)


def _bent_text(chance: Random, said: str) -> str:
    for _ in range(chance.randrange(4)):
        at = chance.randrange(len(said) + 1)
        said = said[:at] + _strange_text(chance)[:300] + said[at + chance.randrange(6) :]
    return said


def _torn(chance: Random, body: bytes) -> bytes:
    ways: tuple[Callable[[bytes, int], bytes], ...] = (
        lambda whole, at: whole[:at],
        lambda whole, at: whole[at:],
        lambda whole, at: whole[:at] + chance.randbytes(2) + whole[at + 1 :],
        lambda whole, at: whole + whole[:at],
    )
    return chance.choice(ways)(body, chance.randrange(len(body) + 1))
