"""An author's own words to find a story by: few, and the same word however it is typed."""

import re
import unicodedata
from dataclasses import dataclass

MOST, LONGEST = 5, 30
_BETWEEN = re.compile(r"[,;\n#]+")


@dataclass(frozen=True)
class Tag:
    """``word`` is what people read, ``code`` what stands in an address and is compared."""

    word: str
    code: str


def code_of(word: str) -> str:
    """Letters and digits of any script, small, joined by hyphens: "First Year" is first-year."""
    plain = unicodedata.normalize("NFKC", word).casefold()
    kept = "".join(letter if letter.isalnum() else " " for letter in plain)
    return "-".join(kept.split())[:LONGEST].strip("-")


def tags_in(typed: str) -> list[Tag]:
    """The first few, in the order they were typed, each once."""
    found: dict[str, Tag] = {}
    for word in _BETWEEN.split(typed):
        shown = " ".join(word.split())[:LONGEST].strip()
        code = code_of(shown)
        if code:
            found.setdefault(code, Tag(shown, code))
    return list(found.values())[:MOST]
