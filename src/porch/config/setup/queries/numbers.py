"""The crisis numbers to look at: the community's own copy, else what came with the program."""

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings

from porch.kit.community import here
from porch.safety import crisis


def today(now: datetime) -> date:
    """The day it is where this community is: a number tried tonight was tried today."""
    try:
        return now.astimezone(ZoneInfo(here().time_zone)).date()
    except (KeyError, ValueError, OSError):  # a file somebody wrote by hand
        return now.date()


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
    return packaged(country)


def packaged(country: str) -> dict[str, Any]:
    """The numbers that came with the program, tried by nobody."""
    told: dict[str, Any] = json.loads(crisis.packaged_file(country).read_text())
    return {**told, "country": country}


def packaged_countries() -> list[str]:
    return crisis.countries()


def has_numbers(country: str) -> bool:
    """There is a file for this country, ours or the community's own."""
    return own_numbers() is not None or country in crisis.countries()
