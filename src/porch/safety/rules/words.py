"""Text as plain words: one spelling for accents, apostrophes, look-alike signs and letters spread apart."""

import re
import unicodedata
from dataclasses import dataclass

LOOK_ALIKE = str.maketrans("01345$@!", "oieassai")
SPREAD = re.compile(r"(?<![^\W_])[^\W\d_](?:[ ._-]{1,2}[^\W\d_](?![^\W_])){2,60}")
TOKEN = re.compile(r"[^\W_](?:[\w$@!*]*[\w*])?|[.!?;\n\"“”«»]")
ENDS = frozenset(".!?;\n")
QUOTES = frozenset('"“”«»')
LONGEST_READ = 10_000  # characters; nobody's message is longer


@dataclass(frozen=True)
class Sentence:
    """The words of one sentence, and which of them stand between quotation marks."""

    words: tuple[str, ...]
    quoted: frozenset[int]


def sentences(text: str, hidden: frozenset[str]) -> list[Sentence]:
    """``text`` in plain words, sentence by sentence. ``hidden`` are words worth finding behind stars or gaps."""
    found: list[Sentence] = []
    words: list[str] = []
    quoted: set[int] = set()
    between = False
    tokens = TOKEN.findall(_drawn_together(_plain(text[:LONGEST_READ]), hidden))
    in_pairs = sum(token in QUOTES for token in tokens) % 2 == 0  # a stray mark quotes nothing
    for token in tokens:
        if token in QUOTES:
            between = in_pairs and not between
        elif token in ENDS:
            found.append(Sentence(tuple(words), frozenset(quoted)))
            words, quoted = [], set()
        else:
            if between:
                quoted.add(len(words))
            words.append(_unmasked(token, hidden))
    found.append(Sentence(tuple(words), frozenset(quoted)))
    return [sentence for sentence in found if sentence.words]


def _plain(text: str) -> str:
    """Small letters, no accents, no apostrophes: ``don’t`` and ``dont`` are one word."""
    flat = unicodedata.normalize("NFKD", text.casefold())[:LONGEST_READ]  # one sign may become eighteen
    return re.sub(r"['’ʼ`\u0300-\u036f]", "", flat)


def _drawn_together(text: str, hidden: frozenset[str]) -> str:
    """``k i l l`` and ``k.i.l.l`` as one word, where the letters end in a word worth finding."""

    def together(run: re.Match[str]) -> str:
        letters = re.sub(r"[ ._-]", "", run[0])
        for start in range(len(letters) - 2):
            if letters[start:] in hidden:
                return " ".join([*letters[:start], letters[start:]])
        return run[0]

    return SPREAD.sub(together, text)


def _unmasked(token: str, hidden: frozenset[str]) -> str:
    """``k1ll`` and ``su*cide`` as the word they stand for; any other word as it is."""
    if token.isalpha():
        return token
    spelled = token.translate(LOOK_ALIKE)
    if spelled in hidden:
        return spelled
    if "*" in spelled:
        length = len(spelled)
        for word in hidden:
            if len(word) == length and all(a in ("*", b) for a, b in zip(spelled, word, strict=True)):
                return word
    return token if token.isdigit() else spelled.replace("*", "")
