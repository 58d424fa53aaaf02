"""What a community takes along of this room: the packs it added itself, and how many circles there are."""

from dataclasses import asdict
from typing import Any

from porch.mentoring.models import Circle
from porch.mentoring.packs import OURS, packs
from porch.people.registries import Common


def what_we_do_together() -> dict[str, Any]:
    """Exercises in the community's own words, and a number; nobody's name, and nothing anybody wrote."""
    shipped = {one.stem for one in OURS.glob("*.json")}
    return {
        "packs_of_our_own": [asdict(pack) for pack in packs() if pack.code not in shipped],
        "circles_now": Circle.objects.filter(state="open").count(),
    }


common = Common("What mentors and those they walk with do together", what_we_do_together)
