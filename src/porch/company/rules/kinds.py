"""What people do together, as data: a community may edit the file."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).resolve().parent.parent / "data" / "kinds.json"


@dataclass(frozen=True)
class Kind:
    """``code`` is what is kept; ``title`` what people read; ``icon`` one of ours."""

    code: str
    title: str
    icon: str


@cache
def kinds() -> dict[str, Kind]:
    rows = json.loads(FILE.read_text())["kinds"]
    return {row["code"]: Kind(row["code"], row["title"], row["icon"]) for row in rows}


def kind_of(code: str) -> Kind:
    """A kind the file no longer has is still something."""
    return kinds().get(code, Kind(code, "Something small", "coffee"))
