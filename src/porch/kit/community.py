"""Who we are: the few facts an operator said when the community began, in one file of the data folder.

A file, because pages drawn without a database say them too. What the environment says wins over it, so that a
network of hosts can set them all in one place.
"""

import json
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings

FILE = "community.json"
USUAL_NAME, USUAL_ZONE = "Porch", "UTC"


@dataclass(frozen=True)
class Community:
    """``name`` is what members call it and is shown to members only; ``public_name`` is bland, on every screen.

    ``country`` is two letters or empty, ``time_zone`` an IANA name.
    """

    name: str = ""
    public_name: str = ""
    country: str = ""
    time_zone: str = ""


def here() -> Community:
    """The community as of now: the environment, else the file, else the usual. Never fails."""
    said = told()
    public_name = settings.SITE_NAME or said.public_name or USUAL_NAME
    return Community(
        name=said.name or public_name,
        public_name=public_name,
        country=settings.COUNTRY or said.country,
        time_zone=settings.ZONE or said.time_zone or USUAL_ZONE,
    )


def told() -> Community:
    """What was said at set-up alone, empty where nothing was. Never fails."""
    file = Path(settings.PORCH_DATA) / FILE
    try:
        seen = file.stat()
        return _read(file, (seen.st_mtime_ns, seen.st_ino, seen.st_size))
    except (OSError, ValueError):
        return Community()


def keep(said: Community) -> Path:
    """Write the file in one move; every later ``here`` of any process reads it."""
    own = Path(settings.PORCH_DATA) / FILE
    half = own.with_suffix(".half")
    half.write_text(json.dumps(asdict(said), ensure_ascii=False, indent=2) + "\n")
    half.replace(own)
    return own


@lru_cache(maxsize=4)
def _read(file: Path, written: tuple[int, ...]) -> Community:
    """One reading for each time the file was written, also twice within one tick of a disk's clock.

    A file that is not ours counts as nothing said.
    """
    said = json.loads(file.read_text())
    if not isinstance(said, dict):
        return Community()
    known = {key: said[key] for key in Community.__dataclass_fields__ if isinstance(said.get(key), str)}
    return Community(**known)
