"""What is said of every meeting of a list by a word that it has or has not, as bits."""

from collections.abc import Collection, Hashable, Iterable, Sequence

import numpy as np

from porch.listings.entry import Entry
from porch.listings.vocabulary import TYPES
from porch.listings.wanted import HYBRID, IN_PERSON, ONLINE, Wanted

type Mask = np.ndarray[tuple[int], np.dtype[np.bool_]]
_WORD = 64


class Marks:
    """Types, languages, ways to take part, fellowships and sources of rows.

    A meeting that names no language is taken to speak ``spoken``.
    """

    def __init__(self, entries: Sequence[Entry], spoken: str) -> None:
        self.in_person: Mask = np.array([one.is_in_person for one in entries], bool)
        self.online: Mask = np.array([one.is_online for one in entries], bool)
        self._bits = _Bits([_words_of(one, spoken) for one in entries])
        self._fellowships = _Codes([one.fellowship for one in entries])
        self._sources = _Codes([one.source for one in entries])

    @property
    def bytes(self) -> int:
        return 2 * self.in_person.nbytes + self._bits.bytes + self._fellowships.bytes + self._sources.bytes

    def fit(self, wanted: Wanted, without: Collection[Hashable]) -> Mask:
        """A new mask of the rows that are described so, and come from none of the sources ``without``."""
        mask: Mask = np.ones(len(self.in_person), bool)
        if wanted.venue:
            mask &= self._held(wanted.venue)
        for word in wanted.types:
            mask &= self._bits.having(word)
        if wanted.languages:
            mask &= _any(self._bits.having(f"lang-{code}") for code in wanted.languages)
        if wanted.fellowships:
            mask &= self._fellowships.among(wanted.fellowships)
        if without:
            mask &= ~self._sources.among(without)
        return mask

    def of_fellowship(self, id: str) -> Mask:
        """The rows of one fellowship; of none, for the empty id."""
        return self._fellowships.among({id})

    def _held(self, venue: Collection[str]) -> Mask:
        ways = {IN_PERSON: self.in_person, ONLINE: self.online, HYBRID: self.in_person & self.online}
        return _any(mask for way, mask in ways.items() if way in venue)


def _words_of(entry: Entry, spoken: str) -> Collection[str]:
    if any(word in TYPES and TYPES[word].language for word in entry.types):
        return entry.types
    return (*entry.types, f"lang-{spoken}")


def _any(masks: Iterable[Mask]) -> Mask:
    first, *others = masks
    for one in others:
        first = first | one
    return first


class _Bits:
    """For each row a set of words, 64 of them in a number."""

    def __init__(self, rows: Sequence[Collection[str]]) -> None:
        self._at: dict[str, int] = {}
        numbered = [[self._at.setdefault(word, len(self._at)) for word in words] for words in rows]
        columns = [[0] * len(rows) for _ in range(1 + len(self._at) // _WORD)]
        for row, words in enumerate(numbered):
            for at in words:
                columns[at // _WORD][row] |= 1 << at % _WORD
        self._columns = [np.array(column, np.uint64) for column in columns]

    @property
    def bytes(self) -> int:
        return sum(one.nbytes for one in self._columns)

    def having(self, word: str) -> Mask:
        at = self._at.get(word)
        if at is None:
            return np.zeros(len(self._columns[0]), bool)
        found: Mask = (self._columns[at // _WORD] & np.uint64(1 << at % _WORD)) != 0
        return found


class _Codes:
    """For each row one thing of few."""

    def __init__(self, rows: Sequence[Hashable]) -> None:
        self._at: dict[Hashable, int] = {}
        self._codes = np.array([self._at.setdefault(one, len(self._at)) for one in rows], np.int32)

    @property
    def bytes(self) -> int:
        return self._codes.nbytes

    def among(self, things: Collection[Hashable]) -> Mask:
        codes = [self._at[one] for one in things if one in self._at]
        found: Mask = np.isin(self._codes, codes) if len(codes) != 1 else self._codes == codes[0]
        return found
