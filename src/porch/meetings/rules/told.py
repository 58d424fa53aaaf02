"""What is told of a meeting, and what makes it untellable."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import time
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo

from porch.listings.recurrence import LONGEST

LONGEST_SLUG = 64
TAKEN = frozenset({"print", "flyer"})
"""Pages that stand beside those of the meetings: no meeting may have their address."""

OFFERED = (
    *(
        "newcomers",
        "women",
        "men",
        "lgbtq",
        "young",
        "seniors",
        "families",
        "people-of-color",
        "professionals",
    ),
    *(
        "veterans",
        "wheelchair",
        "hearing",
        "sign-language",
        "childcare",
        "child-friendly",
        "medicine-friendly",
    ),
    *("secular", "discussion", "speaker", "meditation", "step-study", "literature", "outdoor", "candlelight"),
    *("fragrance-free", "proof-of-attendance"),
)
"""Of all words for a meeting those that people here look for; others that it has stay as they are."""


def is_asked(type_id: str) -> bool:
    """Whether the form asks for it, so that not saying it takes it away."""
    return type_id in OFFERED or type_id in ("open", "closed") or type_id.startswith("lang-")


class NotTellable(Exception):
    """Something is missing or cannot be; says what, for the one who wrote it."""


@dataclass(frozen=True)
class Told:
    """All that a coordinator says of a meeting, as the model names it."""

    name: str
    day: int
    time: time
    minutes: int
    time_zone: str
    location: str = ""
    conference_url: str = ""
    conference_phone: str = ""
    notes: str = ""
    open_to: str = "closed"
    fellowship: str = ""
    types: tuple[str, ...] = ()
    address: str = ""
    city: str = ""
    region: str = ""
    latitude: float | None = None
    longitude: float | None = None

    def columns(
        self, types: Iterable[str] = (), more: Mapping[str, Any] = MappingProxyType({})
    ) -> dict[str, Any]:
        """As the model keeps it. Of ``types`` and ``more`` that are there already, what nobody is asked stays."""
        said = asdict(self)
        said["types"] = list(dict.fromkeys((self.open_to, *self.types, *types)))
        beside = {name: said.pop(name) for name in ("address", "city")}
        region = said.pop("region")
        beside["regions"] = [region] if region else []
        kept = {name: value for name, value in more.items() if name not in (*beside, "formatted_address")}
        return said | {"more": kept | {name: value for name, value in beside.items() if value}}

    def check(self) -> None:
        """NotTellable, in the order people read the form."""
        if not self.name.strip():
            raise NotTellable("A meeting needs a name.")
        if not 0 <= self.day <= 6:
            raise NotTellable("The day is 0 for Sunday to 6 for Saturday.")
        if not 5 <= self.minutes <= LONGEST:
            raise NotTellable(f"A meeting lasts 5 to {LONGEST} minutes.")
        try:
            ZoneInfo(self.time_zone)
        except (ValueError, OSError, LookupError) as unknown:
            raise NotTellable(f"{self.time_zone!r} is not a time zone, such as Europe/London.") from unknown
        if not (self.location or self.conference_url or self.conference_phone):
            raise NotTellable("Say where it is: a place, a link or a phone number.")


def slug_of(name: str, number: int = 1) -> str:
    """An address made of a name: "Sunday walk" is sunday-walk, the second of them sunday-walk-2."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "meeting"
    if words in TAKEN:
        words = f"{words}-meeting"
    ending = f"-{number}" if number > 1 else ""
    return words[: LONGEST_SLUG - len(ending)].strip("-") + ending
