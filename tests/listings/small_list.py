"""A small list with one of everything, made up: six meetings of two areas, in three towns and on the telephone."""

import json
from datetime import UTC, date, datetime, time
from typing import Any
from urllib.parse import parse_qsl

from porch.listings.listing import Listing
from porch.listings.recurrence import Recurrence
from porch.listings.report import BodyRow
from porch.listings.semantic.answers import answer
from porch.listings.semantic.asked import Asked, question_of
from porch.listings.semantic.catalogue import Catalogue, fields_told, told_of
from porch.listings.semantic.formats import Format, Words
from porch.listings.semantic.rows import Entry

ROOT = "https://list.example"
THEN = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)

FORMATS = {
    one.number: one
    for one in (
        Format(4, {"en": Words("C", "Closed", "For us.")}, "CLOSED", "O", "C"),
        Format(6, {"en": Words("CL", "Candlelight"), "de": Words("KZ", "Kerzenlicht")}, "CAN", "FC2", "CAN"),
        Format(17, {"en": Words("O", "Open", "For anyone.")}, "OPEN", "O", "O"),
        Format(30, {"en": Words("Hm", "Homemade")}, "", "FC1"),
        Format(54, {"en": Words("VM", "Virtual Meeting")}, "VM", "FC2"),
        Format(60, {"en": Words("TC", "Not in use")}, "TC", "FC2"),
    )
}
BODIES = {
    one.number: one
    for one in (
        BodyRow(1, 0, "Region", kind="RS", world_id="RG1"),
        BodyRow(2, 1, "North", kind="AS", world_id="AR2"),
        BodyRow(3, 1, "South", kind="AS"),
        BodyRow(9, 0, "Elsewhere"),
    )
}


def entry(
    number: int, body: int, formats: str, *, doubted: bool = False, version: int = 0, **told: Any
) -> Entry:
    held = tuple(FORMATS[int(one)] for one in formats.split(",") if one)
    usual = {"name": f"Meeting {number}", "zone": "America/New_York", "location": "Hall"}
    listing = Listing(slug=str(number), **(usual | told))
    return Entry(number, listing, body, held, THEN, version, is_bmlt=True, is_doubted=doubted)


ENTRIES = (
    entry(11, 2, "17,6", day=0, time=time(9), minutes=60, city="Ashford", latitude=40.0, longitude=-74.0),
    entry(
        12,
        2,
        "4",
        day=0,
        time=time(9),
        minutes=30,
        city="Brook",
        latitude=40.01,
        longitude=-74.0,
        notes="Café",
    ),
    entry(
        13, 3, "17,30", day=1, time=time(19, 30), minutes=90, city="Ashford", latitude=41.0, longitude=-74.0
    ),
    entry(14, 3, "", day=1, time=time(23, 30), minutes=60, name="Late candle", state="NY"),
    entry(15, 9, "54", day=6, time=time(12), location="", conference_url="https://a.example/1", version=2),
    entry(
        *(16, 9, "54,17"),
        day=6,
        time=time(7, 30),
        minutes=1440,
        conference_phone="+1 555 0100",
        recurrence=Recurrence(nth=(1, 3), rests_on_holidays=True, until=date(2027, 1, 1)),
        doubted=True,
        own={
            "worldid_mixed": "G16",
            "train_lines": "Red line",
            "parking": "off",
            "contact_name_1": "Kim Park",
        },
    ),
)


def small_list() -> Catalogue:
    extra = ["parking"]
    told = [told_of(one, extra, ROOT, {}) for one in ENTRIES]
    return Catalogue(told, fields_told(extra), FORMATS, BODIES, ROOT)


def asked(query: str) -> Asked:
    return Asked(parse_qsl(query, keep_blank_values=True))


def rows(query: str, catalogue: Catalogue | None = None) -> Any:
    """What a search of the small list answers."""
    return json.loads(answer(small_list() if catalogue is None else catalogue, question_of(asked(query))))


def found(query: str) -> list[int]:
    return [int(row["id_bigint"]) for row in rows(query)]
