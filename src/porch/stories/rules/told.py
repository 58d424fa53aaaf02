"""What a writer tells with a story, and what makes it one that cannot go up yet."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

LONGEST_TITLE, LONGEST_NOTE, LONGEST_BODY = 120, 80, 18_000
"""Letters. A body of any script stays below what one request may carry."""

EVERYONE, MEMBERS, GROUP = "everyone", "members", "group"
AUDIENCES = (EVERYONE, MEMBERS, GROUP)
KINDS = ("was", "happened", "now", "anything")
WORDS_A_MINUTE = 200


class NotTellable(Exception):
    """It cannot go up like this. Its text is for the writer."""


@dataclass(frozen=True)
class Told:
    """All of a draft. ``pseudonym``: the name it goes by; empty is the writer's own. ``group``: an id, or empty."""

    title: str = ""
    body: str = ""
    kind: str = "anything"
    tags: str = ""
    note: str = ""
    audience: str = MEMBERS
    group: str = ""
    pseudonym: str = ""
    replies: bool = True
    advice: bool = False

    def check(self) -> None:
        """NotTellable, in the order people read the page."""
        if not self.title.strip():
            raise NotTellable("Give it a title. A few words are enough.")
        if not self.body.strip():
            raise NotTellable("There are no words in it yet.")
        if self.audience not in AUDIENCES or (self.audience == GROUP) != bool(self.group):
            raise NotTellable("Choose who can read it.")

    def as_kept(self) -> dict[str, Any]:
        return asdict(self)


def from_kept(said: Mapping[str, Any]) -> Told:
    """A draft as it was kept; what a later version of this program does not know any more is left out."""
    known = {field.name for field in fields(Told)}
    return Told(**{name: value for name, value in said.items() if name in known})


def shortened(told: Told) -> Told:
    """With everything as long as it may be, and no letters that a line cannot have."""
    said = told.as_kept()
    said["title"] = " ".join(told.title.split())[:LONGEST_TITLE]
    said["note"] = " ".join(told.note.split())[:LONGEST_NOTE]
    said["body"] = told.body.replace("\r\n", "\n").replace("\x00", "")
    return Told(**said)


def minutes_to_read(words: int) -> int:
    """Rounded, and never none."""
    return max(1, round(words / WORDS_A_MINUTE))
