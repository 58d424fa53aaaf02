"""The crisis numbers to look at: the community's own copy, else what came with the program."""

import json
from pathlib import Path
from typing import Any

from django.conf import settings

from porch.safety import crisis


def own_numbers() -> dict[str, Any] | None:
    """The content of the community's own file; None when there is none, or it cannot be used."""
    own = Path(settings.PORCH_DATA) / crisis.OWN
    try:
        crisis.read(own)
        told: dict[str, Any] = json.loads(own.read_text())
    except (OSError, crisis.UnreadableNumbers):
        return None
    return told


def numbers_to_look_at(country: str) -> dict[str, Any]:
    """Where looking begins for this country: its own file when it is for this country or for none in particular."""
    own = own_numbers()
    if own is not None and own.get("country", "") in ("", country):
        return own
    told: dict[str, Any] = json.loads(crisis.packaged_file(country).read_text())
    return {**told, "country": country}


def has_numbers(country: str) -> bool:
    """There is a file for this country, ours or the community's own."""
    return own_numbers() is not None or country in crisis.countries()
