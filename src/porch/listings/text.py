"""Words of many texts, found by their beginnings and past one slip of the finger, whatever their accents.

Texts come in tiers, strong to weak: a word in a name says more than one in a note.
"""

import re
import unicodedata
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np

TIERS = 3
WHOLE = TIERS  # what a whole word says more than a beginning: a whole one in a note stands above one begun in a name
LONGEST_WORD = 32
MOST_WORDS = 8
SLIP_FROM = 4  # letters a word has before it may be mistyped; such a short one stands only for whole words
SLIP_IN_BEGINNINGS_FROM = 5
SLIP_UP_TO = 16
MOST_SLIPS = 2  # words of one wish that may be mistyped: each is looked for in a thousand spellings
LETTERS = 64  # that may stand for the wrong one: the most used, for a list in Chinese has thousands
_AFTER = "\U0010ffff"
_WORD = re.compile(r"[^\W_]+")
_APOSTROPHES = re.compile("['’ʼ`]")
# letters that are no letter with a mark, and stand for others where somebody types without them
_SPELT = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i"}
)

type Numbers = np.ndarray[tuple[int], np.dtype[np.int32]]
type Scores = np.ndarray[tuple[int], np.dtype[np.int16]]


def folded(text: str) -> str:
    """As it is compared: "Café" and "CAFE" are one word, and so are "don’t" and "dont"."""
    if text.isascii():
        plain = text.lower()
    else:
        spread = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold()).translate(
            _SPELT
        )
        plain = "".join(sign for sign in spread if not unicodedata.combining(sign))
    return _APOSTROPHES.sub("", plain)


def words_of(text: str) -> list[str]:
    return [word[:LONGEST_WORD] for word in _WORD.findall(folded(text))]


class Lexicon:
    """Every word ever met, with a number of its own."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self._numbers)

    def numbers(self, text: str) -> bytes:
        """The words of a text, each once, as the bytes of 32-bit numbers."""
        known = self._numbers
        found = [known.setdefault(word, len(known)) for word in dict.fromkeys(words_of(text))]
        return array("i", found).tobytes()

    def in_order(self) -> tuple[list[str], Numbers]:
        """The words in the order of the alphabet, and for each number its place there."""
        words = sorted(self._numbers)
        places = np.empty(len(words), np.int32)
        places[[self._numbers[word] for word in words]] = np.arange(len(words), dtype=np.int32)
        return words, places


class Texts:
    """What ``size`` rows say, by tier (the strongest first): for each row the ``numbers`` of a ``Lexicon``."""

    def __init__(self, lexicon: Lexicon, tiers: Sequence[Sequence[bytes]]) -> None:
        self._size = len(tiers[0])
        self._words, places = lexicon.in_order()
        self._tiers = [_Postings(len(self._words), places, rows) for rows in tiers]
        used = Counter(letter for word in self._words for letter in word)
        self._letters = [letter for letter, _ in used.most_common(LETTERS)]

    @property
    def bytes(self) -> int:
        return sum(one.bytes for one in self._tiers) + sum(50 + len(word) for word in self._words)

    def scores(self, text: str, tiers: Iterable[int] = range(TIERS)) -> Scores | None:
        """How well every row fits all words of ``text``: 0 not at all. None when there is no word in it."""
        words = list(dict.fromkeys(words_of(text)))[:MOST_WORDS]
        whole: Scores | None = None
        weakest_first, slips = sorted(tiers, reverse=True), MOST_SLIPS
        for word in words:
            stretches = self._stretches(word)
            if slips and self._may_be_a_slip(word) and not self._say(stretches, weakest_first):
                stretches, slips = self._slipped(word), slips - 1
            found = self._scores_of(word, stretches, weakest_first)
            whole = found if whole is None else np.where((whole > 0) & (found > 0), whole + found, 0)
        return whole

    @property
    def best(self) -> int:
        """What a whole word in the strongest tier is worth."""
        return WHOLE + TIERS

    def scores_of_any(self, texts: Iterable[str], tiers: Sequence[int]) -> Scores:
        """How well rows fit any one of the texts, all of whose words stand there whole; 0 for none of them."""
        best: Scores = np.zeros(self._size, np.int16)
        for text in texts:
            words = words_of(text)
            fits = [self._whole(word, tiers) for word in words]
            if fits:
                best = np.maximum(best, np.where(np.all(fits, axis=0), WHOLE, 0)).astype(np.int16)
        return best

    def _whole(self, word: str, tiers: Sequence[int]) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
        fits: np.ndarray[tuple[int], np.dtype[np.bool_]] = np.zeros(self._size, bool)
        for tier in tiers:
            fits[self._tiers[tier].rows(*self._exactly(word))] = True
        return fits

    @staticmethod
    def _may_be_a_slip(word: str) -> bool:
        return SLIP_FROM <= len(word) <= SLIP_UP_TO and word.isalpha()

    def _scores_of(self, word: str, stretches: list[tuple[int, int]], weakest_first: list[int]) -> Scores:
        scores: Scores = np.zeros(self._size, np.int16)
        for tier in weakest_first:
            for first, end in stretches:
                scores[self._tiers[tier].rows(first, end)] = TIERS - tier
        for tier in weakest_first:
            scores[self._tiers[tier].rows(*self._exactly(word))] = WHOLE + TIERS - tier
        return scores

    def _say(self, stretches: list[tuple[int, int]], tiers: list[int]) -> bool:
        """Whether any row has one of these words: some are left from rows that are gone."""
        return any(len(self._tiers[tier].rows(*one)) for tier in tiers for one in stretches)

    def _stretches(self, word: str) -> list[tuple[int, int]]:
        """Where the words are that begin so; a single letter stands only for itself."""
        return [self._beginning(word) if len(word) > 1 else self._exactly(word)]

    def _slipped(self, word: str) -> list[tuple[int, int]]:
        look = self._beginning if len(word) >= SLIP_IN_BEGINNINGS_FROM else self._exactly
        found = {look(one) for one in self._one_slip_away(word)}
        return sorted(one for one in found if one[0] < one[1])

    def _beginning(self, word: str) -> tuple[int, int]:
        first = bisect_left(self._words, word)
        return first, bisect_left(self._words, word + _AFTER, first)

    def _exactly(self, word: str) -> tuple[int, int]:
        first = bisect_left(self._words, word)
        return first, first + int(first < len(self._words) and self._words[first] == word)

    def _one_slip_away(self, word: str) -> set[str]:
        """A letter too many, too few or another one, or two that changed places; as far as words begin so at all."""
        found: set[str] = set()
        for at in range(len(word) + 1):
            head, tail = word[:at], word[at:]
            first, end = self._beginning(head) if head else (0, len(self._words))
            if first == end:
                break
            if tail:
                found.add(head + tail[1:])
            if len(tail) > 1:
                found.add(head + tail[1] + tail[0] + tail[2:])
            for letter in self._letters:
                found.add(head + letter + tail)
                found.add(head + letter + tail[1:])
        return found - {word}


class _Postings:
    """For each word, by its place in the alphabet, the rows that have it: one stretch for all that begin alike."""

    def __init__(self, many: int, places: Numbers, rows: Sequence[bytes]) -> None:
        lengths = np.fromiter((len(one) // 4 for one in rows), np.int64, len(rows))
        words = places[np.frombuffer(b"".join(rows), np.int32)].astype(np.int64)
        # one number for word and row sorts far faster than two
        both = np.sort((words << 32) | np.repeat(np.arange(len(rows), dtype=np.int64), lengths))
        self._rows = (both & 0xFFFFFFFF).astype(np.int32)
        self._starts = np.searchsorted(both >> 32, np.arange(many + 1)).astype(np.int64)

    @property
    def bytes(self) -> int:
        return self._rows.nbytes + self._starts.nbytes

    def rows(self, first: int, end: int) -> Numbers:
        return self._rows[self._starts[first] : self._starts[end]]
