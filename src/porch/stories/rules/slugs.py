"""Where a story stands. What is not for everyone has an address that says nothing and that nobody can guess."""

import re
import secrets
import unicodedata

LONGEST = 60
# what stands beside a story's address and means something else there
RESERVED = frozenset(
    {
        "mine",
        "write",
        "archive",
        "tag",
        "tags",
        "by",
        "author",
        "authors",
        "search",
        "feed",
        "page",
        "picture",
    }
    | {"pictures", "import", "settings", "new", "all", "thanks", "comments", "about"}
)
_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"


def drawn() -> str:
    """Sixteen letters out of 32: eighty bits."""
    return "".join(secrets.choice(_LETTERS) for _ in range(16))


def slug_of(title: str, number: int = 1) -> str:
    """An address made of a title: "The bus home" is the-bus-home, the second of them the-bus-home-2.

    A title that has no Latin letters, or is only digits or a word that is taken, gets one in front.
    """
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if not re.search("[a-z]", words) or words in RESERVED:
        words = f"story-{words}".strip("-")
    ending = f"-{number}" if number > 1 else ""
    return words[: LONGEST - len(ending)].strip("-") + ending
