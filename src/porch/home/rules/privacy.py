"""What is protected against whom, what is not, and how long anything is kept: the words of one file."""

import json
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).resolve().parents[1] / "data" / "privacy.json"


@cache
def privacy() -> dict[str, Any]:
    """``sections`` with a title, sentences and points; ``kept``: rows of what and how long; ``end``."""
    return dict(json.loads(FILE.read_text()))
