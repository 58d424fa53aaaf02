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
    told = _told(Path(settings.PORCH_DATA) / FILE)
    public_name = settings.SITE_NAME or told.public_name or USUAL_NAME
    return Community(
        name=told.name or public_name,
        public_name=public_name,
        country=settings.COUNTRY or told.country,
        time_zone=settings.ZONE or told.time_zone or USUAL_ZONE,
    )


def keep(told: Community) -> Path:
    """Write the file in one move; every later ``here`` of any process reads it."""
    own = Path(settings.PORCH_DATA) / FILE
    half = own.with_suffix(".half")
    half.write_text(json.dumps(asdict(told), ensure_ascii=False, indent=2) + "\n")
    half.replace(own)
    return own


def _told(file: Path) -> Community:
    try:
        return _read(file, file.stat().st_mtime_ns)
    except (OSError, ValueError):
        return Community()


@lru_cache(maxsize=4)
def _read(file: Path, written_at: int) -> Community:
    """One reading for each time the file was written; a file that is not ours counts as nothing said."""
    said = json.loads(file.read_text())
    if not isinstance(said, dict):
        return Community()
    known = {key: said[key] for key in Community.__dataclass_fields__ if isinstance(said.get(key), str)}
    return Community(**known)
