"""Whether a comment reads like advice, so that its writer may be asked once. It never blocks and keeps nothing.

Phrases stand in a data file a language, in the notation of ``safety.rules.phrases``. They are let go of again where
they are a saying ("you should be proud"), somebody else's words ("they told me you should") or between quotation marks.
"""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from porch.safety.rules.phrases import Patience, Phrases, Tired, phrase_of
from porch.safety.rules.words import Sentence, sentences

PACKAGED = Path(__file__).resolve().parent.parent / "data" / "advice"
LOOKS = 25_000  # at a word, in one text
BEFORE = 6  # how many words back somebody else's "told me" is looked for
OPENERS = frozenset(
    [
        "and",
        "but",
        "so",
        "please",
        "maybe",
        "perhaps",
        "then",
        "or",
        "well",
        "honestly",
        "also",
        "first",
        "just",
    ]
)


@dataclass(frozen=True)
class Language:
    """``phrases`` count anywhere, ``starts`` only where a sentence begins with them."""

    phrases: Phrases
    starts: Phrases
    sayings: Phrases
    telling: Phrases


def advice_in(text: str, language: str = "en") -> str:
    """The first words that read like advice, as plain words; empty when nothing does, or no file knows the language."""
    told = language_of(language)
    if told is None:
        return ""
    patience = Patience(LOOKS)
    try:
        for sentence in sentences(text, frozenset()):
            if found := _in_one(sentence, told, patience):
                return found
    except Tired:
        pass
    return ""


def _in_one(sentence: Sentence, told: Language, patience: Patience) -> str:
    words = sentence.words
    spans = [(start, end) for _, start, end in told.phrases.spans(words, patience)]
    first = next((at for at, word in enumerate(words) if word not in OPENERS), 0)
    spans += [(start, end) for _, start, end in told.starts.spans(words, patience) if start <= first]
    if not spans:
        return ""
    sayings = told.sayings.covered(words, patience)
    others = [end for _, start, end in told.telling.spans(words, patience)]
    for start, end in sorted(spans):
        quoted = start in sentence.quoted
        said_by_others = any(0 <= start - over <= BEFORE for over in others)
        if not (quoted or said_by_others or start in sayings):
            return " ".join(words[start:end])
    return ""


@cache
def language_of(code: str) -> Language | None:
    """The file of a language, read once; None when there is none."""
    file = PACKAGED / f"{code}.json"
    if not (code.isascii() and code.isalpha() and file.is_file()):
        return None
    said: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    groups: dict[str, list[str]] = said["groups"]
    parts = ("phrases", "starts", "sayings", "telling")
    return Language(**{part: Phrases([phrase_of(line, groups) for line in said[part]]) for part in parts})
