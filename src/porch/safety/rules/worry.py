"""Words that worry: does someone write of dying, hurting themselves, or an overdose happening now?

Its one use is a gentle card to the author alone. It finds phrases from a data file a language, and lets go of
them again where they are denied, long past, somebody else's, a quotation, a saying or a question about facts.
It never blocks, counts or keeps anything. Work grows with the length of the text, never faster, and ends at
``LOOKS``: of a text so full that it takes more, only what was found by then is told.
"""

import json
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from porch.safety.rules.phrases import Patience, Phrases, Tired, Words, phrase_of
from porch.safety.rules.words import Sentence, sentences

PACKAGED = Path(__file__).resolve().parent.parent / "data" / "worry"
BEFORE = 8  # how many light words may stand between a denial and what it denies
NEAR = 14  # how far back the person a phrase is about is looked for
LOOKS = 25_000  # at a word, in one text; an ordinary long message takes a tenth of it
KINDS = ("overdose-now", "explicit", "self-harm", "indirect")  # most pressing first
GUARDS = ("sayings", "mine", "past", "now", "over", "returns", "telling", "facts")
SETS = ("me", "others", "joins", "denials", "light", "present", "hidden")


@dataclass(frozen=True)
class Language:
    """What one language's file says: phrases that worry, and what lets go of them.

    ``mine`` are words that turn an overdose of now into a wish of one's own; ``over`` says that it has ended,
    ``returns`` that what was past or denied has come back; ``light`` words carry a denial on to what it denies.
    """

    phrases: Phrases
    sayings: Phrases
    mine: Phrases
    past: Phrases
    now: Phrases
    over: Phrases
    returns: Phrases
    telling: Phrases
    facts: Phrases
    me: frozenset[str]
    others: frozenset[str]
    joins: frozenset[str]
    denials: frozenset[str]
    light: frozenset[str]
    present: frozenset[str]
    hidden: frozenset[str]


def worry_in(text: str, language: str = "en") -> str | None:
    """The most pressing kind of worry in ``text``, or None. A language without a file is read as none."""
    told = language_of(language)
    if told is None:
        return None
    found: set[str] = set()
    was: set[str] = set()  # kinds an earlier sentence told as past, until a later one says that it is back
    patience = Patience(LOOKS)
    try:
        for sentence in sentences(text, told.hidden):
            read = _Read(sentence, told, patience)
            if was and read.comes_back:
                found |= was
            found |= read.kinds()
            was |= read.gone
            if KINDS[0] in found:
                break
    except Tired:
        pass
    return next((kind for kind in KINDS if kind in found), None)


class _Read:
    """One sentence being read; what is true of the whole of it is worked out once, when first asked."""

    def __init__(self, sentence: Sentence, told: Language, patience: Patience) -> None:
        self.words, self.quoted, self.told, self.patience = sentence.words, sentence.quoted, told, patience
        self.gone: set[str] = set()

    def _stands(self, phrases: Phrases) -> bool:
        return phrases.stand_in(self.words, self.patience)

    @cached_property
    def is_about_facts(self) -> bool:
        return self._stands(self.told.facts)

    @cached_property
    def is_past(self) -> bool:
        """Told as past, and not as going on; or as past and over."""
        told = self.told
        return self._stands(told.over) or (self._stands(told.past) and not self._stands(told.now))

    @cached_property
    def is_only_telling(self) -> bool:
        """What stands between quotation marks is somebody's line: the rest names one, or speaks of nobody here."""
        outside = (word for place, word in enumerate(self.words) if place not in self.quoted)
        return self._stands(self.told.telling) or self.told.me.isdisjoint(outside)

    @cached_property
    def comes_back(self) -> bool:
        return self._stands(self.told.returns)

    @cached_property
    def sayings(self) -> frozenset[int]:
        return self.told.sayings.covered(self.words, self.patience)

    @cached_property
    def mine(self) -> frozenset[int]:
        return self.told.mine.covered(self.words, self.patience)

    def kinds(self) -> set[str]:
        """The kinds that nothing in the sentence lets go of; those that are past go into ``gone``."""
        found: set[str] = set()
        for phrase, start, end in self.told.phrases.spans(self.words, self.patience):
            if phrase.kind not in found and not self._lets_go(phrase.kind, start, end):
                found.add(phrase.kind)
        return found

    def _lets_go(self, kind: str, start: int, end: int) -> bool:
        places = range(start, end)
        if not self.sayings.isdisjoint(places) or (start in self.quoted and self.is_only_telling):
            return True
        if kind == KINDS[0] and not self.mine.isdisjoint(places):
            return True
        if kind != KINDS[0] and _is_about_others(self.words, end, self.told):
            return True
        if self._is_denied(start) and not self.comes_back:
            return True
        if self.is_past and not self._is_present(start, end) and not self.comes_back:
            self.gone.add(kind)
            return True
        return self.is_about_facts and (kind == KINDS[0] or not self._is_present(start, end))

    def _is_denied(self, start: int) -> bool:
        """Walking back over light words, a denial is met."""
        for word in reversed(self.words[max(0, start - BEFORE) : start]):
            if word in self.told.denials:
                return True
            if word not in self.told.light:
                return False
        return False

    def _is_present(self, start: int, end: int) -> bool:
        """The words themselves are of now: ``I want to``, and not ``I used to want to``."""
        near = self.words[max(0, start - 2) : end]
        before = self.words[max(0, start - 4) : start + 1]
        return not self.told.present.isdisjoint(near) and not self.told.past.stand_in(before, self.patience)


def _is_about_others(words: Words, end: int, told: Language) -> bool:
    """Who is nearest before the phrase's end is somebody else; across an "and", whom the sentence began with."""
    first: str | None = None
    joined = False
    start = max(0, end - NEAR)
    for place in range(end - 1, start - 1, -1):
        word = words[place]
        joined = joined or word in told.joins
        who = _who(words, place, told)
        if who and not joined:
            return who == "other"
        first = who or first
    return first == "other"


def _who(words: Words, place: int, told: Language) -> str | None:
    if words[place] in told.others:
        return "other"
    if words[place] not in told.me:
        return None
    next_two = words[place + 1 : place + 3]
    return "other" if words[place] in ("my", "our") and not told.others.isdisjoint(next_two) else "me"


@cache
def language_of(code: str) -> Language | None:
    """The file of a language, read once; None when there is none."""
    file = PACKAGED / f"{code}.json"
    if not (code.isascii() and code.isalpha() and file.is_file()):
        return None
    said: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    groups: dict[str, list[str]] = said["groups"]
    worrying = [phrase_of(line, groups, kind) for kind in KINDS for line in said["phrases"][kind]]
    parts: dict[str, Any] = {name: frozenset(said[name]) for name in SETS}
    parts |= {guard: Phrases([phrase_of(line, groups) for line in said[guard]]) for guard in GUARDS}
    return Language(phrases=Phrases(worrying), **parts)
