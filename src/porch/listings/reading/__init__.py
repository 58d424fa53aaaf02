"""A feed, a sheet or a calendar as it comes, with its faults, becomes listings and a report of what was wrong."""

from dataclasses import replace

from porch.listings.reading import guide, oiaa, places, shapes, workbook
from porch.listings.reading.bmlt import read_bmlt
from porch.listings.reading.ics import read_ics
from porch.listings.reading.letters import text_of
from porch.listings.reading.settling import seen, settled
from porch.listings.reading.taking import Taking
from porch.listings.reading.tongues import without_strangers
from porch.listings.reading.words import visible
from porch.listings.reading.zones import zone_of
from porch.listings.report import Noted, Read, Unreadable
from porch.listings.vocabulary import fellowship_id

__all__ = ["FORMATS", "read"]

FORMATS = shapes.FORMATS


def read(
    body: bytes, *, format: str = "auto", zone: str = "", country: str = "", fellowship: str = ""
) -> Read:
    """The listings of a source, the rows that were refused with the reason, and what was met with mercy.

    ``format`` is one of ``FORMATS`` when whoever brings it wants no other. ``zone`` (IANA), ``country`` and
    ``fellowship`` hold where a row says nothing else. ``Unreadable``, one sentence, when it is no list at all, or an
    empty one: nothing may change because of it.
    """
    if format not in ("auto", *FORMATS):
        raise ValueError(f"{format} is none of {', '.join(FORMATS)}")
    shape, text = _shape(body)
    if format not in ("auto", shape.format):
        raise Unreadable(f"This is {shape.format}, not {format}.")
    taking = Taking(
        Read(shape.format),
        zone=zone_of(zone),
        country=places.country_of(country) or country.strip(),
        fellowship=fellowship_id(fellowship)[: guide.LONGEST_FELLOWSHIP],
    )
    try:
        found = _read(shape, text, taking)
    except RecursionError:
        raise Unreadable("This is nested too deep to be a list of meetings.") from None
    found.noted[:0] = [Noted(0, name, note) for name, note in shape.notes]
    return found


def _shape(body: bytes) -> tuple[shapes.Shape, str]:
    if body.startswith(workbook.BEGINS):
        return shapes.of_table(workbook.rows_of_workbook(body), shapes.WORKBOOK), ""
    text, encoding = text_of(body)
    shape = shapes.shape_of(text)
    if encoding == "windows-1252":
        shape = replace(shape, notes=(*shape.notes, ("encoding", "not UTF-8: read as Windows-1252")))
    return shape, text


def _read(shape: shapes.Shape, text: str, taking: Taking) -> Read:
    zone, fellowship = taking.zone, taking.fellowship
    if shape.format == shapes.CALENDAR:
        return settled(read_ics(visible(text).encode(), zone=zone), fellowship)
    if shape.format == shapes.BMLT:
        return settled(read_bmlt(seen(shape.said), zone=zone, country=taking.country, fellowship=fellowship))
    if shape.format == shapes.ONLINE:
        oiaa.rows(taking, shape.said)
    else:
        guide.rows(taking, shape.said, blanks=shape.format in shapes.TABLES)
    taking.row = 0  # what follows is said of the whole
    without_strangers(taking)
    return taking.close()
