"""The human question: what somebody types is read plainly, and one slip of a finger is let pass.

It keeps out what cannot read, not who spells differently. Nothing here needs eyes: questions and answers are words.
"""

import re
import unicodedata
from dataclasses import dataclass

LONGEST_QUESTION, LONGEST_ANSWER, MOST_ANSWERS = 160, 80, 20
SHORTEST_WITH_A_SLIP = 4  # letters: in a shorter word one letter more or less is another word
EXACT, SLIP, WRONG, NO = "exact", "slip", "wrong", "no"

_UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_NUMBERS = {word: at for at, word in enumerate(_UNITS)} | {
    word: 10 * at for at, word in enumerate(_TENS, start=2)
}
_ARTICLES = frozenset({"a", "an", "the"})
_LEADS = frozenset(
    [
        "it",
        "its",
        "is",
        "are",
        "thats",
        "that",
        "they",
        "theyre",
        "i",
        "think",
        "guess",
        "believe",
        "would",
        "say",
        "be",
        "maybe",
        "probably",
        "answer",
    ]
)
_TAILS = frozenset(["please", "thanks", "obviously", "surely"])
_LOOKS = frozenset(
    [
        "picture",
        "pictures",
        "image",
        "images",
        "photo",
        "drawing",
        "shown",
        "screen",
        "capitals",
        "uppercase",
        "bold",
        "underlined",
        "italic",
        "blurred",
        "font",
        "icon",
        "symbol",
        "below",
        "above",
        "left",
        "right",
        "click",
    ]
)


@dataclass(frozen=True)
class Question:
    """One question with the answers that count, and answers that never count however near they are."""

    text: str
    answers: tuple[str, ...]
    wrong: tuple[str, ...] = ()


@dataclass(frozen=True)
class Read:
    """How an answer was read: ``as_`` in plain words, ``how`` one of exact, slip, wrong, no."""

    as_: str
    how: str

    @property
    def counts(self) -> bool:
        return self.how in (EXACT, SLIP)


def plain(text: str) -> str:
    """An answer as it is compared: small letters without accents or signs, digits for numbers, no "it is a" before."""
    words = _numbers(_words(text[: 2 * LONGEST_ANSWER]))
    while len(words) > 1 and (words[0] in _ARTICLES or words[0] in _LEADS):
        words = words[1:]
    while len(words) > 1 and words[-1] in _TAILS:
        words = words[:-1]
    return " ".join(words)


def _words(text: str) -> list[str]:
    flat = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold()).casefold()
    flat = "".join(sign for sign in flat if not unicodedata.combining(sign))
    return re.sub(r"[\W_]+", " ", re.sub(r"['’ʼ`]", "", flat)).split()


def _numbers(words: list[str]) -> list[str]:
    """Number words up to ninety-nine as digits; every digit as we write it."""
    found: list[str] = []
    tens = False
    for word in words:
        value = _value(word)
        if tens and value is not None and 1 <= value <= 9 and not word[0].isdecimal():
            found[-1] = str(int(found[-1]) + value)
            tens = False
            continue
        found.append(word if value is None else str(value))
        tens = word in _TENS
    return found


def _value(word: str) -> int | None:
    if word.isdecimal():
        return int(word)
    return _NUMBERS.get(word)


def read(question: Question, typed: str) -> Read:
    """How ``typed`` counts as an answer. A listed wrong answer never counts, nor what is as near to one."""
    said = plain(typed)
    key = _together(said)
    if not key:
        return Read(said, NO)
    right, wrong = _keys(question.answers), _keys(question.wrong)
    if key in wrong:
        return Read(said, WRONG)
    if key in right:
        return Read(said, EXACT)
    if any(is_one_slip(key, one) for one in wrong):
        return Read(said, WRONG)
    return Read(said, SLIP if any(is_one_slip(key, one) for one in right) else NO)


def _keys(answers: tuple[str, ...]) -> set[str]:
    return {_together(plain(answer)) for answer in answers} - {""}


def _together(said: str) -> str:
    return said.replace(" ", "")


def is_one_slip(typed: str, meant: str) -> bool:
    """One letter wrong, missing, too many, or two that changed places; never in a short word or a number."""
    if len(meant) < SHORTEST_WITH_A_SLIP or any(sign.isdigit() for sign in typed + meant):
        return False
    short, long = sorted((typed, meant), key=len)
    if len(long) - len(short) > 1:
        return False
    at = next((place for place, sign in enumerate(short) if sign != long[place]), len(short))
    if len(short) < len(long):
        return short[at:] == long[at + 1 :]
    swapped = short[:at] + short[at + 1 : at + 2] + short[at : at + 1] + short[at + 2 :]
    return short[at + 1 :] == long[at + 1 :] or swapped == long


def problems(question: Question) -> list[str]:
    """What keeps a question from being asked, each in one sentence for whoever wrote it."""
    found = []
    if not question.text.strip():
        found.append("Write the question.")
    if len(question.text) > LONGEST_QUESTION:
        found.append(
            f"A question has at most {LONGEST_QUESTION} letters, so that it can be read aloud in one breath."
        )
    said = [answer for answer in question.answers if _together(plain(answer))]
    if not said:
        found.append("Write at least one answer that counts.")
    if len(question.answers) > MOST_ANSWERS or len(question.wrong) > MOST_ANSWERS:
        found.append(f"At most {MOST_ANSWERS} answers of each kind.")
    if any(len(answer) > LONGEST_ANSWER for answer in (*question.answers, *question.wrong)):
        found.append(f"An answer has at most {LONGEST_ANSWER} letters.")
    if both := _keys(question.answers) & _keys(question.wrong):
        found.append(f"“{sorted(both)[0]}” cannot count and not count.")
    return found


def hints(question: Question) -> list[str]:
    """What somebody who wrote a question may want to think about once more. Nothing here forbids it."""
    found = []
    if _LOOKS & set(_words(question.text)):
        found.append(
            "It may ask how something looks or where it stands. Somebody who hears this page read aloud could not say."
        )
    given = set(_words(question.text))
    if any(_words(answer) and set(_words(answer)) <= given for answer in question.answers):
        found.append("An answer stands in the question itself, so a machine may find it there.")
    return found
