"""Made-up lists, as a reader gives them."""

from datetime import time
from typing import Any

from porch.listings.listing import Listing
from porch.listings.report import Read, Refused
from porch.meetings.models import Source
from tests.conftest import NOON


def listing(slug: str, **told: Any) -> Listing:
    usual: dict[str, Any] = {
        **{"name": slug.replace("-", " ").capitalize(), "day": 2, "time": time(19, 30)},
        **{"zone": "Europe/London", "location": "Mill Lane hall", "types": ("open",), "fellowship": "na"},
    }
    return Listing(slug=slug, **(usual | told))


def read_of(*listings: Listing, refused: tuple[Refused, ...] = ()) -> Read:
    return Read("meeting-guide", len(listings) + len(refused), list(listings), list(refused))


def a_source(name: str = "Valley", **told: Any) -> Source:
    return Source(name=name, kind="meeting-guide", added_at=NOON, **told)
