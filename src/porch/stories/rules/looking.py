"""What in a text tells more than its writer may mean to: names, places, ways to reach someone, a day with a place, how
much and how. Each is shown to the writer alone, before it goes up, to be kept or changed; it blocks nothing.

Words come from a data file a language; numbers and addresses are the same everywhere. Work grows with the length.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from porch.safety.rules import contacts

PACKAGED = Path(__file__).resolve().parent.parent / "data" / "looking"
CONTACT, PERSON, PLACE, DATE, AMOUNT, METHOD = "contact", "person", "place", "date", "amount", "method"
KINDS = (CONTACT, PERSON, PLACE, DATE, AMOUNT, METHOD)
MOST = 30  # findings of one text that are shown: more than that nobody reads

_NAME = r"[A-ZÀ-ÖØ-Þ](?:['’][A-Z])?[a-zà-öø-ÿ]{1,20}(?:[-'’][A-Z]?[a-zà-öø-ÿ]{1,20})?"
_ENDS = re.compile(r"[.!?…]+[\s\"”’)]+|\n+")
_CONTACT = re.compile(
    r"\b[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}\b"
    r"|\b[\w.+-]{1,40}\s+(?:at|\[at\])\s+[\w-]{1,40}\s+(?:dot|\[dot\])\s+[a-z]{2,10}\b"
    r"|\bhttps?://\S{1,300}|\bwww\.\S{1,300}"
    r"|(?<![\w@/])@[A-Za-z]\w{2,30}"
    r"|(?<![\w.,:/-])(?:\+|00)?\(?\d(?:[\s().–-]{0,3}\d){6,14}(?![\w:/-])",
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_NUMERIC_DAY = re.compile(r"\b(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d{2}-\d{2})\b")
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|\b[A-Z]{2} \d{5}(?:-\d{4})?\b")


@dataclass(frozen=True)
class Finding:
    """``words`` stand in the text from ``start`` on; ``kind`` is one of ``KINDS``."""

    kind: str
    words: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.words)


def look(text: str, language: str = "en") -> list[Finding]:
    """What is found, in the order of the text, each stretch of it once. A language without a file: numbers alone."""
    told = language_of(language)
    found = [_as(CONTACT, match) for match in _CONTACT.finditer(text) if _is_contact(match[0])]
    found += [_as(PLACE, match) for match in _POSTCODE.finditer(text)]
    if told is not None:
        found += told.looks(text)
    found = _apart([*found, *_ways_to_reach(text, found)])
    dates = [] if told is None else [_as(DATE, match) for match in told.dates.finditer(text)]
    dates += [_as(DATE, match) for match in _NUMERIC_DAY.finditer(text)]
    return _apart([*found, *_with_a_place(text, dates, found)])[:MOST]


def changed(text: str, instead: Iterable[tuple[Finding, str]]) -> str:
    """``text`` with other words in place of findings; what no longer stands where it was found is left alone."""
    for finding, words in sorted(instead, key=lambda pair: -pair[0].start):
        if text[finding.start : finding.end] == finding.words:
            text = text[: finding.start] + words + text[finding.end :]
    return text


def _as(kind: str, match: re.Match[str], group: int = 0) -> Finding:
    return Finding(kind, match[group], match.start(group))


def _ways_to_reach(text: str, found: list[Finding]) -> Iterator[Finding]:
    """Sentences in which the house finds a way to reach someone that stands nowhere as one stretch."""
    bounds = [0, *(match.end() for match in _ENDS.finditer(text)), len(text)]
    there = [one.start for one in found if one.kind == CONTACT]
    for start, end in pairwise(bounds):
        said = text[start:end].rstrip()
        if said and not any(start <= at < end for at in there) and contacts.found(said):
            yield Finding(CONTACT, said, start)


def _is_contact(words: str) -> bool:
    """A long number is one to call when it is no day, and not the same or the next digit over and over."""
    if not re.fullmatch(r"[\d\s().+–-]+", words):
        return True
    if _NUMERIC_DAY.fullmatch(words.strip()):
        return False
    digits = [int(letter) for letter in words if letter.isdigit()]
    steps = {after - before for before, after in pairwise(digits)}
    return len(digits) >= 7 and steps not in ({0}, {1}, {-1})


def _apart(found: list[Finding]) -> list[Finding]:
    """Of two that overlap the first of ``KINDS``, then the longer one."""
    kept = list[Finding]()
    taken = bytearray(max((one.end for one in found), default=0))
    for one in sorted(found, key=lambda one: (KINDS.index(one.kind), -len(one.words), one.start)):
        if not any(taken[one.start : one.end]):
            taken[one.start : one.end] = b"\1" * len(one.words)
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)


def _with_a_place(text: str, dates: list[Finding], found: list[Finding]) -> list[Finding]:
    """A day alone tells little: it counts where its sentence names a place too."""
    bounds = [0, *(match.end() for match in _ENDS.finditer(text)), len(text)]
    places = [one.start for one in found if one.kind == PLACE]

    def sentence(at: int) -> int:
        return sum(1 for bound in bounds if bound <= at)

    there = {sentence(at) for at in places}
    return [one for one in dates if sentence(one.start) in there]


class Language:
    """One language's file as patterns."""

    def __init__(self, said: dict[str, list[str]]) -> None:
        self._no_names = frozenset(said["no_names"])
        self._no_towns = frozenset(said["no_towns"]) | self._no_names
        self._given, self._maybe = frozenset(said["given"]), frozenset(said["maybe_given"])
        self._substances = frozenset(said["substances"])
        self.dates = _dates(said)
        self._people = _people(said)
        self._places = _places(said)
        self._towns = re.compile(rf"\b(?i:{_any(said['leads_to_town'])})\s+({_NAME}(?:[ -]{_NAME})?)(?!\w)")
        self._amounts = _amounts(said)
        self._methods = re.compile(rf"\b(?:{'|'.join(said['methods'])})\b", re.IGNORECASE)
        self._two = re.compile(rf"(?<!\w)({_NAME})\s+({_NAME})(?!\w)")
        self._one = re.compile(rf"(?<![\w@])({_NAME})(?!\w)")
        self._institutions = frozenset([*said["institutions"], *said["streets"], *said["maybe_streets"]])

    def looks(self, text: str) -> list[Finding]:
        begins = {0, *(match.end() for match in _ENDS.finditer(text))}
        places = [*self._named_places(text), *self._named_towns(text)]
        people = [*self._named_people(text), *self._by_given_name(text, begins)]
        found = [*places, *_outside(places, people)]
        found += [_as(AMOUNT, match) for pattern in self._amounts for match in pattern.finditer(text)]
        found += [_as(METHOD, match) for match in self._methods.finditer(text)]
        return found

    def _named_people(self, text: str) -> Iterator[Finding]:
        for pattern in self._people:
            for match in pattern.finditer(text):
                if match[1].split()[0] not in self._no_names:
                    yield _as(PERSON, match, 0 if pattern.groups > 1 else 1)

    def _by_given_name(self, text: str, begins: set[int]) -> Iterator[Finding]:
        """Two capitals in a row, a given name alone, or a capital that begins no sentence and is no other word."""
        for match in self._two.finditer(text):
            first, second = match[1], match[2]
            if {first, second} & self._no_names or second in self._institutions:
                continue
            given = first in self._given or (first in self._maybe and second not in self._given)
            inside = match.start() not in begins and not _follows_an_article(text, match.start())
            if given or inside:
                yield _as(PERSON, match)
        for match in self._one.finditer(text):
            word = match[1]
            if (
                word in self._no_names
                or word.lower() in self._substances
                or _is_a_fellowship(text, match.end())
            ):
                continue
            if word in self._given or (match.start() not in begins and word not in self._maybe):
                yield _as(PLACE if _follows_the(text, match.start()) else PERSON, match, 1)

    def _named_places(self, text: str) -> Iterator[Finding]:
        for pattern in self._places:
            for match in pattern.finditer(text):
                name = match[1].split()
                if name and name[0] not in self._no_names:
                    yield _as(PLACE, match, 1 if match.re.groups == 1 else 0)

    def _named_towns(self, text: str) -> Iterator[Finding]:
        for match in self._towns.finditer(text):
            words = match[1].split()
            if not self._no_towns & {*words} and words[0] not in self._given and words[0] not in self._maybe:
                yield _as(PLACE, match, 1)


def _outside(places: list[Finding], people: list[Finding]) -> list[Finding]:
    """A name inside the name of a place is the place's."""
    there = bytearray(max((one.end for one in (*places, *people)), default=0))
    for place in places:
        there[place.start : place.end] = b"\1" * len(place.words)
    return [one for one in people if not all(there[one.start : one.end])]


def _follows_an_article(text: str, at: int) -> bool:
    before = text[:at].rstrip().rsplit(None, 1)
    return bool(before) and before[-1].lower().strip("“\"'(") in {
        "the",
        "a",
        "an",
        "read",
        "of",
        "this",
        "our",
        "my",
    }


def _is_a_fellowship(text: str, end: int) -> bool:
    return text.startswith(" Anonymous", end)


def _follows_the(text: str, at: int) -> bool:
    return text[max(0, at - 4) : at].lower() == "the "


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in words)


def _dates(said: dict[str, list[str]]) -> re.Pattern[str]:
    month = f"(?:{_any(said['months'])})\\.?"
    year = r"(?:,?\s+(?:19|20)\d{2})?"
    day = f"(?:{_DAY}|{_any(said['days'])})"
    return re.compile(rf"\b(?:the\s+)?{day}\s+(?:of\s+)?{month}{year}(?!\w)|\b{month}\s+{_DAY}{year}(?!\w)")


def _people(said: dict[str, list[str]]) -> list[re.Pattern[str]]:
    name = rf"({_NAME}(?:\s+{_NAME})?)"
    small = rf"((?i:{_any(said['given'])}))"
    close = rf"(?:(?i:my|his|her|our|their)\s+(?:\w+\s+)?(?:{_any(said['relations'])}),?)"
    return [
        re.compile(rf"\b(?:{_any(said['titles'])})\.?\s+{name}(?!\w)()"),
        re.compile(rf"\b{close}\s+{name}(?!\w)"),
        re.compile(rf"\b{close}\s+{small}(?!\w)"),
        re.compile(rf"\b(?:called|named)\s+{name}(?!\w)"),
    ]


def _places(said: dict[str, list[str]]) -> list[re.Pattern[str]]:
    names = rf"(?:{_NAME}|St)(?:[ -](?:{_NAME}|[a-z]{{2,3}} {_NAME})){{0,2}}"
    streets, maybe = _any(said["streets"]), _any(said["maybe_streets"])
    works, names_only = _any(said["works"]), rf"{_NAME}(?:\s+{_NAME})?"
    institutions, lower = _any(said["institutions"]), _any(said["lower_institutions"])
    return [
        re.compile(rf"((?:\b\d{{1,4}}[a-z]?,?\s+)?\b{names}\s+(?:{streets}))(?!\w)"),
        re.compile(rf"(\b\d{{1,4}}[a-z]?,?\s+{names}\s+(?:{maybe}))(?!\w)"),
        re.compile(rf"\b(?:on|off|along|down)\s+({names}\s+(?:{maybe}))(?!\w)"),
        re.compile(rf"\b((?:St\.?\s+)?{names}(?:['’]s)?(?:\s+{_NAME})?\s+(?:{institutions}))(?!\w)"),
        re.compile(rf"\b((?:St\.?\s+)?{names}\s+(?:{lower}))\b"),
        re.compile(rf"\b(?i:{works})\s+(?:\w+\s+){{0,2}}(?:at|for|with)\s+(?:the\s+)?({names_only})(?!\w)"),
    ]


def _amounts(said: dict[str, list[str]]) -> list[re.Pattern[str]]:
    number = rf"(?:\d{{1,5}}(?:[.,]\d{{1,3}})?|{'|'.join(said['numbers'])})"
    units, alone, by_rate = ("|".join(said[name]) for name in ("units", "alone", "by_rate"))
    substances, rates = _any(said["substances"]), "|".join(said["rates"])
    some = r"(?:\w+\s+){0,2}?"
    return [
        re.compile(
            rf"\b{number}\s*(?:{some})(?:{units})\s+(?:of\s+)?(?:\w+\s+)?(?:{substances})\b(?:\s+(?:{rates}))?",
            re.IGNORECASE,
        ),
        re.compile(rf"\b{number}\s+(?:{substances})\s+(?:pills?|tablets?|capsules?)\b", re.IGNORECASE),
        re.compile(rf"\b{number}\s+(?:{alone})\b(?!\s+of\b)(?:\s+(?:{rates}))?", re.IGNORECASE),
        re.compile(rf"\b{number}\s*(?:{by_rate})(?: and a half)?\s+(?:{rates})\b", re.IGNORECASE),
    ]


@cache
def language_of(code: str) -> Language | None:
    """The words of one language; None where there is no file for it."""
    file = PACKAGED / f"{code[:2].lower()}.json"
    if not file.exists():
        return None
    said = json.loads(file.read_text(encoding="utf-8"))
    return Language({name: words for name, words in said.items() if isinstance(words, list)})
