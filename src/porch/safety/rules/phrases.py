"""Words in a row, found in a sentence. How a phrase is written stands at ``phrase_of``."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

GAP = 3  # how many words ``...`` may stand for
WIDE = 8  # and ``....``
END = "$"

type Words = tuple[str, ...]


class Tired(Exception):
    """The text took as much work as one text may."""


class Patience:
    """How many more looks at a word one text may take; every look counts."""

    def __init__(self, looks: int) -> None:
        self.left = looks

    def look(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise Tired


@dataclass(frozen=True)
class Step:
    """One place of a phrase: whole words, beginnings of words, may it be missing, how many others may come before."""

    whole: frozenset[str]
    beginnings: Words
    may_miss: bool
    gap: int

    def takes(self, word: str) -> bool:
        return word in self.whole or (bool(self.beginnings) and word.startswith(self.beginnings))


@dataclass(frozen=True)
class Phrase:
    """``needed`` are words of which one must stand in the sentence; empty when nothing can be told beforehand."""

    steps: tuple[Step, ...]
    kind: str
    needed: frozenset[str]

    def ends(self, words: Words, at: int, patience: Patience, step: int = 1) -> int | None:
        """The place after the last word, when the steps from ``step`` on stand at ``at``."""
        patience.look()
        if step == len(self.steps):
            return at
        wanted = self.steps[step]
        for place in range(at, min(at + wanted.gap, len(words) - 1) + 1):
            if wanted.takes(words[place]):
                end = self.ends(words, place + 1, patience, step + 1)
                if end is not None:
                    return end
        if wanted.may_miss or (at == len(words) and END in wanted.whole):
            return self.ends(words, at, patience, step + 1)
        return None


class Phrases:
    """Phrases found by their first word, so that most words of a text are looked at once."""

    def __init__(self, phrases: list[Phrase]) -> None:
        self.by_word: dict[str, list[Phrase]] = {}
        self.by_beginning: dict[str, list[Phrase]] = {}
        for phrase in phrases:
            first = phrase.steps[0]
            for word in first.whole:
                self.by_word.setdefault(word, []).append(phrase)
            for beginning in first.beginnings:
                self.by_beginning.setdefault(beginning, []).append(phrase)
        self.lengths = sorted({len(beginning) for beginning in self.by_beginning})

    def spans(self, words: Words, patience: Patience) -> Iterator[tuple[Phrase, int, int]]:
        """Each phrase that stands in ``words``: index of its first word, and of the word after its last."""
        present = frozenset(words)
        for start, word in enumerate(words):
            for phrase in self._begun_by(word):
                patience.look()
                if phrase.needed and phrase.needed.isdisjoint(present):
                    continue
                end = phrase.ends(words, start + 1, patience)
                if end is not None:
                    yield phrase, start, end

    def _begun_by(self, word: str) -> Iterator[Phrase]:
        yield from self.by_word.get(word, ())
        for length in self.lengths:
            yield from self.by_beginning.get(word[:length], ())

    def stand_in(self, words: Words, patience: Patience) -> bool:
        return next(self.spans(words, patience), None) is not None

    def covered(self, words: Words, patience: Patience) -> frozenset[int]:
        """The places of all words that are part of one of the phrases."""
        return frozenset(
            place for _, start, end in self.spans(words, patience) for place in range(start, end)
        )


def phrase_of(line: str, groups: Mapping[str, list[str]], kind: str = "") -> Phrase:
    """One line of a language's file, as a phrase.

    Words in a row; ``a|b`` either, ``@name`` any word of that group, ``word~`` any ending, ``(word)`` may be missing,
    ``...`` up to three other words and ``....`` up to eight, ``$`` nothing more. The first word is always there.
    """
    steps: list[Step] = []
    gap = 0
    for part in line.split():
        if part in ("...", "...."):
            gap = GAP if part == "..." else WIDE
            continue
        either = [
            word
            for name in part.strip("()").split("|")
            for word in (groups[name[1:]] if name[0] == "@" else [name])
        ]
        whole = frozenset(word for word in either if not word.endswith("~"))
        beginnings = tuple(word[:-1] for word in either if word.endswith("~"))
        steps.append(Step(whole, beginnings, part[0] == "(", gap))
        gap = 0
    return Phrase(tuple(steps), kind, _needed(steps))


def _needed(steps: list[Step]) -> frozenset[str]:
    """The words of the last step that has to be there, when they are whole ones."""
    for step in reversed(steps[1:]):
        if not (step.may_miss or step.beginnings or END in step.whole):
            return step.whole
    return frozenset()
