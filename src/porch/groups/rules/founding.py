"""What is told of a group when somebody would like one, and what makes it untellable."""

import re
import unicodedata
from dataclasses import dataclass, field

from porch.groups.rules.lists import known_kinds

LONGEST_NAME, LONGEST_ABOUT, LONGEST_SLUG = 60, 300, 56
TAKEN = frozenset({"ask", "i"})  # addresses of this room's own
CLAIMS = re.compile(
    r"\b(official|certified|approved|endorsed|recommended by|hosted by|sponsored by)\b", re.IGNORECASE
)


class NotTellable(Exception):
    """Something is missing or cannot be; says what, for the one who wrote it."""


@dataclass(frozen=True)
class Told:
    """``settings`` are answers the group begins with, by the code of the setting."""

    name: str
    about: str = ""
    kinds: list[str] = field(default_factory=list)
    pathway: str = ""
    languages: list[str] = field(default_factory=list)
    settings: dict[str, str] = field(default_factory=dict)

    def check(self, house: str) -> None:
        """NotTellable where a name is missing or claims to be more than a group of its own people.

        ``house`` is what this place is called: no group may look as if it belonged to it.
        """
        name = self.name.strip()
        if not re.search(r"\w", name):
            raise NotTellable("A group needs a name.")
        if house and house.lower() in name.lower():
            raise NotTellable(f"A group is its own: leave {house} out of the name.")
        if CLAIMS.search(f"{name} {self.about}"):
            raise NotTellable("A group stands for itself. Leave out who approves or hosts it.")
        if set(known_kinds(self.kinds)) != set(self.kinds):
            raise NotTellable("There is no such kind of group.")


def slug_of(name: str, number: int = 1) -> str:
    """An address made of a name: "Morning tea" is morning-tea, the second of them morning-tea-2."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "group"
    ending = f"-{number}" if number > 1 else ""
    return words[: LONGEST_SLUG - len(ending)].strip("-") + ending
