"""Whether a name somebody chose for one room could be taken for another one there.

Two names are alike when their skeletons are the same: what is left of a name once its accents, spaces and signs are
gone, and every letter stands for the plain one it looks like, whichever alphabet it comes from. Nobody ever reads a
skeleton; it only compares. The letters are our own choice of those that look alike in common typefaces, after the idea
of Unicode Technical Standard 39.
"""

import re
import unicodedata
from collections.abc import Iterable

SHORTEST, LONGEST = 2, 24  # characters of a name for one room

# letters of other alphabets, and letters that no decomposition takes apart, beside the plain letter each looks like
_LOOKS_LIKE = {
    "a": "аαɑ\uab7aⲁ",
    "b": "Ьвβƅьᏼ",
    "c": "сϲсᴄⅽⲥ\u1d04",
    "d": "ԁđᏧɖ",
    "e": "еεєҽⲉ℮ɛэ",
    "f": "ƒꞙϝ",
    "g": "ɡցɢԍ",
    "h": "һհħнኽ",
    "i": "іıιӏɩӀl|ǀⅼɪłʟ",
    "j": "јȷϳյ",
    "k": "кκĸқ",
    "m": "мṃϻ\u217f",
    "n": "пηոռŋ",
    "o": "оοօøסഠ০०ంⲟᴏσөѳ",
    "p": "рρþϸⲣ",
    "q": "ԛգզ",
    "r": "гᴦⲅɾ",
    "s": "ѕꜱʂՏ",
    "t": "тτŧƭᴛ",
    "u": "υսцʋᴜմ",
    "v": "νѵᴠⅴ",
    "w": "ԝωաᴡшѡ",
    "x": "хχⅹ×",
    "y": "уγүʏყ",
    "z": "ᴢʐƶ",
}
# capitals that look like another letter than their small ones do
_CAPITALS = {
    **{"Η": "h", "Ν": "n", "Ρ": "p", "Υ": "y", "Β": "b", "Μ": "m", "Χ": "x", "Ζ": "z", "Ι": "i", "Τ": "t"},
    **{"Н": "h", "В": "b", "Р": "p", "С": "c", "Х": "x", "У": "y", "Т": "t", "М": "m", "К": "k", "Ѕ": "s"},
    **{"Ս": "u", "Օ": "o", "Լ": "l", "Տ": "s", "Ց": "g"},
}
# figures and signs in the place of letters
_STANDS_FOR = {"0": "o", "1": "i", "2": "z", "3": "e", "4": "a", "5": "s", "7": "t", "8": "b", "9": "g"}
_SIGNS = {"@": "a", "$": "s", "!": "i", "€": "e", "£": "l", "+": "t", "¡": "i"}
# the plain letter l stands with i: in many typefaces a small l, a capital I and a 1 are one stroke
_TWO = (("rn", "m"), ("vv", "w"))

_PLAIN = str.maketrans(
    {
        **{sign: letter for letter, signs in _LOOKS_LIKE.items() for sign in signs.casefold()},
        **_STANDS_FOR,
        **_SIGNS,
    }
)

_IN_CAPITALS = str.maketrans(_CAPITALS)

# what somebody does here, or what a page calls people itself: no name says so
_SPOKEN_FOR = (
    *("host", "cohost", "greeter", "timekeeper", "captioner", "moderator", "mod", "admin", "administrator"),
    *("coordinator", "operator", "staff", "support", "porch", "safety", "desk", "system", "official"),
    *("you", "nobody", "somebody", "someone", "member", "everybody", "doctor", "therapist", "police"),
)

# writing that goes together in one word; everything else is one alphabet a word
_TOGETHER = frozenset({"CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "HANGUL", "BOPOMOFO"})


class NotAName(Exception):
    """Nobody can be shown by this here. Its text is one sentence for whoever chose it."""


def skeletons(name: str) -> frozenset[str]:
    """What a name looks like, read in capitals and in small letters."""
    return frozenset({skeleton(name), skeleton(unicodedata.normalize("NFKD", name).translate(_IN_CAPITALS))})


def skeleton(name: str) -> str:
    """One way to read a name: two with the same skeleton cannot be told apart at a glance."""
    flat = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
    plain = flat.translate(_PLAIN)
    letters = "".join(sign for sign in plain if sign.isalnum())
    for pair, one in _TWO:
        letters = letters.replace(pair, one)
    return re.sub(r"(.)\1{2,}", r"\1\1", letters)


def are_alike(one: str, other: str) -> bool:
    return bool(skeletons(one) & skeletons(other))


def chosen(name: str, taken: Iterable[str]) -> str:
    """``name`` as it is shown, where it looks like none of those ``taken``; NotAName with a sentence."""
    shown = " ".join("".join(sign for sign in name if sign.isprintable()).split())
    letters = [sign for sign in shown if sign.isalpha()]
    if len(shown) > LONGEST or (len(shown) < SHORTEST and not _is_a_word_alone(shown)):
        raise NotAName(f"A name for this room has {SHORTEST} to {LONGEST} letters.")
    if any(unicodedata.category(sign) in ("Cf", "Co", "Cn", "So") for sign in name):
        raise NotAName("Use letters only for your name here.")
    if len(letters) < SHORTEST and not any(map(_is_a_word_alone, letters)):
        raise NotAName("Use letters only for your name here.")
    if not all(_is_of_one_alphabet(word) for word in shown.split()):
        raise NotAName("Write your name here in one alphabet.")
    if any(skeletons(part) & _RESERVED for part in (shown, *re.split(r"[\W_]+", shown))):
        raise NotAName("That says what somebody does here. Choose another name.")
    if any(are_alike(shown, other) for other in taken):
        raise NotAName("Somebody here has a name that looks like this one. Choose another name.")
    return shown


def _is_a_word_alone(sign: str) -> bool:
    """A sign of writing in which one is a name, such as Chinese or Hangul."""
    return len(sign) == 1 and unicodedata.name(sign, "?").split()[0] in _TOGETHER


def _is_of_one_alphabet(word: str) -> bool:
    found = {unicodedata.name(sign, "?").split()[0] for sign in word if sign.isalpha()}
    found = {"CJK" if alphabet in _TOGETHER else alphabet for alphabet in found}
    return len(found - {"FULLWIDTH", "MODIFIER"}) <= 1


_RESERVED = frozenset(skeleton(word) for word in _SPOKEN_FOR) - {""}
