"""Why two people were paired, in at most three plain sentences, and never a word not meant to be said.

A fact is named only when both people stated it, both share it, and both listed its field in ``may_share``.
Common hours and a common language may always be said: both gave them so that meeting can work.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from porch.matching.person import Person
from porch.matching.policy import Policy
from porch.matching.vocabulary import AGE_BANDS, COMPONENTS, ENOUGH, SOFT_FIELDS

MOST = 3
AGES = {band: at for at, band in enumerate(AGE_BANDS)}
NAMED = 3
LANGUAGES = {
    "ar": "Arabic", "bn": "Bengali", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek",
    "en": "English", "es": "Spanish", "fa": "Persian", "fi": "Finnish", "fr": "French", "ga": "Irish",
    "he": "Hebrew", "hi": "Hindi", "hu": "Hungarian", "it": "Italian", "ja": "Japanese", "ko": "Korean",
    "nl": "Dutch", "no": "Norwegian", "pa": "Punjabi", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian",
    "ru": "Russian", "so": "Somali", "sv": "Swedish", "sw": "Swahili", "ta": "Tamil", "tl": "Tagalog",
    "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip
SENTENCES = {
    "life_stage": "You are at a similar place in life: {things}.",
    "pathways": "You are on the same path: {things}.",
    "interests": "You both enjoy {things}.",
    "experience": "You have both lived through {things}.",
    "story_tags": "Your stories touch on the same things: {things}.",
    "substances": "You both know what it is to leave {things} behind.",
}

Labels = Mapping[str, Mapping[str, str]]
"""field -> code -> the word people read. A code without one is shown as it is, dashes as spaces."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that may be said, and how much it counted."""

    code: str
    sentence: str
    points: int


def reasons(
    a: Person, b: Person, points: Mapping[str, int], hours: int, common: frozenset[str], labels: Labels
) -> list[Reason]:
    """At most three reasons, what counted most first.

    ``hours``: hours of the week both are free; ``common``: languages most people here speak, which are
    worth a sentence only when there is little else to say.
    """
    sayable = [_shared(a, b, name, points[name], labels) for name in SOFT_FIELDS]
    if hours:
        sayable.append(Reason("availability", _hours(hours), points["availability"]))
    found = sorted((reason for reason in sayable if reason), key=lambda reason: -reason.points)
    language = _language(a, b, common)
    if language:
        found.insert(0 if language.points else len(found), language)
    return found[:MOST]


def _shared(a: Person, b: Person, name: str, points: int, labels: Labels) -> Reason | None:
    if not points or not (name in a.may_share and name in b.may_share):
        return None
    if name == "age_band":
        return Reason(name, "You are close in age.", points)
    both = [code for code in getattr(a, name) or () if code in (getattr(b, name) or ())]
    words = labels.get(name, {})
    things = [words.get(code, code.replace("-", " ").replace("_", " ")) for code in sorted(set(both))]
    return Reason(name, SENTENCES[name].format(things=_listed(things[:NAMED])), points) if things else None


def _listed(things: list[str]) -> str:
    return things[0] if len(things) == 1 else f"{', '.join(things[:-1])} and {things[-1]}"


def _hours(hours: int) -> str:
    return f"You are both free for {hours} of the same hours in the week." if hours > 1 else (
        "You are both free for one same hour in the week."
    )  # fmt: skip


def _language(a: Person, b: Person, common: frozenset[str]) -> Reason | None:
    both = sorted(set(a.languages or ()) & set(b.languages or ()))
    if not both:
        return None
    rare = [code for code in both if code not in common]
    name = LANGUAGES.get((rare or both)[0])
    return Reason("language", f"You both speak {name}." if name else "You share a language.", bool(rare))


def shared_counts(a: Person, b: Person, hours: int) -> dict[str, int]:
    """How many things of each component two records share, straight from what was stated."""
    counts = {"availability": hours}
    for name in SOFT_FIELDS:
        if name != "age_band":
            counts[name] = len(set(getattr(a, name) or ()) & set(getattr(b, name) or ()))
    counts["age_band"] = age_nearness(a.age_band, b.age_band)
    return counts


def age_nearness(a: str | None, b: str | None) -> int:
    """2 for the same age band, 1 for neighbours, else 0."""
    return 0 if a is None or b is None else max(0, 2 - abs(AGES[a] - AGES[b]))


def components(policy: Policy, counts: Mapping[str, int]) -> dict[str, int]:
    """Points of each component; their sum is the score."""
    return {name: policy.points(name, min(counts[name], ENOUGH[name])) for name in COMPONENTS}
