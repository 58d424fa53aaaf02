"""The facts of first aid that Get help now states, and whether somebody who knows has read them for this place.

They were held against public guidance when they were written. Local advice differs and changes, so a person of the
community asks someone qualified and says so; words that were changed since have to be read again.
"""

import hashlib
import json
from datetime import date
from pathlib import Path

FACTS = Path(__file__).resolve().parent / "templates" / "safety" / "facts"
FILE = "first-aid-read.json"


def digest() -> str:
    """Of everything stated there, as it stands in this version."""
    said = hashlib.sha256()
    for path in sorted(FACTS.glob("*.html")):
        said.update(path.read_bytes())
    return said.hexdigest()


def were_read(data: Path) -> bool:
    """Whether somebody said that the facts of this version were read by someone qualified."""
    try:
        said = json.loads((data / FILE).read_text())
        return bool(said["facts"] == digest())
    except (OSError, ValueError, KeyError, TypeError):
        return False


def say_read(data: Path, on: date) -> None:
    """Write it down in the data folder."""
    (data / FILE).write_text(json.dumps({"facts": digest(), "on": on.isoformat()}) + "\n")
