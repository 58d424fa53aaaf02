"""What is told of a meeting, and what makes it untellable."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import time
from zoneinfo import ZoneInfo

from porch.meetings.rules.occurring import LONGEST

LONGEST_SLUG = 64


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
    ending = f"-{number}" if number > 1 else ""
    return words[: LONGEST_SLUG - len(ending)].strip("-") + ending
