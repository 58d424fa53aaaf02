"""A meeting as a list tells of it, to put faults into; and the lists of others, where they are beside this tree."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from porch.listings.listing import Listing
from porch.listings.reading import read
from porch.listings.report import Read

SHARED = Path(os.environ.get("PORCH_MEETINGS", Path(__file__).parents[2] / "../shared/data/meetings"))
ROW: dict[str, Any] = {
    "slug": "lamp",
    "name": "Lamp and Kettle",
    "day": 1,
    "time": "19:00",
    "timezone": "Europe/London",
    "formatted_address": "1 Quay St, Alnmouth, NE66 2RJ, UK",
    "types": ["O"],
}


def shared(name: str) -> bytes:
    """A file of the collection; the test is passed over where there is none."""
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"{name} is not beside this tree: it is never committed")
    return path.read_bytes()


def reading(*rows: dict[str, Any], **told: str) -> Read:
    """The rows as a Meeting Guide feed, read."""
    return read(json.dumps(rows).encode(), **told)


def faulty(**changed: Any) -> Read:
    """One row, with faults; a field that is None is not there."""
    row = {name: value for name, value in {**ROW, **changed}.items() if value is not None}
    return reading(row)


def mended(**changed: Any) -> Listing:
    """The only listing of a row with faults."""
    [listing] = faulty(**changed).listings
    return listing


def notes(read: Read, field: str) -> str:
    return "; ".join(one.note for one in read.noted if one.field == field)
