"""The town of a meeting, as the headings of a list by place have it."""

from collections.abc import Mapping
from typing import Any

WHOLE = 4  # parts of an address in one line: street, town, state with its code, country


def town_in(more: Mapping[str, Any]) -> str:
    """Its city; else the town of a whole address in one line, else the most special of its regions; or empty."""
    if more.get("city"):
        return str(more["city"]).strip()
    parts = [part.strip() for part in str(more.get("formatted_address", "")).split(",")]
    if len(parts) >= WHOLE:
        return parts[-3]
    regions = more.get("regions") or [""]
    return str(regions[-1]).strip()
