"""An agreement as text: what was signed cannot become something else, and what changed can be seen."""

import difflib
import hashlib
from dataclasses import dataclass
from pathlib import Path

FIRST = Path(__file__).resolve().parents[1] / "data" / "agreement.txt"
LONGEST = 30_000


@dataclass(frozen=True)
class Block:
    """A heading, or a paragraph."""

    text: str
    is_heading: bool = False


@dataclass(frozen=True)
class Change:
    """One line of a new version beside the one before: ``kept``, ``gone`` or ``new``."""

    kind: str
    text: str


def first_text() -> str:
    """What a house begins with and makes its own before anybody signs."""
    return FIRST.read_text()


def as_written(text: str) -> str:
    """A text as it is kept and signed: one kind of line end, no spaces behind lines, nothing before and after it."""
    lines = [line.rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    return "\n".join(lines).strip() + "\n"


def digest(text: str) -> str:
    """Of the text exactly as it stands: another letter is another digest."""
    return hashlib.sha256(text.encode()).hexdigest()


def blocks(text: str) -> list[Block]:
    """How it is read: lines that begin with "#" are headings."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    return [Block(line.lstrip("# "), line.startswith("#")) for line in lines]


def changes(before: str, after: str) -> list[Change]:
    """Line by line what is kept, gone and new, in the order of the new version."""
    kinds = {"  ": "kept", "- ": "gone", "+ ": "new"}
    lines = difflib.ndiff(_lines(before), _lines(after))
    return [Change(kinds[line[:2]], line[2:]) for line in lines if line[:2] in kinds]


def _lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]
