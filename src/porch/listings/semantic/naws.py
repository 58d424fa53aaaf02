"""GetNAWSDump: the meetings of a service body as the table that the world office of NA takes."""

import csv
import io
import re
from datetime import UTC

from porch.listings.semantic.asked import DUMP, Asked, NotAnswered
from porch.listings.semantic.bodies import below
from porch.listings.semantic.catalogue import Catalogue, Told

SWITCHER = DUMP
COLUMNS = (
    *(
        "Committee",
        "CommitteeName",
        "AddDate",
        "AreaRegion",
        "ParentName",
        "ComemID",
        "ContactID",
        "ContactName",
    ),
    *("CompanyName", "ContactAddrID", "ContactAddress1", "ContactAddress2", "ContactCity", "ContactState"),
    *(
        "ContactZip",
        "ContactCountry",
        "ContactPhone",
        "MeetingID",
        "Room",
        "Closed",
        "WheelChr",
        "Day",
        "Time",
    ),
    *("Language1", "Language2", "Language3", "LocationId", "Place", "Address", "City", "LocBorough", "State"),
    *("Zip", "Country", "Directions", "Institutional", "Format1", "Format2", "Format3", "Format4", "Format5"),
    *(
        "Delete",
        "LastChanged",
        "Longitude",
        "Latitude",
        "ContactGP",
        "PhoneMeetingNumber",
        "VirtualMeetingLink",
    ),
    *("VirtualMeetingInfo", "TimeZone", "bmlt_id", "unpublished"),
)
"""The 52 columns. Those about a contact stay empty."""

MOST_FORMATS = 5
_DAYS = ("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
_IN_COLUMNS_OF_THEIR_OWN = ("OPEN", "CLOSED", "WCHR")
_FIRST = ("VM", "TC", "HYBR", "W", "M", "GL")


def dump(catalogue: Catalogue, asked: Asked) -> tuple[bytes, str]:
    """The table and a name for its file. A meeting whose service body has no world id is none of theirs."""
    number = asked.numbers("sb_id")
    if len(number) != 1 or number[0] not in catalogue.bodies:
        raise NotAnswered("The sb_id is the number of one service body; GetServiceBodies tells them.")
    body, held = catalogue.bodies[number[0]], below(catalogue.bodies, number)
    told = io.StringIO()
    table = csv.DictWriter(told, COLUMNS, restval="", lineterminator="\n")
    table.writeheader()
    for one in catalogue.told:
        if one.body in held and one.body in catalogue.bodies and catalogue.bodies[one.body].world_id.strip():
            table.writerow({name: _harmless(text) for name, text in _row(catalogue, one).items()})
    parts = ("BMLT", _plain(body.world_id.upper()), _plain(body.name.lower()))
    return told.getvalue().encode(), "_".join(part for part in parts if part) + ".csv"


def _row(catalogue: Catalogue, one: Told) -> dict[str, str]:
    row = dict(zip(catalogue.fields, one.values, strict=True))
    body = catalogue.bodies[one.body]
    return {
        "Committee": row["worldid_mixed"].strip(),
        "CommitteeName": row["meeting_name"],
        "AreaRegion": body.world_id,
        "ParentName": body.name,
        "Day": _DAYS[one.weekday - 1],
        "Time": f"{one.starts // 60:02}{one.starts % 60:02}",
        "Place": row["location_text"],
        "Address": row["location_street"],
        "City": row["location_municipality"]
        or row["location_city_subsection"]
        or row["location_neighborhood"],
        "LocBorough": row["location_neighborhood"],
        "State": row["location_province"],
        "Zip": row["location_postal_code_1"],
        "Country": row["location_nation"],
        "Directions": ", ".join(part for part in (row["location_info"], row["comments"]) if part),
        "Institutional": "FALSE",
        "LastChanged": f"{one.changed_at.astimezone(UTC):%Y-%m-%d}",
        "Longitude": row["longitude"],
        "Latitude": row["latitude"],
        "PhoneMeetingNumber": row["phone_meeting_number"],
        "VirtualMeetingLink": row["virtual_meeting_link"],
        "VirtualMeetingInfo": row["virtual_meeting_additional_info"],
        "TimeZone": row["time_zone"],
        "bmlt_id": row["id_bigint"],
        **_formats(catalogue, one),
    }


def _formats(catalogue: Catalogue, one: Told) -> dict[str, str]:
    held = [catalogue.formats[number] for number in one.formats]
    worlds = list(dict.fromkeys(kind.world_id for kind in held if kind.world_id))
    listed = [world for world in _FIRST if world in worlds]
    listed += [world for world in worlds if world not in (*_FIRST, *_IN_COLUMNS_OF_THEIR_OWN)]
    languages = [kind.key().upper() for kind in held if kind.world_id == "LANG"]
    return {
        "Room": ", ".join(kind.words[kind.lang()].name for kind in held if not kind.world_id),
        "Closed": "OPEN" if "OPEN" in worlds and "CLOSED" not in worlds else "CLOSED",
        "WheelChr": "TRUE" if "WCHR" in worlds else "FALSE",
        "Language1": languages[0] if languages else "",
        **{f"Format{place}": world for place, world in enumerate(listed[:MOST_FORMATS], start=1)},
    }


def _plain(name: str) -> str:
    return re.sub(r"\W", "_", name, flags=re.ASCII).strip("_")


def _harmless(text: str) -> str:
    """No cell begins what a spreadsheet would run; a number below zero is only that."""
    is_number = re.fullmatch(r"-?\d+(\.\d+)?", text)
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) and not is_number else text
