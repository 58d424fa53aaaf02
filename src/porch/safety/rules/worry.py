"""Words that worry: does someone write of dying, hurting themselves, or an overdose happening now?

Its one use is a gentle card to the author alone. It finds phrases from a data file a language, and lets go of
them again where they are denied, long past, somebody else's, a quotation, a saying or a question about facts.
It never blocks, counts or keeps anything. Work grows with the length of the text, never faster.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from porch.safety.rules.words import Sentence, sentences

PACKAGED = Path(__file__).resolve().parent.parent / "data" / "worry"
BEFORE = 5  # how many words before a phrase may deny it
NEAR = 12  # how far back the person a phrase is about is looked for
GAP = 3  # how many words ``...`` may stand for
KINDS = ("overdose-now", "explicit", "self-harm", "indirect")  # most pressing first

type Step = tuple[frozenset[str], tuple[str, ...], bool]  # whole words, beginnings of words, may be left out


@dataclass(frozen=True)
class Phrase:
    """Words in a row. ``gaps`` says before which steps others may stand."""

    steps: tuple[Step, ...]
    gaps: frozenset[int]
    kind: str = ""


class Phrases:
    """Phrases found by their first word, so that most words of a text are looked at once."""

    def __init__(self, phrases: list[Phrase]) -> None:
        self.by_word: dict[str, list[Phrase]] = {}
        self.by_beginning: dict[str, list[Phrase]] = {}
        for phrase in phrases:
            whole, beginnings, _ = phrase.steps[0]
            for word in whole:
                self.by_word.setdefault(word, []).append(phrase)
            for beginning in beginnings:
                self.by_beginning.setdefault(beginning, []).append(phrase)
        self.lengths = sorted({len(beginning) for beginning in self.by_beginning})

    def spans(self, words: tuple[str, ...]) -> Iterator[tuple[Phrase, int, int]]:
        """Each phrase that stands in ``words``: index of its first word, and of the word after its last."""
        for start, word in enumerate(words):
            begun = [*self.by_word.get(word, ())]
            for length in self.lengths:
                begun += self.by_beginning.get(word[:length], ())
            for phrase in begun:
                end = _ends(phrase, words, start + 1, 1)
                if end is not None:
                    yield phrase, start, end

    def stand_in(self, words: tuple[str, ...]) -> bool:
        return next(self.spans(words), None) is not None


@dataclass(frozen=True)
class Language:
    """What one language's file says."""

    phrases: Phrases
    sayings: Phrases
    denials: Phrases
    past: Phrases
    now: Phrases
    telling: Phrases
    facts: Phrases
    me: frozenset[str]
    others: frozenset[str]
    hidden: frozenset[str]


def worry_in(text: str, language: str = "en") -> str | None:
    """The most pressing kind of worry in ``text``, or None. A language without a file is read as none."""
    told = language_of(language)
    if told is None:
        return None
    kinds = {_Read(sentence, told).kind() for sentence in sentences(text, told.hidden)}
    return next((kind for kind in KINDS if kind in kinds), None)


class _Read:
    """One sentence being read; what is true of the whole of it is worked out once, when first asked."""

    def __init__(self, sentence: Sentence, told: Language) -> None:
        self.words, self.quoted, self.told = sentence.words, sentence.quoted, told

    @cached_property
    def is_about_facts(self) -> bool:
        return self.told.facts.stand_in(self.words)

    @cached_property
    def is_past(self) -> bool:
        return self.told.past.stand_in(self.words) and not self.told.now.stand_in(self.words)

    @cached_property
    def is_telling(self) -> bool:
        return self.told.telling.stand_in(self.words)

    @cached_property
    def sayings(self) -> list[tuple[int, int]]:
        return [(start, end) for _, start, end in self.told.sayings.spans(self.words)]

    def kind(self) -> str | None:
        """The most pressing kind that nothing in the sentence lets go of."""
        best = len(KINDS)
        for phrase, start, end in self.told.phrases.spans(self.words):
            place = KINDS.index(phrase.kind)
            if place < best and not self._lets_go(phrase.kind, start, end):
                best = place
            if best == 0:
                break
        return KINDS[best] if best < len(KINDS) else None

    def _lets_go(self, kind: str, start: int, end: int) -> bool:
        if self.is_about_facts or self.is_past or (start in self.quoted and self.is_telling):
            return True
        if self.told.denials.stand_in(self.words[max(0, start - BEFORE) : start]):
            return True
        if any(start < until and since < end for since, until in self.sayings):
            return True
        return kind != "overdose-now" and _is_about_others(self.words, end, self.told)


def _is_about_others(words: tuple[str, ...], end: int, told: Language) -> bool:
    """The nearest person in or before the phrase is somebody else."""
    for word in reversed(words[max(0, end - NEAR) : end]):
        if word in told.me:
            return False
        if word in told.others:
            return True
    return False


def _ends(phrase: Phrase, words: tuple[str, ...], at: int, step: int) -> int | None:
    if step == len(phrase.steps):
        return at
    furthest = GAP if step in phrase.gaps else 0
    whole, beginnings, may_miss = phrase.steps[step]
    for place in range(at, min(at + furthest, len(words) - 1) + 1):
        if place < len(words) and (words[place] in whole or words[place].startswith(beginnings or ("\0",))):
            end = _ends(phrase, words, place + 1, step + 1)
            if end is not None:
                return end
    return _ends(phrase, words, at, step + 1) if may_miss else None


@cache
def language_of(code: str) -> Language | None:
    """The file of a language, read once; None when there is none."""
    file = PACKAGED / f"{code}.json"
    if not (code.isascii() and code.isalpha() and file.is_file()):
        return None
    said: dict[str, Any] = json.loads(file.read_text())
    guards = ("sayings", "denials", "past", "now", "telling", "facts")
    return Language(
        phrases=Phrases([_phrase(line, kind) for kind in KINDS for line in said["phrases"][kind]]),
        **{guard: Phrases([_phrase(line) for line in said[guard]]) for guard in guards},
        me=frozenset(said["me"]),
        others=frozenset(said["others"]),
        hidden=frozenset(said["hidden"]),
    )


def _phrase(line: str, kind: str = "") -> Phrase:
    """One line of a file: words in a row; ``a|b`` either, ``word~`` any ending, ``(word)`` may be missing,
    ``...`` up to three others. The first word is always there."""
    steps: list[Step] = []
    gaps: set[int] = set()
    for part in line.split():
        if part == "...":
            gaps.add(len(steps))
            continue
        either = part.strip("()").split("|")
        whole = frozenset(word for word in either if not word.endswith("~"))
        beginnings = tuple(word[:-1] for word in either if word.endswith("~"))
        steps.append((whole, beginnings, part.startswith("(")))
    return Phrase(tuple(steps), frozenset(gaps), kind)
