"""The numbers people call here, as they go along when the community hands over."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.conf import settings

from porch.kit.community import here
from porch.people.registries import Common
from porch.safety import crisis


def numbers() -> dict[str, Any]:
    """Every number with the day somebody tried it."""
    return asdict(crisis.load(here().country, Path(settings.PORCH_DATA)))


common = Common("Numbers for a crisis", numbers)
