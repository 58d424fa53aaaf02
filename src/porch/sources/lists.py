"""A list as it comes from its server or a file, and as it is read."""

import base64
import json
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from porch.listings.reading import read
from porch.listings.report import Noted, Read, Unreadable
from porch.meetings.models import Source
from porch.sources.fetching import fetch
from porch.sources.rules.roots import addresses_of

AUTO, SHEET = "auto", "sheet"
SHEETS = frozenset({SHEET, "csv", "xlsx", "airtable"})
"""Whatever people mean by a sheet: rows under headings, saved one way or another."""


@dataclass(frozen=True)
class Came:
    """What came: most often one body; of a BMLT server three. The words are those of the first."""

    bodies: tuple[bytes, ...]
    etag: str = ""
    modified: str = ""


def come_from(address: str, *, etag: str = "", modified: str = "") -> Came | None:
    """Fetch a list whole; None when its server says that it is what we have. NotFetched as ``fetch`` says."""
    first, *others = addresses_of(address)
    came = fetch(first, etag=etag, modified=modified)
    if came is None:
        return None
    beside = [again.body for one in others if (again := fetch(one)) is not None]
    return Came((came.body, *beside), came.etag, came.modified)


def read_whole(bodies: Iterable[bytes], source: Source, kind: str = AUTO) -> Read:
    """What these bodies say together, with what holds for the whole of ``source``. Unreadable when one of them is."""
    known = AUTO if kind == SHEET else kind
    told = {"zone": source.zone, "country": source.country, "fellowship": source.fellowship}
    main, *beside = bodies
    first = read(main, format=known, **told)
    if kind == SHEET and first.format not in SHEETS:
        raise Unreadable(f"This is {first.format}, not a sheet.")
    for one in (_beside(body, told) for body in beside):
        first.bodies += one.bodies
        first.formats += one.formats
        first.listings += one.listings
        first.refused += one.refused
        first.noted += one.noted
    return first


def _beside(body: bytes, told: dict[str, str]) -> Read:
    """What stands beside the meetings of a server. Many servers give no formats or bodies: their meetings come all the
    same, and what was known of those stays.
    """
    try:
        return read(body, **told)
    except Unreadable as why:
        return Read("", noted=[Noted(0, "formats and service bodies", f"nothing could be read: {why}")])


def packed(bodies: Sequence[bytes]) -> str:
    """Bodies as one text that can be sealed."""
    return json.dumps([base64.b85encode(zlib.compress(body)).decode() for body in bodies])


def unpacked(text: str) -> tuple[bytes, ...]:
    """The bodies that were ``packed``."""
    return tuple(zlib.decompress(base64.b85decode(one)) for one in json.loads(text))
