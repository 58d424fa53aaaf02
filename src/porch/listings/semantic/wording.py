"""Finding meetings by words: in their texts and in the names of their formats."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

_WORD = re.compile(r"\w+")
MOST = 12  # words of a question that are looked for
_LITTLE = frozenset(
    {
        *(
            "a",
            "an",
            "and",
            "are",
            "as",
            "at",
            "be",
            "by",
            "de",
            "der",
            "die",
            "das",
            "el",
            "en",
            "for",
            "from",
        ),
        *(
            "i",
            "in",
            "is",
            "it",
            "la",
            "le",
            "of",
            "on",
            "or",
            "that",
            "the",
            "this",
            "to",
            "und",
            "was",
            "with",
        ),
    }
)


class Wording:
    """Which meetings have which words. A word is found by its beginning, whatever its case and accents."""

    def __init__(self, texts: Iterable[str]) -> None:
        found: dict[str, list[int]] = {}
        self._count = 0
        for row, text in enumerate(texts):
            self._count += 1
            for word in frozenset(words_of(text)):
                found.setdefault(word, []).append(row)
        self._words = sorted(found)
        self._rows = [np.array(found[word], dtype=np.intp) for word in self._words]

    def having(self, text: str) -> NDArray[np.bool_]:
        """The meetings that have all the words of a text; where none has all, those that have any."""
        said = [word for word in dict.fromkeys(words_of(text)) if word not in _LITTLE]
        masks = [self._having_one(word) for word in said[:MOST]]
        if not masks:
            return np.zeros(self._count, dtype=bool)
        have_all: NDArray[np.bool_] = np.logical_and.reduce(masks)
        have_any: NDArray[np.bool_] = np.logical_or.reduce(masks)
        return have_all if have_all.any() else have_any

    def _having_one(self, beginning: str) -> NDArray[np.bool_]:
        mask = np.zeros(self._count, dtype=bool)
        at = bisect_left(self._words, beginning)
        while at < len(self._words) and self._words[at].startswith(beginning):
            mask[self._rows[at]] = True
            at += 1
        return mask


def words_of(text: str) -> list[str]:
    """The words of a text, plain: without case and accents."""
    if text.isascii():
        return _WORD.findall(text.lower())
    apart = unicodedata.normalize("NFKD", text.casefold())
    return _WORD.findall("".join(letter for letter in apart if not unicodedata.combining(letter)))
