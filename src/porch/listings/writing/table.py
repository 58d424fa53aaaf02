"""Listings as a table (CSV) with the headers people know from import templates. It opens in a spreadsheet."""

import csv
import io
import re
from collections.abc import Iterable
from datetime import UTC, date
from typing import Any

from porch.listings.listing import Listing
from porch.listings.vocabulary import TYPES
from porch.listings.writing.meeting_guide import end_of
from porch.listings.writing.words import DAYS, beside_the_week

HEADERS = (
    *("Time", "End Time", "Day", "Name", "Location", "Formatted Address", "Address", "City", "State"),
    *("Postal Code", "Country", "Region", "Sub Region", "Regions", "Latitude", "Longitude", "Approximate"),
    *("Types", "Fellowship", "Not Every Week", "Notes", "Location Notes", "Timezone", "Group", "Group Notes"),
    *("District", "Sub District", "Website", "Website 2", "Venmo", "Square", "Paypal", "Homegroup Online"),
    *("Conference URL", "Conference URL Notes", "Conference Phone", "Conference Phone Notes", "URL"),
    *("Feedback Emails", "Feedback URL", "Entity", "Entity Email", "Entity Location", "Entity Logo"),
    *("Entity Phone", "Entity URL", "Slug", "Updated"),
)
MARK = b"\xef\xbb\xbf"  # by which spreadsheets know UTF-8
STILL_HELD = "Active"
_OWN = {"District", "Sub District", "Website", "Website 2"}
_FORMULA = re.compile(r"^(?:[=@\t\r]|[+-](?![\d.,()\s*#-]+$))")


def table(
    listings: Iterable[Listing], *, active: Iterable[bool] | None = None, today: date | None = None
) -> bytes:
    """The whole file, in UTF-8 with the mark by which spreadsheets know it.

    With ``active``, one for each listing, a last column says which are still held. A cell that a spreadsheet would
    take for a formula begins with an apostrophe, as spreadsheets themselves have it; readers take it off.
    """
    flags = iter(active) if active is not None else None
    written = [line([*HEADERS, STILL_HELD] if flags else HEADERS)]
    for listing in listings:
        cells = cells_of(listing, today)
        written.append(line([*cells, "yes" if next(flags) else "no"] if flags else cells))
    return MARK + b"".join(written)


def cells_of(listing: Listing, today: date | None = None) -> list[str]:
    """The row of one listing under ``HEADERS``."""
    return [guarded(cell) for cell in _cells(listing, today)]


def line(cells: Iterable[str]) -> bytes:
    """A row as it stands in the file."""
    out = io.StringIO(newline="")
    csv.writer(out).writerow(cells)
    return out.getvalue().encode()


def guarded(cell: str) -> str:
    """The cell as a spreadsheet shows it and does nothing with it. Numbers are left alone."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _cells(listing: Listing, today: date | None) -> list[str]:
    said = _told(listing, today)
    return [_text(said[header] if header in said else _own_words(listing, header)) for header in HEADERS]


def _own_words(listing: Listing, header: str) -> Any:
    name = header.lower().replace(" ", "_")
    return listing.own.get(name, "") if header in _OWN else getattr(listing, name)


def _told(listing: Listing, today: date | None) -> dict[str, Any]:
    """What is not simply a field of the listing. Regions stand in one cell when there are more than two."""
    regions = listing.regions
    named = [TYPES[one].name if one in TYPES else one for one in listing.types]
    said: dict[str, Any] = {
        "Day": "" if listing.day is None else DAYS[listing.day],
        "Time": f"{listing.time:%H:%M}" if listing.time else "",
        "End Time": f"{end_of(listing.time, listing.minutes):%H:%M}" if listing.time else "",
        "Region": regions[0] if 0 < len(regions) < 3 else "",
        "Sub Region": regions[1] if len(regions) == 2 else "",
        "Regions": " > ".join(regions) if len(regions) > 2 else "",
        "Approximate": "yes" if listing.approximate else "no",
        "Types": ", ".join([*named, *listing.unknown]),
        "Not Every Week": (
            "" if listing.day is None else beside_the_week(listing.recurrence, listing.day, today)
        ),
        "Timezone": listing.zone,
        "Feedback Emails": ", ".join(listing.feedback_emails),
        "Updated": f"{listing.updated.astimezone(UTC):%Y-%m-%d %H:%M:%S}" if listing.updated else "",
    }
    return said


def _text(value: Any) -> str:
    if isinstance(value, float):
        return f"{value:.6f}".rstrip("0").rstrip(".")
    return "" if value is None else str(value)
