"""How words are found again: without case or accents, by their beginnings, all of them, newest story first.

The index is rows of our own (decision 0055): it answers the same on every database, and a word goes with its row.
"""

import re
import unicodedata
from collections.abc import Iterable

VERSION = 1
"""Goes up when the same text would give other words: the clock then draws the index anew."""
LONGEST = 40
MOST_ASKED = 8
_WORD = re.compile(r"[^\W_]+")
# letters that are no letter with a mark, and stand for others where somebody types without them
_SPELT = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i"}
)
_APOSTROPHES = re.compile("['’ʼ]")


def folded(text: str) -> str:
    """As it is compared: "Café" and "CAFE" are one word, and so are "don’t" and "dont"."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold()).translate(_SPELT)
    return _APOSTROPHES.sub("", "".join(sign for sign in plain if not unicodedata.combining(sign)))


def words_in(*texts: str) -> set[str]:
    """Every word of a story, once."""
    return {word[:LONGEST] for text in texts for word in _WORD.findall(folded(text))}


def asked_for(typed: str) -> list[str]:
    """What somebody looks for: a few beginnings of words, all of which must be there. The longest first, as the rarest.

    A beginning that another one begins with too says nothing more.
    """
    found = list(dict.fromkeys(word[:LONGEST] for word in _WORD.findall(folded(typed[:200]))))
    needed = [one for one in found if not any(other != one and other.startswith(one) for other in found)]
    return sorted(needed, key=lambda word: (-len(word), word))[:MOST_ASKED]


def just_after(beginning: str) -> str:
    """The first string that no longer begins so: words from one to the other are those that do."""
    return beginning + "\U0010ffff"


def matches(beginnings: Iterable[str], words: set[str]) -> bool:
    """What the index must answer, said plainly."""
    return all(any(word.startswith(beginning) for word in words) for beginning in beginnings)
