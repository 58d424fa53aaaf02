"""What can have happened in a house, as data, and who writes it down."""

import json
from collections.abc import Collection
from functools import cache
from importlib.resources import files

PRESIDENT = "president"


@cache
def kinds() -> dict[str, str]:
    """Codes, with the words for them, in the order they are offered."""
    told = json.loads((files("porch.houses") / "data/incidents.json").read_text())
    return {one["code"]: one["words"] for one in told}


def keeps_them(is_manager: bool, offices: Collection[str], has_manager: bool) -> bool:
    """Fewest see them: managers and the president; where the house has no manager, whoever serves in it."""
    return is_manager or PRESIDENT in offices or (not has_manager and bool(offices))
